"""Finds what belongs to a record of an attempt and goes along when it is moved, and what it is parted from then."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from django.db.models import TextField, Value

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.records.models import Record
from applications.transfer.manifest import NAMES, TABLES, target_of
from applications.upkeep.hanging import Found

#: The tables whose records stand at an attempt; events and terms may also belong to none.
MOVABLE = [name for name, table in TABLES.items() if any(link.name == "attempt" for link in table.links)]
APART = ["terms", "events"]
#: Their attempt is that of the offer, which moves with all of them.
OFFERED = "offer_versions"
#: By these, steps stand beside each other; by those, what is named goes along as well.
BESIDE, BOTH_WAYS = {"repeats", "replaces"}, {"corrects", "extends"}

End = tuple[str, int]


class Tie(NamedTuple):
    """A link between two records of the same attempt, each given by its table and key."""

    source: End
    link: str
    target: End


@dataclass(frozen=True)
class Belongings:
    """`found` is the record with what goes along, `parted` the ties of these to what stays behind.

    What names another record goes along with it, a fact that was corrected as far as its correction does.
    """

    record: Any
    found: set[End]
    parted: list[Tie]
    corrected: set[End]

    @classmethod
    def of(cls, record: Any) -> Self:
        """One query."""
        ties = ties_among(record.owner, record.attempt)
        corrected = {tie.target for tie in ties if tie.link == "corrects"}
        binding = [tie for tie in ties if tie.link in BOTH_WAYS or tie.source not in corrected]
        found: set[End] = set()
        fresh = {(NAMES[type(record)], record.pk)}
        while fresh:
            found |= fresh
            fresh = {end for tie in binding for end in going_along(tie, fresh)} - found
        parted = [tie for tie in ties if (tie.source in found) != (tie.target in found)]
        return cls(record, found, parted, corrected)

    @property
    def keys(self) -> Found:
        return {name: keys for name in TABLES if (keys := {key for table, key in self.found if table == name})}

    @property
    def standing(self) -> Found:
        """Without what a later fact corrects."""
        return {
            name: keys
            for name, all_keys in self.keys.items()
            if (keys := {key for key in all_keys if (name, key) not in self.corrected})
        }

    def left_behind(self) -> list[Record]:
        """What it is parted from; a query for each table."""
        ends = {end for tie in self.parted for end in (tie.source, tie.target)} - self.found - self.corrected
        owner = self.record.owner
        return [
            record
            for name in TABLES
            if (keys := [key for table, key in ends if table == name])
            for record in TABLES[name].of(owner).filter(pk__in=keys).order_by("pk")
        ]


def going_along(tie: Tie, fresh: set[End]) -> Iterator[End]:
    if tie.target in fresh and tie.link not in BESIDE:
        yield tie.source
    if tie.source in fresh and tie.link in BOTH_WAYS:
        yield tie.target


def ties_among(owner: User, attempt: Attempt | None) -> list[Tie]:
    """All links between records of the attempt or, without one, between those that stand at none."""
    tables = [*MOVABLE, OFFERED] if attempt else APART
    rows = [
        links_between(owner, attempt, name, link)
        for name in tables
        for link in TABLES[name].links
        if target_of(link) in tables and not link.name.startswith("rival")
    ]
    found = rows[0].union(*rows[1:], all=True)
    return [Tie((name, key), link, (table, target)) for name, key, link, table, target in found]


def links_between(owner: User, attempt: Attempt | None, name: str, link: Any) -> Any:
    table, target = TABLES[name], target_of(link)
    rows = table.model._default_manager.all() if attempt else table.of(owner)
    both: dict[str, Any] = {way_to(name): attempt, f"{link.name}__{way_to(target)}": attempt}
    words = [Value(word, TextField()) for word in (name, link.name, target)]
    named = rows.filter(**both).exclude(**{link.name: None}).order_by()
    return named.values_list(words[0], "pk", words[1], words[2], link.attname)


def way_to(name: str) -> str:
    """From a record of the table to its attempt."""
    return "offer__attempt" if name == OFFERED else "attempt"
