"""What is still ahead in an attempt: what is planned, also where its day has passed lately, or is not known, and no
result is."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, Q, QuerySet

from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import Given
from applications.loops.choices import Result, State
from applications.loops.models import Loop, Round

# How long a step whose time has passed is asked about.
ASKED_FOR = timedelta(days=7)
NO_RESULT = ("", Result.PENDING)
OWNER, LATELY = Given("owner"), Given("lately", DateTimeField())


def rounds_still_asked() -> QuerySet[Round]:
    """A round without a day of its own comes with its loop."""
    # Not by a join, which would be made for each of the many planned rounds that nobody said more of.
    long_ago = Loop.objects.filter(owner=OWNER, state=State.PLANNED, happened_latest__lt=LATELY).values("pk")
    not_long_ago = Q(planned_latest__gte=LATELY) | (Q(planned_latest__isnull=True) & ~Q(loop__in=long_ago))
    return Round.objects.planned().filter(not_long_ago, result__in=NO_RESULT, owner=OWNER)


def loops_still_asked() -> QuerySet[Loop]:
    """Loops whose rounds are not known yet."""
    not_long_ago = Q(happened_latest__gte=LATELY) | Q(happened_latest__isnull=True)
    return Loop.objects.planned().filter(not_long_ago, result__in=NO_RESULT, rounds__isnull=True, owner=OWNER)


def day_planned(round: Round, loop: Loop | None) -> FuzzyDate | None:
    """A round's own, else that of its planned loop."""
    return round.planned or (loop.happened if loop and loop.is_planned else None)


def is_ahead(loops: list[Loop], rounds: list[Round], lately: datetime) -> bool:
    """Whether any of an attempt's steps is; the same in memory."""
    with_rounds, by_key = {round.loop_id for round in rounds}, {loop.pk: loop for loop in loops}
    plans: list[Any] = [(round, day_planned(round, by_key.get(round.loop_id))) for round in rounds]
    plans += [(loop, loop.happened) for loop in loops if loop.pk not in with_rounds]
    return any(
        step.is_planned and step.result in NO_RESULT and not (plan and plan.latest and plan.latest < lately)
        for step, plan in plans
    )
