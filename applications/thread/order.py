"""The order of an attempt's thread, and of what belongs to none, moved by hand; it holds without any date."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet
from django.http import Http404

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.loops.models import Loop, Round
from applications.records.doing import doing
from applications.records.models import Fact
from applications.records.moves import Move
from applications.records.order import ranks_after_move
from applications.thread.models import Decision, Event, Feedback, Offer, OfferVersion, Term
from applications.thread.standing import refresh_facts

TABLES: dict[str, type[models.Model]] = {
    "loops": Loop, "rounds": Round, "events": Event, "decisions": Decision, "feedback": Feedback,
    "offer_versions": OfferVersion, "terms": Term,
}  # fmt: skip
# Their attempt is that of the offer.
OFFERED = "offer_versions"


@dataclass(frozen=True)
class Place:
    """One entry of a thread; `keys` are those of the record and of all that it corrects, which share its rank."""

    table: str
    keys: tuple[int, ...]
    rank: int
    uuid: UUID
    loop: int | None = None

    @property
    def name(self) -> str:
        return f"{self.table}-{self.keys[0]}"


def places_of(attempt: Attempt) -> dict[str, Place]:
    """All entries of the thread by their names, in order."""
    rows = {
        table: model._default_manager.filter(attempt=attempt) for table, model in TABLES.items() if table != OFFERED
    }
    return places_in(rows | {OFFERED: OfferVersion.objects.filter(offer__attempt=attempt)})


def places_apart(owner: User, company: Company | None) -> dict[str, Place]:
    """The events and terms of a company as a whole or, without one, of the owner's life; in order."""
    apart: dict[str, Any] = {"attempt": None, "company": company}
    return places_in({"events": owner.events.filter(**apart), "terms": owner.terms.filter(**apart)})


def places_in(tables: dict[str, QuerySet]) -> dict[str, Place]:
    found = [place for table, rows in tables.items() for place in places_among(table, rows)]
    return {place.name: place for place in sorted(found, key=lambda place: (place.rank, str(place.uuid)))}


def places_among(table: str, among: QuerySet) -> list[Place]:
    more = ["loop"] if among.model is Round else ["corrects"] if issubclass(among.model, Fact) else []
    rows = list(among.order_by().values("pk", "rank", "uuid", *more))
    before = {row["pk"]: row["corrects"] for row in rows if row.get("corrects")}
    standing = [row for row in rows if row["pk"] not in before.values()]
    return [Place(table, chain(row["pk"], before), row["rank"], row["uuid"], row.get("loop")) for row in standing]


def chain(pk: int, before: dict[int, int]) -> tuple[int, ...]:
    """A fact, what it corrects, what that corrects, and so on."""
    keys = [pk]
    while keys[-1] in before:
        keys.append(before[keys[-1]])
    return tuple(keys)


def block_of(what: str, places: dict[str, Place]) -> list[str]:
    """What moves with an entry: a loop takes along its rounds that stand right behind it."""
    order = list(places)
    block = [what]
    if places[what].table == "loops":
        for name in order[order.index(what) + 1 :]:
            if places[name].loop != places[what].keys[0]:
                break
            block.append(name)
    return block


def units_past(what: str, places: dict[str, Place]) -> list[list[str]]:
    """What an entry passes by one step up or down; a loop passes another with all its rounds."""
    if places[what].table != "loops":
        return [[name] for name in places]
    blocks = {name: block_of(name, places) for name, place in places.items() if place.table == "loops"}
    inside = {name for block in blocks.values() for name in block[1:]}
    return [blocks.get(name, [name]) for name in places if name not in inside]


def move_in_thread(attempt: Attempt, move: Move) -> None:
    """Move an entry of the thread. Raises `Http404` for one that is not there."""
    with doing(attempt.owner, f"Moved in {attempt}."):
        move_among(places_of(attempt), move)
        keep_offers_with_their_versions(attempt)
        refresh_facts(attempt)


def move_apart(owner: User, company: Company | None, move: Move) -> None:
    """Move what belongs to no attempt. Raises `Http404` for what is not there."""
    with doing(owner, f"Moved in what belongs to {company or 'your own life'}."):
        move_among(places_apart(owner, company), move)


def move_among(places: dict[str, Place], move: Move) -> None:
    if move.what not in places:
        raise Http404
    block = block_of(move.what, places)
    before = move.target(list(places), units_past(move.what, places), block)
    ranks = {name: place.rank for name, place in places.items()}
    for name, rank in ranks_after_move(ranks, block, before).items():
        TABLES[places[name].table].objects.filter(pk__in=places[name].keys).update(rank=rank)


def keep_offers_with_their_versions(attempt: Attempt) -> None:
    """An offer stands where the first of its versions does."""
    standing = models.Min("versions__rank", filter=models.Q(versions__correction=None))
    for offer in attempt.offers.annotate(first=standing).exclude(first=models.F("rank")).exclude(first=None):
        Offer.objects.filter(pk=offer.pk).update(rank=offer.first)
