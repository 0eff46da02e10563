"""Files a record at another attempt, with all that belongs to it: what it says stays as it was said."""

from dataclasses import dataclass
from typing import Any, Self

from applications.attempts.models import Attempt
from applications.attempts.placing import Places
from applications.companies.models import Company, Role
from applications.loops.models import Loop, Round
from applications.loops.placing import first_decision
from applications.loops.reach import settle_loop
from applications.records.deeds import Deed
from applications.records.doing import doing
from applications.records.models import Description, Fact
from applications.thread.models.facts import page_of
from applications.thread.order import TABLES as IN_ORDER
from applications.thread.order import Place, keep_offers_with_their_versions, places_in
from applications.thread.placing import places_apart
from applications.transfer.manifest import NAMES, TABLES
from applications.upkeep.belongings import APART, OFFERED, Belongings, End
from applications.upkeep.removal import refresh
from applications.upkeep.restoration import Refused
from applications.upkeep.words import title_of

CHANGED_ELSEWHERE = "This was changed or moved elsewhere since you opened it. Look at it again, then move it."
GONE = "This, or where it should go, was removed a moment ago."
OWN = "your own life"
Changes = dict[End, dict[str, Any]]


@dataclass(frozen=True)
class Whereabouts:
    """An attempt or, for what stands at none, a company as a whole; without either, one's own life."""

    attempt: Attempt | None = None
    company: Company | None = None

    @classmethod
    def of(cls, record: Any) -> Self:
        return cls(record.attempt, None if record.attempt else record.company)

    def __str__(self) -> str:
        return str(self.attempt or (f"{self.company} as a whole" if self.company else OWN))

    @property
    def stands(self) -> bool:
        return all(each.as_it_stands() for each in (self.attempt, self.company) if each)

    @property
    def page(self) -> str:
        return page_of(self.attempt, self.company)

    def columns(self, table: str) -> dict[str, Any]:
        if table == OFFERED:
            return {}
        return {"attempt": self.attempt} | ({"company": self.company} if table in APART else {})

    def knows(self, role: Role) -> bool:
        """Whether somebody could name the role there."""
        if self.attempt is None:
            return self.company in (None, role.company)
        same = role.company_id is not None and role.company_id == self.attempt.company_id
        return same or self.attempt.roles.filter(pk=role.pk).exists()


def mark_of(record: Any) -> str:
    """Differs as soon as the record says something else or stands elsewhere."""
    return f"{record.mark}.{record.attempt_id or ''}.{getattr(record, 'company_id', None) or ''}"


def move(record: Any, to: Whereabouts, mark: str) -> Deed | None:
    """Move it; `mark` is that of the record the person saw. Raises `Refused`."""
    with doing(record.owner, f"{title_of(record)} moved to {to}.") as did:
        record = record.as_it_stands()
        if record is None or not to.stands:
            raise Refused(GONE)
        if mark_of(record) != mark:
            raise Refused(CHANGED_ELSEWHERE)
        file_at(record, to)
    return did.deed


def file_at(record: Any, to: Whereabouts) -> None:
    """The same, in the transaction of whoever is doing it."""
    belongings = Belongings.of(record)
    ranks = ranks_there(belongings, to)
    changes: Changes = {end: to.columns(end[0]) for end in belongings.found}
    for tie in belongings.parted:
        changes.setdefault(tie.source, {})[tie.link] = None
    for end, rank in ranks.items():
        changes[end]["rank"] = rank
    write(belongings, changes, to)
    settle_loop(record.loop if isinstance(record, Round) else None)
    if to.attempt and "offers" in belongings.keys:
        keep_offers_with_their_versions(to.attempt)
    refresh(record.owner, {attempt.pk for attempt in (record.attempt, to.attempt) if attempt}, set())


def ranks_there(belongings: Belongings, to: Whereabouts) -> dict[End, int]:
    """Where each row goes: by its date as if it were recorded now, undated right behind what came before it.

    The record itself goes first. A fact shares its place with all that it corrects.
    """
    places = Places.in_thread(to.attempt) if to.attempt else places_apart(belongings.record.owner)
    in_turn, follows = places_among(belongings), None
    for place in in_turn:
        row: Any = IN_ORDER[place.table]._default_manager.get(pk=place.keys[0])
        follows = places.take(place.name, row.date, follows, precedes=decision_there(row, to.attempt))
    return {(place.table, key): places.taken[place.name] for place in in_turn for key in place.keys}


def places_among(belongings: Belongings) -> list[Place]:
    keys, owner, record = belongings.keys, belongings.record.owner, belongings.record
    rows = {name: TABLES[name].of(owner).filter(pk__in=keys[name]) for name in IN_ORDER if name in keys}
    itself = f"{NAMES[type(record)]}-{record.pk}"
    return sorted(places_in(rows).values(), key=lambda place: place.name != itself)


def decision_there(row: Any, attempt: Attempt | None) -> int | None:
    """The decision before which a step goes, as a newly recorded one would."""
    if attempt is None or not isinstance(row, Loop | Round):
        return None
    row.attempt = attempt
    return first_decision(row)


def write(belongings: Belongings, changes: Changes, to: Whereabouts) -> None:
    """Descriptions keep an earlier version, as with any edit; facts are filed elsewhere and say what they said."""
    for name, table in TABLES.items():
        of_table = {key: columns for (other, key), columns in changes.items() if other == name}
        for row in table.of(belongings.record.owner).filter(pk__in=of_table):
            columns = of_table[row.pk]
            if (name, row.pk) in belongings.found:
                columns |= unknown_there(row, to)
            if isinstance(row, Description):
                for column, value in columns.items():
                    setattr(row, column, value)
                row.revise()
            elif columns:
                table.of(row.owner).filter(pk=row.pk).update(**columns)


def unknown_there(row: Any, to: Whereabouts) -> dict[str, None]:
    """The links that make no sense there: a role nobody there knows of, and a rival that is the attempt itself."""
    role, rival, offer = (getattr(row, name, None) for name in ("role", "rival_attempt", "rival_offer"))
    senseless = {
        "role": role and not to.knows(role),
        "rival_attempt": rival and rival == to.attempt,
        "rival_offer": offer and offer.attempt == to.attempt,
    }
    return {name: None for name, is_so in senseless.items() if is_so}


def to_move(owner: Any, table: str, key: int) -> Any:
    """The record as it stands, of an offer's version the offer. Raises DoesNotExist."""
    rows = TABLES[table].of(owner)
    if table == OFFERED:
        return to_move(owner, "offers", rows.values_list("offer", flat=True).get(pk=key))
    read_along = ["attempt__company", *(["correction"] if issubclass(rows.model, Fact) else [])]
    record = rows.select_related(*read_along, *(["company"] if table in APART else [])).get(pk=key)
    latest: Any = record.latest if isinstance(record, Fact) else record
    latest.owner = owner
    return latest
