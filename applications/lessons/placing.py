"""Where preparation stands among the owner's attempts, and a counter's reading among its others."""

from django.db import models

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.placing import make_room
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.models import Preparation, PreparationCount
from applications.records.order import STEP, place_among, rank_between

OFFERED = 30
LAST = "last"


def followed_by(owner: User, rank: int | None) -> Attempt | None:
    """The attempt before which something of this rank was done; None after the last."""
    return owner.attempts.filter(rank__gt=rank).named().in_order().first() if rank else None


def attempts_to_precede(owner: User, follows: Attempt | None, chosen: int | None) -> list[Attempt]:
    """The latest attempts, newest first, and wherever they stand the one that follows now and the one chosen."""
    rows = owner.attempts.named().newest_first()
    found = list(rows[:OFFERED])
    found += [follows] if follows and follows not in found else []
    return found + ([] if chosen in {None, *(attempt.pk for attempt in found)} else list(rows.filter(pk=chosen)))


def rank_before(attempt: Attempt) -> int:
    """A free rank right before an attempt, behind all that stands before it already."""
    dated = attempt.owner.attempts, attempt.owner.preparation
    earlier = [rows.filter(rank__lt=attempt.rank).aggregate(rank=models.Max("rank"))["rank"] for rows in dated]
    before = max((rank for rank in earlier if rank is not None), default=None)
    rank = rank_between(before, attempt.rank)
    if rank is None:
        rank = attempt.rank
        for rows in dated:
            make_room(rows, rank)
    return rank


def rank_of_count(preparation: Preparation, when: FuzzyDate | None, count: PreparationCount | None = None) -> int:
    """A free rank among the readings of a counter, by the date; without one, behind them all."""
    others = preparation.counts.exclude(pk=count and count.pk).order_by("rank", "uuid").values_list("rank", "counted")
    before, after = place_among(when, list(others))
    rank = rank_between(before, after, when, start=STEP)
    if rank is None:
        make_room(preparation.counts, after)
        rank = after
    return rank


def neighbours(preparation: Preparation) -> str:
    """Between which attempts it was done: "before Amazon, attempt 3", "after Amazon, attempt 5", "" without any."""
    owner, rank = preparation.owner, preparation.rank
    if follows := followed_by(owner, rank):
        return f"before {follows}"
    last = owner.attempts.filter(rank__lt=rank).select_related("company").newest_first().first()
    return f"after {last}" if last else ""
