"""Stories in motion: companies with an open attempt, then those where something moved last, with the shape of each
attempt."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Case, Func, Max, QuerySet, When
from django.db.models.functions import Coalesce, Greatest

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import tone_of
from applications.companies.models import Company
from applications.dashboard.planned import has_day, plan_of
from applications.dashboard.words import called, counted, ending_of, listed
from applications.fields.clock import Clock
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.models import Loop, Round
from applications.thread.heard import LAST_HEARD
from applications.web.addresses import address_of

SHOWN = 6
MOST_GLYPHS = 12
# Only the newest attempts are searched for movement, and so many are counted in all.
MOST_SEARCHED, MOST_COUNTED = 200, 1000
OWNER, YEAR_ONE = Given("owner"), datetime.min.replace(tzinfo=UTC)


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
    is_open: bool


class Told(NamedTuple):
    """What is read of an attempt, its company by key and name."""

    pk: int
    company: int
    name: str
    number: int | None
    outcome: str
    rank: int
    began: FuzzyDate | None
    origin: str
    moved: datetime | None


def attempts_at(user: User, companies: Collection[int]) -> list[Told]:
    """All attempts at these companies and at those in motion, the newest first. One query."""
    return [Told(*row) for row in attempts_of.rows(owner=user.pk, companies=companies)]


def stories_of(attempts: list[Told], ahead: list[Round | Loop], clock: Clock) -> tuple[Story, ...]:
    """Where a step comes next, the soonest first; then where an attempt is open; then the latest movement first."""
    coming = [step.attempt.company_id for step in ahead if step.attempt.company_id]
    by_company: dict[int, list[Told]] = {}
    for each in attempts:
        by_company.setdefault(each.company, []).append(each)
    order = sorted(by_company.values(), key=motion, reverse=True)
    companies = dict.fromkeys(coming + [found[0].company for found in order])
    found = [by_company[company] for company in companies if company in by_company]
    steps = {step.attempt_id: step for step in reversed(ahead)}
    are_all = len(attempts) < MOST_COUNTED
    return tuple(told(each, steps, are_all, clock) for each in found[:SHOWN])


def motion(attempts: list[Told]) -> tuple[bool, int, int]:
    """Sorts companies: by whether an attempt is open, then by the last thing known to have moved there or, without a
    date, by the place of the last attempt."""
    is_open = any(each.outcome == "" for each in attempts)
    return is_open, max(max(place_of(each.moved), each.rank) for each in attempts), attempts[0].company


@KeptQuery
def attempts_of() -> QuerySet[Any]:
    """As the columns of `Told`; cut off at `MOST_COUNTED`."""
    newest = Attempt.objects.filter(owner=OWNER).order_by("-rank").values("pk")[:MOST_SEARCHED]
    of_companies = Attempt.objects.filter(pk__in=newest, company__isnull=False).order_by().values("company")
    has_open = Max(Case(When(outcome="", then=1), default=0))
    moved = Max(Greatest(Coalesce(PlaceOf(LAST_HEARD), 0), "rank"))
    in_motion = of_companies.annotate(has_open=has_open, moved=moved).order_by("-has_open", "-moved", "-company")
    companies = Company.objects.filter(pk__in=in_motion.values("company")[:SHOWN]).order_by().values("pk")
    either = companies.union(Company.objects.filter(pk__in=GivenKeys("companies")).order_by().values("pk"))
    found = Attempt.objects.filter(company__in=either).newest_first().annotate(moved=LAST_HEARD)
    columns = [column for column in Told._fields if column != "name"]
    columns.insert(2, "company__name")
    return found.values_list(*columns)[:MOST_COUNTED]


class PlaceOf(Func):
    """The rank of a moment: milliseconds since the year 1, see records/order.py."""

    output_field = BigIntegerField()

    def as_sqlite(self, compiler, connection, **more):
        template = "CAST((julianday(%(expressions)s) - 1721425.5) * 86400000 AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, **more)

    def as_postgresql(self, compiler, connection, **more):
        template = "((EXTRACT(EPOCH FROM %(expressions)s) + 62135596800) * 1000)::bigint"
        return self.as_sql(compiler, connection, template=template, **more)


def place_of(moment: datetime | None) -> int:
    """The same of a moment that was read."""
    return (moment - YEAR_ONE) // timedelta(milliseconds=1) if moment else 0


def told(attempts: list[Told], steps: dict[int, Round | Loop], are_all: bool, clock: Clock) -> Story:
    last, outcomes = attempts[0], [attempt.outcome for attempt in attempts]
    step = steps.get(last.pk)
    comes = step and (has_day(step) or not last.outcome)  # a check on an unknown day tells less than how it ended
    label = counted(outcomes) if are_all else f"the latest: {counted(outcomes)}"
    return Story(
        company=last.name,
        url=address_of("company", last.company),
        tones=tuple(tone_of(outcome) for outcome in reversed(outcomes[:MOST_GLYPHS])),
        label=label,
        latest=listed(
            f"attempt {last.number}" if last.number else "",
            what_comes(step, clock) if step and comes else ending_of(last.outcome),
        ),
        counts=label if len(outcomes) > 1 else "",
        is_open="" in outcomes,
    )


def what_comes(step: Round | Loop, clock: Clock) -> str:
    return listed(called(step), clock.says(*plan_of(step)), by=" ")
