"""What comes next: rounds and loops planned ahead, and those whose time has just passed without a word."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import compress
from operator import not_

from django.db.models import BooleanField, DateTimeField, ExpressionWrapper, F, Q, QuerySet
from django.urls import reverse

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.dashboard.line import Line
from applications.dashboard.words import called, listed, role_in, whom
from applications.fields.clock import Clock, moment_of
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.ahead import ASKED_FOR, OWNER, day_planned, loops_still_asked, rounds_still_asked
from applications.loops.choices import Medium
from applications.loops.models import Loop, Round
from applications.records.kept_queries import Given, KeptQuery

# An attempt in which a step may still follow: a background check comes after the offer is accepted.
GOING_ON = ("", Outcome.OFFER, Outcome.ACCEPTED)
# How long a round takes where nobody said.
USUAL_MINUTES = 60
MOST_READ = 16
# Only the newest open attempts are searched for planned loops.
MOST_ATTEMPTS = 300

NOW = Given("now", DateTimeField())

LOOP = ("name", "kind", "place", "happened", "attempt")
ROUND = (
    *("name", "kind", "planned", "time_zone", "minutes_planned", "attempt"),
    *("loop__name", "loop__kind", "loop__happened", "loop__state"),
    *("medium_planned", "medium", "tool_planned", "tool", "place"),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned step in words."""

    title: str
    url: str
    changes: tuple[tuple[str, str], ...]
    briefing_url: str
    when: str
    how_soon: str
    over_there: str
    facts: str

    @classmethod
    def of(cls, step: Round | Loop, clock: Clock) -> "Planned":
        when, zone = plan_of(step)
        return cls(
            title=title_of(step),
            url=step.get_absolute_url(),
            changes=changes_of(step),
            briefing_url=briefing_url_of(step),
            when=clock.says(when, zone) or "date not known",
            how_soon=clock.how_soon(when, zone),
            over_there=clock.over_there(when, zone),
            facts=listed(role_in(step.attempt), how(step) if isinstance(step, Round) else step.place, by=" · "),
        )


def planned_steps(user: User, clock: Clock) -> tuple[list[Round | Loop], list[Round | Loop]]:
    """What lies ahead, the soonest first and the undated last; and what has passed, the latest first. Two queries."""
    asked = {"owner": user.pk, "now": clock.now, "lately": clock.now - ASKED_FOR}
    steps: list[Round | Loop] = sorted(
        [*planned_rounds.records(**asked), *planned_loops.records(**asked)], key=place_of
    )
    over = [is_over(step, clock) for step in steps]
    return list(compress(steps, map(not_, over))), list(compress(steps, over))[::-1]


@KeptQuery
def planned_rounds() -> QuerySet[Round]:
    """Ahead or asked about; what has certainly passed stands last, so that it crowds out nothing."""
    going_on = Attempt.objects.filter(owner=OWNER, outcome__in=GOING_ON).values("pk")
    asked = rounds_still_asked().filter(attempt__in=going_on).order_by(*soonest("planned"))
    return Round.objects.filter(pk__in=asked.values("pk")[:MOST_READ]).select_related("loop").only(*ROUND)


@KeptQuery
def planned_loops() -> QuerySet[Loop]:
    """Loops of open attempts whose rounds are not known yet."""
    newest = Attempt.objects.open().filter(owner=OWNER).order_by("-rank").values("pk")[:MOST_ATTEMPTS]
    found = loops_still_asked().filter(attempt__in=newest)
    return found.only(*LOOP).order_by(*soonest("happened"))[:MOST_READ]


def soonest(plan: str) -> tuple:
    passed = Q(**{f"{plan}_latest__isnull": False, f"{plan}_latest__lt": NOW})
    return ExpressionWrapper(passed, BooleanField()), F(f"{plan}_latest").asc(nulls_last=True), "pk"


def line_ahead(step: Round | Loop, clock: Clock) -> Line:
    when, zone = plan_of(step)
    value, aside = clock.says(when, zone) or "date not known", clock.over_there(when, zone)
    return Line(title_of(step), step.get_absolute_url(), value, aside)


def line_over(step: Round | Loop, clock: Clock) -> Line:
    """Leads to where one logs how it went."""
    address = f"{reverse('log')}?subject={step._meta.model_name}-{step.pk}"
    return Line(title_of(step), address, clock.says(*plan_of(step)))


def title_of(step: Round | Loop) -> str:
    """ "Amazon, final loop, bar raiser"."""
    loop = step.loop if isinstance(step, Round) else None
    return listed(whom(step.attempt), called(loop) if loop else "", called(step))


def edit_url_of(step: Round | Loop) -> str:
    return reverse("round-edit" if isinstance(step, Round) else "loop-edit", args=[step.pk])


def changes_of(step: Round | Loop) -> tuple[tuple[str, str], ...]:
    """What may become of the plan, and where one says so."""
    if isinstance(step, Loop):
        return (("Moved or cancelled", edit_url_of(step)),)
    forms = (("Moved", "rescheduling-new"), ("Did not happen", "cancellation-new"))
    return tuple((words, reverse(form, args=[step.pk])) for words, form in forms)


def briefing_url_of(step: Round | Loop) -> str:
    """What to read before it: of a round in a loop, before the whole loop."""
    if isinstance(step, Loop):
        return reverse("briefing", args=[step.pk])
    return reverse("briefing", args=[step.loop_id]) if step.loop_id else reverse("round-briefing", args=[step.pk])


def plan_of(step: Round | Loop) -> tuple[FuzzyDate | None, str]:
    """When, and on which clocks; a round without a day of its own comes with its loop."""
    if isinstance(step, Loop):
        return step.happened, ""
    return day_planned(step, step.loop), step.time_zone


def place_of(step: Round | Loop) -> tuple[datetime, int]:
    """Sorts by the moment by which it will have come."""
    when, zone = plan_of(step)
    known = when and (moment_of(when, zone) or when.latest)
    return known or datetime.max.replace(tzinfo=UTC), step.pk


def has_day(step: Round | Loop) -> bool:
    """Whether it is known by when it will have come."""
    when, _ = plan_of(step)
    return bool(when and when.latest)


def is_over(step: Round | Loop, clock: Clock) -> bool:
    when, zone = plan_of(step)
    minutes = step.minutes_planned if isinstance(step, Round) else None
    return clock.is_over(when, zone, minutes or USUAL_MINUTES)


def how(round: Round) -> str:
    medium = round.medium_planned or round.medium
    return listed(Medium(medium).label if medium else "", round.tool_planned or round.tool, round.place, by=" · ")
