"""Where an attempt stands among the owner's, where a step or fact stands in its attempt, and attempt numbers."""

from django.db import models

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.order import STEP, place_among, rank_between

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


def rank_in_thread(attempt: Attempt, when: FuzzyDate | None = None) -> int:
    """A free rank in the attempt's thread for something dated `when`; what follows is shifted if need be."""
    before, after = place_among(when, placed_in_thread(attempt))
    rank = rank_between(before, after, when, start=attempt.rank)
    if rank is None:
        for name in THREAD:
            make_room(getattr(attempt, name), after)
        rank = after
    return rank


def placed_in_thread(attempt: Attempt) -> list[tuple[int, FuzzyDate | None]]:
    """(rank, date) of everything in the thread, in order. One query."""
    rows = [
        getattr(attempt, name)
        .order_by()
        .annotate(date=models.F(column) if column else models.Value(""))
        .values_list("rank", "date")
        for name, column in THREAD.items()
    ]
    return sorted(rows[0].union(*rows[1:], all=True), key=lambda row: row[0])


def rank_of_owner(owner: User, when: FuzzyDate | None = None) -> int:
    """A free rank among the owner's attempts and preparation for something dated `when`."""
    after = None
    if when and when.earliest:
        later = owner.attempts.filter(began_earliest__gt=when.earliest)
        after = later.aggregate(models.Min("rank"))["rank__min"]
    earlier = owner.attempts.filter(rank__lt=after) if after is not None else owner.attempts
    before = earlier.aggregate(models.Max("rank"))["rank__max"]
    rank = rank_between(before, after, when, start=STEP)
    if rank is None:
        make_room(owner.attempts, after)
        make_room(owner.preparation, after)
        rank = after
    return rank


def make_room(rows: models.Manager, rank: int) -> None:
    """Shift everything from `rank` on by one step, keeping the order."""
    rows.filter(rank__gte=rank).update(rank=models.F("rank") + STEP)


def renumber(company: Company | None) -> None:
    """Number the company's attempts in order. A row that stands for several bears no number,
    nor does an attempt at an undisclosed employer."""
    if company is None:
        return
    numbers = {}
    if company.is_disclosed:
        singles = company.attempts.single().in_order().values_list("pk", flat=True)
        numbers = {pk: number for number, pk in enumerate(singles, start=1)}
    changed = []
    for attempt in company.attempts.only("pk", "number"):
        if attempt.number != numbers.get(attempt.pk):
            attempt.number = numbers.get(attempt.pk)
            changed.append(attempt)
    Attempt.objects.bulk_update(changed, ["number"])
