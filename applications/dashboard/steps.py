"""The rounds and loops the page tells of: those planned ahead, those just passed, and those to look back on."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import BooleanField, DateTimeField, ExpressionWrapper, F, Q, QuerySet

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.dashboard.debriefs import FRESH, freshness, rounds_undebriefed
from applications.dashboard.models import Kind
from applications.dashboard.planned import is_over, place_of
from applications.dashboard.put_offs import PutOffs
from applications.fields.clock import Clock
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.ahead import ASKED_FOR, OWNER, loops_still_asked, rounds_still_asked
from applications.loops.models import Loop, Round

# An attempt in which a step may still follow: a background check comes after the offer is accepted.
GOING_ON = ("", Outcome.OFFER, Outcome.ACCEPTED)
MOST_READ = 16
# A day on paper begins at midnight UTC: in the east, today's may still seem to lie ahead.
A_DAY = timedelta(days=1)
# Only the newest open attempts are searched for planned loops.
MOST_ATTEMPTS = 300

NOW = Given("now", DateTimeField())

LOOP = ("name", "kind", "place", "happened", "attempt")
ROUND = (
    *("name", "kind", "state", "happened", "planned", "time_zone", "minutes_planned", "attempt"),
    *("loop__name", "loop__kind", "loop__happened", "loop__state"),
    *("medium_planned", "medium", "tool_planned", "tool", "place"),
)


@dataclass(frozen=True, slots=True)
class Steps:
    """`ahead` the soonest first and the undated last; `over` and `fresh` the latest first."""

    ahead: list[Round | Loop]
    over: list[Round | Loop]
    fresh: list[Round]

    @classmethod
    def of(cls, user: User, clock: Clock, put_offs: PutOffs) -> "Steps":
        """Two queries."""
        asked = {"owner": user.pk, "now": clock.now, "lately": clock.now - ASKED_FOR}
        apart = {kind: put_offs.keys(kind) for kind in (Kind.ROUND, Kind.LOOP, Kind.DEBRIEF)}
        rounds = planned_or_fresh.records(**asked, since=clock.now - FRESH, until=clock.now + A_DAY, **apart)
        loops = planned_loops.records(**asked, **{Kind.LOOP: apart[Kind.LOOP]})
        planned = sorted([*(round for round in rounds if round.is_planned), *loops], key=place_of)
        over = [step for step in planned if is_over(step, clock)]
        fresh = sorted((round for round in rounds if not round.is_planned), key=freshness, reverse=True)
        return cls([step for step in planned if step not in over], over[::-1], fresh)

    @property
    def are_all(self) -> bool:
        """Whether all that is planned was read."""
        return len(self.ahead) + len(self.over) < MOST_READ


@KeptQuery
def planned_or_fresh() -> QuerySet[Round]:
    """Ahead or asked about, and without a debrief; what is put off stands last, so that it crowds out nothing."""
    going_on = Attempt.objects.filter(owner=OWNER, outcome__in=GOING_ON).values("pk")
    planned = rounds_still_asked().filter(attempt__in=going_on).order_by(*soonest("planned", Kind.ROUND))
    both = Round.objects.filter(pk__in=planned.values("pk")[:MOST_READ]).values("pk").union(rounds_undebriefed())
    return Round.objects.filter(pk__in=both).select_related("loop").only(*ROUND)


@KeptQuery
def planned_loops() -> QuerySet[Loop]:
    """Loops of open attempts whose rounds are not known yet."""
    newest = Attempt.objects.open().filter(owner=OWNER).order_by("-rank").values("pk")[:MOST_ATTEMPTS]
    found = loops_still_asked().filter(attempt__in=newest)
    return found.only(*LOOP).order_by(*soonest("happened", Kind.LOOP))[:MOST_READ]


def soonest(plan: str, kind: Kind) -> tuple:
    """What has certainly passed stands behind all that has not."""
    passed = Q(**{f"{plan}_latest__isnull": False, f"{plan}_latest__lt": NOW})
    order = (ExpressionWrapper(rule, BooleanField()) for rule in (passed, Q(pk__in=GivenKeys(kind))))
    return *order, F(f"{plan}_latest").asc(nulls_last=True), "pk"
