"""The latest stories: the companies where something moved last, with the shape of each attempt."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Max, QuerySet
from django.urls import reverse

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import tone_of
from applications.dashboard.awaited import LAST_HEARD
from applications.dashboard.planned import has_day, plan_of
from applications.dashboard.words import called, counted, ending_of, listed
from applications.fields.clock import Clock
from applications.loops.models import Loop, Round
from applications.records.kept_queries import Given, GivenKeys, KeptQuery

SHOWN = 6
MOST_GLYPHS = 12
# Only the newest attempts are searched for movement, and so many are counted in all.
MOST_SEARCHED, MOST_COUNTED = 200, 1000


@dataclass(frozen=True, slots=True)
class Story:
    """One company: `tones` of its latest attempts, oldest first; `label` counts all, `latest` tells the last.

    `counts` is the label where it says more than the last one does.
    """

    company: str
    url: str
    tones: tuple[str, ...]
    label: str
    latest: str
    counts: str


class Told(NamedTuple):
    """What a story needs of an attempt, its company by key and name."""

    pk: int
    company: int
    name: str
    number: int | None
    outcome: str


def latest_stories(user: User, ahead: list[Round | Loop], clock: Clock) -> tuple[Story, ...]:
    """Where a step comes next, the soonest first; then the latest movement first. Two queries."""
    coming = [step.attempt.company_id for step in ahead if step.attempt.company_id]
    companies = list(dict.fromkeys(coming + companies_moved(user)))[:SHOWN]
    steps = {step.attempt_id: step for step in reversed(ahead)}
    attempts = [Told(*row) for row in attempts_of.rows(companies=companies)]
    by_company = {company: [each for each in attempts if each.company == company] for company in companies}
    are_all = len(attempts) < MOST_COUNTED
    return tuple(told(found, steps, are_all, clock) for found in by_company.values() if found)


def companies_moved(user: User) -> list[int]:
    """Companies by the last thing known to have moved there or, without a date, by the place of its last attempt."""
    rows = movement.rows(owner=user.pk)
    latest = sorted(rows, key=lambda row: (max(place_of(row[1]), row[2]), row[0]), reverse=True)
    return [company for company, _, _ in latest[:SHOWN]]


@KeptQuery
def movement() -> QuerySet[Any]:
    """(company, when something moved there last, rank of its last attempt) of the newest attempts."""
    newest = Attempt.objects.filter(owner=Given("owner")).order_by("-rank").values("pk")[:MOST_SEARCHED]
    found = Attempt.objects.filter(pk__in=newest, company__isnull=False).order_by().values("company")
    return found.annotate(moved=Max(LAST_HEARD), placed=Max("rank")).values_list("company", "moved", "placed")


def place_of(moment: datetime | None) -> int:
    """The rank of a moment: milliseconds since the year 1, see records/order.py."""
    return (moment - datetime.min.replace(tzinfo=UTC)) // timedelta(milliseconds=1) if moment else 0


@KeptQuery
def attempts_of() -> QuerySet[Any]:
    """Newest first, as the columns of `Told`; cut off at `MOST_COUNTED`."""
    found = Attempt.objects.filter(company__in=GivenKeys("companies")).newest_first()
    return found.values_list("pk", "company", "company__name", "number", "outcome")[:MOST_COUNTED]


def told(attempts: list[Told], steps: dict[int, Round | Loop], are_all: bool, clock: Clock) -> Story:
    last, outcomes = attempts[0], [attempt.outcome for attempt in attempts]
    step = steps.get(last.pk)
    comes = step and (has_day(step) or not last.outcome)  # a check on an unknown day tells less than how it ended
    label = counted(outcomes) if are_all else f"the latest: {counted(outcomes)}"
    return Story(
        company=last.name,
        url=reverse("company", args=[last.company]),
        tones=tuple(tone_of(outcome) for outcome in reversed(outcomes[:MOST_GLYPHS])),
        label=label,
        latest=listed(
            f"attempt {last.number}" if last.number else "",
            what_comes(step, clock) if step and comes else ending_of(last.outcome),
        ),
        counts=label if len(outcomes) > 1 else "",
    )


def what_comes(step: Round | Loop, clock: Clock) -> str:
    return listed(called(step), clock.says(*plan_of(step)), by=" ")
