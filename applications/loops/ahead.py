"""What is still ahead in an attempt: what is planned, also where its day has passed lately without a word."""

from datetime import datetime, timedelta

from django.db.models import DateTimeField, Q, QuerySet

from applications.loops.choices import Result
from applications.loops.models import Loop, Round
from applications.records.kept_queries import Given

# How long a step whose time has passed is asked about.
ASKED_FOR = timedelta(days=7)
NO_RESULT = ("", Result.PENDING)
OWNER, LATELY = Given("owner"), Given("lately", DateTimeField())


def rounds_still_asked() -> QuerySet[Round]:
    return Round.objects.planned().filter(still_asked("planned"), owner=OWNER)


def loops_still_asked() -> QuerySet[Loop]:
    """Loops whose rounds are not known yet."""
    return Loop.objects.planned().filter(still_asked("happened"), rounds__isnull=True)


def still_asked(plan: str) -> Q:
    """Planned ahead, lately, or for a day not known, and no result is known; `plan` is the column that holds it."""
    not_long_ago = Q(**{f"{plan}_latest__gte": LATELY}) | Q(**{f"{plan}_latest__isnull": True})
    return not_long_ago & Q(result__in=NO_RESULT)


def is_ahead(loops: list[Loop], rounds: list[Round], lately: datetime) -> bool:
    """Whether any of an attempt's steps is; the same in memory."""
    with_rounds = {round.loop_id for round in rounds}
    plans = [(round, round.planned) for round in rounds]
    plans += [(loop, loop.happened) for loop in loops if loop.pk not in with_rounds]
    return any(
        step.is_planned and step.result in NO_RESULT and not (plan and plan.latest and plan.latest < lately)
        for step, plan in plans
    )
