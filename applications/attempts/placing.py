"""Where an attempt stands among the owner's, where a step or fact stands in its attempt, and attempt numbers."""

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, Self

from django.db import models

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import Given, KeptQuery
from applications.records.order import STEP, Placed, place_among, rank_between

Rows = models.Manager | models.QuerySet

# Everything that has its place in an attempt's thread, with the column that dates it.
THREAD = {
    "loops": "happened",
    "rounds": "happened",
    "events": "happened",
    "decisions": "learned",
    "feedback": "given",
    "offers": None,
    "terms": "starts",
}


class Places:
    """The places of rows that share an order, `placed` as (rank, date) in turn, and of those about to join them.

    `tables` gives the rows, which are hardly ever needed; `taken` holds the ranks of those to come, by name, until the
    caller writes them.
    """

    def __init__(self, placed: list[Placed], tables: Callable[[], Iterable[Rows]], start: int) -> None:
        self.placed, self.tables, self.start = placed, tables, start
        self.taken: dict[str, int] = {}

    @classmethod
    def in_thread(cls, attempt: Attempt) -> Self:
        return cls(placed_in_thread(attempt), lambda: in_thread(attempt), start=attempt.rank)

    def take(self, name: str, when: FuzzyDate | None, follows: int | None = None, precedes: int | None = None) -> int:
        """A free rank for something dated `when`; what comes after is shifted if need be.

        Something undated goes right behind the rank `follows`. What would else go to the end goes right before the
        rank `precedes`.
        """
        before, after = place_among(when, self.placed)
        ranks = [rank for rank, _ in self.placed]
        if follows is not None and (when is None or when.rank_hint is None):
            before, after = follows, next((rank for rank in ranks if rank > follows), None)
        elif precedes is not None and after is None:
            before, after = max((rank for rank in ranks if rank < precedes), default=None), precedes
        rank = rank_between(before, after, when, start=self.start)
        if rank is None:
            rank = self.make_room(after)
        self.taken[name] = rank
        self.placed = sorted([*self.placed, (rank, when)], key=itemgetter(0))
        return rank

    def make_room(self, rank: int) -> int:
        """Shift all from the rank on, and return it."""
        for rows in self.tables():
            make_room(rows, rank)
        self.placed = [(place + STEP if place >= rank else place, when) for place, when in self.placed]
        self.taken = {name: place + STEP if place >= rank else place for name, place in self.taken.items()}
        return rank


def rank_in_thread(
    attempt: Attempt, when: FuzzyDate | None = None, follows: int | None = None, precedes: int | None = None
) -> int:
    """A free rank in the attempt's thread, see `Places.take`."""
    return Places.in_thread(attempt).take("", when, follows, precedes)


def placed_in_thread(attempt: Attempt) -> list[Placed]:
    """(rank, date) of everything in the thread, in order. One query."""
    return sorted(map(tuple, ranks_and_dates.rows(attempt=attempt.pk)), key=itemgetter(0))


@KeptQuery
def ranks_and_dates() -> models.QuerySet:
    rows = []
    for name, column in THREAD.items():
        here = Attempt._meta.get_field(name).related_model._default_manager.filter(attempt=Given("attempt"))
        rows.append(here.order_by().values_list("rank", models.F(column) if column else models.Value("")))
    versions = Attempt._meta.get_field("offers").related_model._meta.get_field("versions").related_model
    made = versions._default_manager.filter(offer__attempt=Given("attempt")).order_by()
    rows.append(made.values_list("rank", "made"))
    return rows[0].union(*rows[1:], all=True)


def in_thread(attempt: Attempt) -> list[Rows]:
    """The tables of all that stands in it; the versions of its offers have places of their own."""
    version = attempt.offers.model._meta.get_field("versions").related_model
    return [*(getattr(attempt, name) for name in THREAD), version.objects.filter(offer__attempt=attempt)]


def rank_of_owner(owner: User, when: FuzzyDate | None = None) -> int:
    """A free rank among the owner's attempts and preparation for something dated `when`."""
    dated: dict[str, Any] = {"began_earliest": owner.attempts, "started_earliest": owner.preparation}
    after = None
    if when and when.latest:
        later = [rows.filter(**{f"{column}__gt": when.latest}) for column, rows in dated.items()]
        after = min(filter(None, (rows.aggregate(rank=models.Min("rank"))["rank"] for rows in later)), default=None)
    earlier = [rows.filter(rank__lt=after) if after is not None else rows for rows in dated.values()]
    before = max(filter(None, (rows.aggregate(rank=models.Max("rank"))["rank"] for rows in earlier)), default=None)
    rank = rank_between(before, after, when, start=STEP)
    if rank is None:
        for rows in dated.values():
            make_room(rows, after)
        rank = after
    return rank


def make_room(rows: Rows, rank: int) -> None:
    """Shift everything from `rank` on by one step, keeping the order."""
    rows.filter(rank__gte=rank).update(rank=models.F("rank") + STEP)


def renumber(company: Company | None) -> None:
    """Number the company's attempts in order; an attempt at an undisclosed employer bears no number."""
    if company is not None:
        company.attempts.renumber(company.is_disclosed)
