"""How each question of an owner stands: how often it was asked and missed, and when it is due in the drill."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from applications.accounts.models import User
from applications.attempts.stages import Outcome
from applications.fields.clock import Clock
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.choices import State
from applications.loops.models import Question
from applications.loops.models.question import Went
from applications.loops.questions.schedule import AHEAD, Due, Go, due, is_brought_forward

#: A round of these attempts can still take place.
GOING_ON = ("", Outcome.OFFER)
ASKED = (
    *("question", "went", "recorded_at", "attempt__company", "attempt__company__name", "round__kind"),
    Coalesce("round__happened", "round__loop__happened", "loop__happened"),
)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A round or loop planned within the week: where, of which kind, and on which day."""

    day: date
    company: int | None
    name: str
    kind: str


@dataclass(slots=True)
class Standing:
    """One question. `ahead` is the planned round that brings it forward, if any does."""

    key: int
    recorded: date
    askings: list[Go] = field(default_factory=list)
    recalls: list[Go] = field(default_factory=list)
    companies: dict[int | None, str] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    due: Due = field(default_factory=lambda: Due(0, date.min))
    ahead: Ahead | None = None

    def settle(self, ahead: list[Ahead], today: date) -> None:
        """Compute when it is due, now that all that happened is known."""
        self.due = due(self.askings, self.recalls, self.recorded)
        if self.due.day > today:
            known = (each for each in ahead if each.company in self.companies or each.kind in self.kinds)
            self.ahead = next((each for each in known if is_brought_forward(each.day, self.due.last)), None)
            if self.ahead:
                self.due = Due(self.due.step, today, self.due.last)

    @property
    def missed(self) -> int:
        return self.count(Went.MISSED)

    def count(self, went: str) -> int:
        return sum(asked.result == went for asked in self.askings)

    @property
    def place(self) -> tuple:
        """In the drill: the most often missed first, then what has been due for the longest."""
        return -self.missed, self.due.day, self.key


def standings(owner: User, clock: Clock, question: Question | None = None) -> list[Standing]:
    """Of all questions, or of one alone: those that are due first, in the order of the drill; then those that come
    later, in the order in which they do. Five queries."""
    one, of_one = ({"pk": question.pk}, {"question": question}) if question else ({}, {})
    rows = owner.questions.filter(**one).values_list("pk", "recorded_at")
    found = {key: Standing(key, day_of(None, recorded, clock)) for key, recorded in rows}
    for key, asked, company, name, kind in asked_of(owner.askings.filter(**of_one), clock):
        found[key].askings.append(asked)
        found[key].companies[company] = name or ""
        found[key].kinds |= {kind} - {"", None}
    for key, recall in recalls_of(owner.recalls.filter(**of_one), clock):
        found[key].recalls.append(recall)
    ahead = planned(owner, clock)
    for each in found.values():
        each.settle(ahead, clock.today)
    return sorted(found.values(), key=lambda each: order_of(each, clock.today))


def order_of(standing: Standing, today: date) -> tuple:
    is_due = standing.due.day <= today
    return (0, *standing.place) if is_due else (1, standing.due.day, *standing.place)


def asked_of(askings: Any, clock: Clock) -> Iterator[tuple[int, Go, int | None, str, str]]:
    """For each asking: the question, when and how it went, the company and its name, the kind of the round."""
    for row in askings.in_order().values_list(*ASKED):
        key, went, recorded, company, name, kind, when = row
        yield key, Go(day_of(when, recorded, clock), went), company, name, kind


def recalls_of(recalls: Any, clock: Clock) -> Iterator[tuple[int, Go]]:
    """For each go in the drill that stands: the question, and when and how it went. One that was corrected is as old as
    what it corrects."""
    columns = ("pk", "corrects", "question", "result", "recalled", "recorded_at")
    rows = {row[0]: row[1:] for row in recalls.order_by("pk").values_list(*columns)}
    corrected = {corrects for corrects, *_ in rows.values()}
    standing = [(first_of(key, rows), *rows[key][1:4]) for key in rows if key not in corrected]
    for recorded, question, result, recalled in sorted(standing, key=lambda row: row[0]):
        yield question, Go(day_of(recalled, recorded, clock), result)


def first_of(key: int, rows: dict[int, list]) -> datetime:
    """When what it corrects was recorded first."""
    while rows[key][0] is not None:
        key = rows[key][0]
    return rows[key][4]


def day_of(when: FuzzyDate | None, recorded: datetime, clock: Clock) -> date:
    """The last day it can mean, and never later than when it was recorded."""
    known = recorded.astimezone(clock.zone).date()
    return min(when.last_day, known) if when and when.last_day else known


def planned(owner: User, clock: Clock) -> list[Ahead]:
    """The rounds and loops of the coming week, the soonest first. Two queries."""
    near = clock.now - timedelta(days=1), clock.now + AHEAD + timedelta(days=2)
    loops = owner.loops.planned().filter(attempt__outcome__in=GOING_ON, happened_latest__range=near)
    with_loop = Q(planned_latest__isnull=True, loop__state=State.PLANNED, loop__happened_latest__range=near)
    rounds: Any = owner.rounds.planned().filter(
        Q(planned_latest__range=near) | with_loop, attempt__outcome__in=GOING_ON
    )
    where = ("attempt__company", "attempt__company__name")
    found = [(*row, "", "", None) for row in loops.values_list("happened", *where)]
    found += rounds.values_list("planned", *where, "kind", "time_zone", "loop__happened")
    days = [
        Ahead(clock.day_of(day, zone) or day.last_day, company, name or "", kind)
        for when, company, name, kind, zone, of_loop in found
        for day in [when if when and when.latest else of_loop]
    ]
    return sorted((each for each in days if clock.today <= each.day <= clock.today + AHEAD), key=lambda each: each.day)
