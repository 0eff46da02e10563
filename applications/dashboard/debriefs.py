"""The debriefs owed: rounds still fresh in mind of which nothing is written yet."""

from datetime import timedelta

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from applications.accounts.models import User
from applications.dashboard.line import Line
from applications.dashboard.words import called, whom
from applications.fields.clock import Clock
from applications.lessons.models import PostMortem
from applications.loops.kinds import NOT_AN_INTERVIEW
from applications.loops.models import Loop, Round
from applications.records.kept_queries import Given, KeptQuery

FRESH = timedelta(days=14)
MOST_READ = 9
ROUND = ("name", "kind", "happened", "time_zone", "attempt")


def fresh_rounds(user: User, clock: Clock) -> list[Round]:
    """Interviews that took place lately, without a word about them, their loop or the whole attempt; latest first."""
    # A day on paper begins at midnight UTC: in the east, today's may still seem to lie ahead.
    return rounds_undebriefed.records(owner=user.pk, since=clock.now - FRESH, until=clock.now + timedelta(days=1))


@KeptQuery
def rounds_undebriefed() -> QuerySet[Round]:
    lately = Given("since", DateTimeField()), Given("until", DateTimeField())
    dated = Round.objects.filter(owner=Given("owner"), happened_earliest__range=lately).values("pk")
    in_a_loop = Round.objects.filter(loop__in=loops_held(), happened="").values("pk")
    held = Round.objects.filter(pk__in=dated.union(in_a_loop)).took_place().filter(~Exists(post_mortems_about_it()))
    interviews = held.exclude(kind__in=NOT_AN_INTERVIEW)
    latest = Coalesce("happened_earliest", "loop__happened_earliest").desc()
    return interviews.select_related("loop").only(*ROUND, "loop__happened").order_by(latest, "-pk")[:MOST_READ]


def loops_held() -> QuerySet[Loop]:
    """Those that took place lately: the day of a round that has none of its own."""
    lately = Given("since", DateTimeField()), Given("until", DateTimeField())
    return Loop.objects.filter(owner=Given("owner"), happened_earliest__range=lately).took_place().values("pk")


def post_mortems_about_it() -> QuerySet[PostMortem]:
    around = Q(round__isnull=True) & (Q(loop__isnull=True) | Q(loop=OuterRef("loop")))
    return PostMortem.objects.filter(Q(round=OuterRef("pk")) | around, attempt=OuterRef("attempt"))


def told(round: Round, clock: Clock) -> Line:
    address = reverse("debrief", args=[round.pk])
    return Line(f"Debrief: {called(round)}, {whom(round.attempt)}", address, age(round, clock))


def age(round: Round, clock: Clock) -> str:
    """ "1 day old"; the date itself where it is not known to the day."""
    when = round.happened or round.loop.happened
    day = clock.day_of(when, round.time_zone)
    if day is None:
        return str(when)
    days = (clock.today - day).days
    return "today" if days <= 0 else "1 day old" if days == 1 else f"{days} days old"
