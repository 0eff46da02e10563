"""The debriefs owed: rounds still fresh in mind of which nothing is written yet."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import BooleanField, DateTimeField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from applications.dashboard.line import Line
from applications.dashboard.models import Kind
from applications.dashboard.words import called, whom
from applications.fields.clock import Clock
from applications.fields.kept_queries import Given, GivenKeys
from applications.lessons.models import PostMortem
from applications.loops.kinds import NOT_AN_INTERVIEW
from applications.loops.models import Loop, Round

FRESH = timedelta(days=14)
MOST_READ = 9
OWNER, LATELY = Given("owner"), (Given("since", DateTimeField()), Given("until", DateTimeField()))


def rounds_undebriefed() -> QuerySet[Any]:
    """Keys of interviews that took place lately, without a word about them, their loop or the whole attempt."""
    dated = Round.objects.filter(owner=OWNER, happened_earliest__range=LATELY).values("pk")
    in_a_loop = Round.objects.filter(loop__in=loops_held(), happened="").values("pk")
    held = Round.objects.filter(pk__in=dated.union(in_a_loop)).took_place().filter(~Exists(post_mortems_about_it()))
    put_off = ExpressionWrapper(Q(pk__in=GivenKeys(Kind.DEBRIEF)), BooleanField())
    latest = Coalesce("happened_earliest", "loop__happened_earliest").desc()
    interviews = held.exclude(kind__in=NOT_AN_INTERVIEW).order_by(put_off, latest, "-pk")
    return Round.objects.filter(pk__in=interviews.values("pk")[:MOST_READ]).values("pk")


def loops_held() -> QuerySet[Loop]:
    """Those that took place lately: the day of a round that has none of its own."""
    return Loop.objects.filter(owner=OWNER, happened_earliest__range=LATELY).took_place().values("pk")


def post_mortems_about_it() -> QuerySet[PostMortem]:
    around = Q(round__isnull=True) & (Q(loop__isnull=True) | Q(loop=OuterRef("loop")))
    return PostMortem.objects.filter(Q(round=OuterRef("pk")) | around, attempt=OuterRef("attempt"))


def freshness(round: Round) -> tuple[datetime | None, int]:
    """Sorts by when it took place."""
    when = round.happened or round.loop.happened
    return when.earliest, round.pk


def told(round: Round, clock: Clock) -> Line:
    address, thing = reverse("debrief", args=[round.pk]), f"{Kind.DEBRIEF}-{round.pk}"
    return Line(f"Debrief: {called(round)}, {whom(round.attempt)}", address, age(round, clock), thing=thing)


def age(round: Round, clock: Clock) -> str:
    """ "1 day old"; the date itself where it is not known to the day."""
    when = round.happened or round.loop.happened
    day = clock.day_of(when, round.time_zone)
    if day is None:
        return str(when)
    days = (clock.today - day).days
    return "today" if days <= 0 else "1 day old" if days == 1 else f"{days} days old"
