"""The rounds of the coming week, which bring questions forward."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import DateTimeField, Q

from applications.accounts.models import User
from applications.attempts.stages import Outcome
from applications.fields.clock import Clock
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.choices import State
from applications.loops.models import Loop, Round
from applications.loops.questions.schedule import AHEAD

#: A round of these attempts can still take place.
GOING_ON = ("", Outcome.OFFER)
OWNER = Given("owner")
SOON = Given("after", DateTimeField()), Given("before", DateTimeField())


@dataclass(frozen=True, slots=True)
class Ahead:
    """A round or loop planned within the week: where, of which kind, and on which day."""

    day: date
    company: int | None
    name: str
    kind: str


def planned(owner: User, clock: Clock) -> list[Ahead]:
    """The rounds and loops of the coming week, the soonest first. Two queries."""
    soon = {"after": clock.now - timedelta(days=1), "before": clock.now + AHEAD + timedelta(days=2)}
    found = [(*row, "", "", None) for row in planned_loops.rows(owner=owner.pk, **soon)]
    found += planned_rounds.rows(owner=owner.pk, **soon)
    today, days = clock.today, []
    for when, company, name, kind, zone, of_loop in found:
        day = when if when and when.latest else of_loop
        days.append(Ahead(clock.day_of(day, zone) or day.last_day, company, name or "", kind))
    return sorted((each for each in days if today <= each.day <= today + AHEAD), key=lambda each: each.day)


@KeptQuery
def planned_loops() -> Any:
    loops: Any = Loop.objects.filter(owner=OWNER, attempt__outcome__in=GOING_ON)
    soon = loops.planned().filter(happened_latest__range=SOON)
    return soon.values_list("happened", "attempt__company", "attempt__company__name")


@KeptQuery
def planned_rounds() -> Any:
    """With the day of its loop, which stands for one of its own."""
    rounds: Any = Round.objects.filter(owner=OWNER, attempt__outcome__in=GOING_ON)
    loops = Loop.objects.filter(owner=OWNER, state=State.PLANNED, happened_latest__range=SOON).values("pk")
    with_loop = Q(planned_latest__isnull=True, loop__in=loops)
    soon = rounds.planned().filter(Q(planned_latest__range=SOON) | with_loop)
    where = ("attempt__company", "attempt__company__name")
    return soon.values_list("planned", *where, "kind", "time_zone", "loop__happened")
