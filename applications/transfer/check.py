"""Proves that an account's caches agree with its facts, and that its history could be restored from its own export."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models

from applications.accounts.models import User
from applications.attempts.placing import THREAD
from applications.records.models import Fact
from applications.transfer.broken import BrokenHistory
from applications.transfer.caches import KEPT, in_batches, standing_of
from applications.transfer.derived import derived_names, expected_columns
from applications.transfer.export import tables_of
from applications.transfer.manifest import NAMES, TABLES, Table
from applications.transfer.own_links import Untied, check_circles
from applications.transfer.rows import Reader


@dataclass(frozen=True)
class Disagreement:
    """What is wrong with one record, as a sentence."""

    table: str
    uuid: UUID | str
    says: str

    def __str__(self) -> str:
        return f"{self.table} {self.uuid}: {self.says}"


def disagreements(owner: User) -> Iterator[Disagreement]:
    """All that is wrong with the owner's records; nothing when all is well."""
    yield from wrong_caches(owner)
    foreign = False
    for table in TABLES.values():
        yield from columns_out_of_step(table, owner)
        for found in [*foreign_links(table, owner)]:
            foreign = True
            yield found
        yield from misplaced(table, owner)
        yield from circles(table, owner)
    yield from ties(owner)
    if not foreign:
        yield from unrestorable(owner)


def wrong_caches(owner: User) -> Iterator[Disagreement]:
    numbers = owner.attempts.numbers()
    for batch in in_batches(owner.attempts.all()):
        for attempt in batch:
            for name, value in (standing_of(attempt) | {"number": numbers.get(attempt.pk)}).items():
                if (kept := getattr(attempt, name)) != value:
                    yield Disagreement("attempts", attempt.uuid, wrong(name, kept, value))
    for keeping in KEPT:
        for record, news in keeping.out_of_step(owner):
            for name, value in news.items():
                yield Disagreement(NAMES[keeping.model], record.uuid, wrong(name, getattr(record, name), value))


def wrong(name: str, kept: object, value: object) -> str:
    return f"“{name}” says {said(kept)}, and by the facts it is {said(value)}."


def said(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value) if value not in (None, "") else "nothing"


def columns_out_of_step(table: Table, owner: User) -> Iterator[Disagreement]:
    names = derived_names(table.model)
    if names:
        for record in table.of(owner).only("uuid", *names).order_by("uuid").iterator(chunk_size=500):
            for name, value in expected_columns(record).items():
                if getattr(record, name) != value:
                    yield Disagreement(table.name, record.uuid, f"“{name}” is not what follows from its column.")


def foreign_links(table: Table, owner: User) -> Iterator[Disagreement]:
    """Links that lead into another account."""
    for link in table.links:
        foreign = table.of(owner).exclude(**{link.name: None}).exclude(**{f"{link.name}__owner": owner})
        for uuid in foreign.values_list("uuid", flat=True):
            yield Disagreement(table.name, uuid, f"“{link.name}” leads to a record of another account.")
    for several in table.lists:
        source, target = several.m2m_field_name(), several.m2m_reverse_field_name()
        pairs = several.remote_field.through._default_manager.filter(**{f"{source}__owner": owner})
        for uuid in pairs.exclude(**{f"{target}__owner": owner}).values_list(f"{source}__uuid", flat=True).distinct():
            yield Disagreement(table.name, uuid, f"“{several.name}” lists a record of another account.")


#: Records of an attempt that may name one of its steps.
ABOUT_STEPS = (
    *("rounds", "involvements", "self_ratings", "forecasts", "seals", "askings", "tellings"),
    *("feedback", "post_mortems", "causes", "carries", "sightings"),
)


def misplaced(table: Table, owner: User) -> Iterator[Disagreement]:
    """Records that name a loop or round of another attempt than their own."""
    steps = [link.name for link in table.links if link.name in ("loop", "round")]
    for name in steps if table.name in ABOUT_STEPS else ():
        elsewhere = table.of(owner).exclude(**{name: None}).exclude(**{f"{name}__attempt": models.F("attempt")})
        for uuid in elsewhere.values_list("uuid", flat=True):
            yield Disagreement(table.name, uuid, f"its {name} belongs to another attempt.")


def circles(table: Table, owner: User) -> Iterator[Disagreement]:
    for link in table.own_links:
        named = table.of(owner).exclude(**{link.name: None})
        try:
            check_circles(dict(named.values_list("uuid", f"{link.name}__uuid")))
        except Untied as error:
            yield Disagreement(table.name, error.record, f"“{link.name}” leads back to the record itself.")


def ties(owner: User) -> Iterator[Disagreement]:
    """Records at the same place in the thread of an attempt, whose order is left to chance."""
    taken = set()
    for name in STANDING:
        for attempt, rank, uuid, _ in places(standing(name, owner), name).order_by("uuid"):
            if (attempt, rank) in taken:
                yield Disagreement(name, uuid, "it has the same place in its thread as another record.")
            taken.add((attempt, rank))


#: What stands in threads, and how each leads to its attempt. An offer stands there through its versions.
STANDING = {name: "attempt" for name in THREAD if name != "offers"} | {"offer_versions": "offer__attempt"}


def standing(name: str, owner: User) -> models.QuerySet:
    """The rows of a table that stand in a thread; a fact that was corrected leaves its place to the correction."""
    rows = TABLES[name].of(owner).exclude(**{STANDING[name]: None})
    return rows.filter(correction=None) if issubclass(rows.model, Fact) else rows


def places(rows: models.QuerySet, name: str) -> models.QuerySet:
    """Attempt, rank, UUID and key of such rows."""
    return rows.order_by().values_list(STANDING[name], "rank", "uuid", "pk")


def unrestorable(owner: User) -> Iterator[Disagreement]:
    """Records that a restore of the account's own export would refuse."""
    keys: dict[str, dict[UUID, int]] = {}
    for name, records in tables_of(owner):
        keys[name] = {}
        reader = Reader(TABLES[name], keys)
        for place, record in enumerate(records, start=1):
            keys[name][UUID(record["uuid"])] = place
            try:
                reader.read(record, place)
            except BrokenHistory as error:
                yield Disagreement(name, record["uuid"], f"it could not be restored. {error.field}: {error.reason}")
