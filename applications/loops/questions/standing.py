"""How each question of an owner stands: how often it was asked and missed, and when it is due in the drill."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.db.models.functions import Coalesce

from applications.accounts.models import User
from applications.fields.clock import Clock
from applications.fields.columns import if_known
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.models import Asking, Question, Recall
from applications.loops.models.question import Went
from applications.loops.questions.ahead import Ahead, planned
from applications.loops.questions.schedule import Due, Go, due, is_brought_forward

OWNER, QUESTION = Given("owner"), Given("question")
NOT_SETTLED = Due(0, date.min)
#: When what was asked was asked, as far as its round or loop knows.
WHEN = Coalesce(*map(if_known, ("round__happened", "round__loop__happened", "loop__happened")))


@dataclass(slots=True)
class Standing:
    """One question. `ahead` is the planned round that brings it forward, if any does."""

    key: int
    recorded: date
    askings: list[Go] = field(default_factory=list)
    recalls: list[Go] = field(default_factory=list)
    companies: dict[int | None, str] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    due: Due = NOT_SETTLED
    ahead: Ahead | None = None

    def settle(self, ahead: list[Ahead], today: date) -> None:
        """Compute when it is due, now that all that happened is known."""
        self.due = due(self.askings, self.recalls, self.recorded)
        self.bring_forward(ahead, today)

    def bring_forward(self, ahead: list[Ahead], today: date) -> None:
        """Make it due today if the first of the rounds that bring it back does."""
        if self.due.day > today:
            known = (each for each in ahead if self.was_asked_there(each))
            self.ahead = next((each for each in known if is_brought_forward(each.day, self.due.last)), None)
            if self.ahead:
                self.due = Due(self.due.step, today, self.due.last)

    def was_asked_there(self, ahead: Ahead) -> bool:
        return ahead.kind in self.kinds or (ahead.company is not None and ahead.company in self.companies)

    @property
    def missed(self) -> int:
        return self.count(Went.MISSED)

    def count(self, went: str) -> int:
        return [asked.result for asked in self.askings].count(went)

    @property
    def place(self) -> tuple:
        """In the drill: the most often missed first, then what has been due for the longest."""
        return -self.missed, self.due.day, self.key


def standings(owner: User, clock: Clock, question: Question | None = None) -> list[Standing]:
    """Of all questions, or of one alone: those that are due first, in the order of the drill; then those that come
    later, in the order in which they do. Five queries."""
    found = computed(owner, clock, question)
    ahead, today = planned(owner, clock), clock.today
    for each in found.values():
        each.bring_forward(ahead, today)
    return sorted(found.values(), key=lambda each: order_of(each, today))


def computed(owner: User, clock: Clock, question: Question | None = None) -> dict[int, Standing]:
    """The same by key, as if no round were planned: what the caches of a question hold. Three queries."""
    way = bool(question)
    given = {"owner": owner.pk, "question": question and question.pk}
    found = {key: Standing(key, day_of(None, recorded, clock)) for key, recorded in QUESTIONS[way].rows(**given)}
    for key, went, recorded, company, name, kind, when in ASKINGS[way].rows(**given):
        standing = found[key]
        standing.askings.append(Go(day_of(when, recorded, clock), went))
        standing.companies[company] = name or ""
        if kind:
            standing.kinds.add(kind)
    for key, recall in recalls_of(RECALLS[way].rows(**given), clock):
        found[key].recalls.append(recall)
    for each in found.values():
        each.settle([], clock.today)
    return found


def order_of(standing: Standing, today: date) -> tuple:
    is_due = standing.due.day <= today
    return (0, *standing.place) if is_due else (1, standing.due.day, *standing.place)


def questions(rows: Any) -> Any:
    return rows.order_by().values_list("pk", "recorded_at")


def askings(rows: Any) -> Any:
    """For each asking: the question, how it went, when it was recorded; the company and its name, the kind of the
    round, and when that or the loop was."""
    where = ("attempt__company", "attempt__company__name", "round__kind")
    return rows.in_order().values_list("question", "went", "recorded_at", *where, WHEN)


def recalls(rows: Any) -> Any:
    return rows.order_by("pk").values_list("pk", "corrects", "question", "result", "recalled", "recorded_at")


def kept(read: Callable[[Any], Any], model: type[Model], way: str = "question") -> dict[bool, KeptQuery]:
    """What is read of all questions, and (True) of one alone."""

    def rows(**conditions: Any) -> Any:
        return model._default_manager.filter(owner=OWNER, **conditions)

    return {False: KeptQuery(lambda: read(rows())), True: KeptQuery(lambda: read(rows(**{way: QUESTION})))}


QUESTIONS = kept(questions, Question, "pk")
ASKINGS, RECALLS = kept(askings, Asking), kept(recalls, Recall)


def recalls_of(found: list[tuple], clock: Clock) -> Iterator[tuple[int, Go]]:
    """For each go in the drill that stands: the question, and when and how it went. One that was corrected is as old as
    what it corrects."""
    rows = {row[0]: row[1:] for row in found}
    corrected = {corrects for corrects, *_ in rows.values()}
    standing = [(first_of(key, rows), *rows[key][1:4]) for key in rows if key not in corrected]
    for recorded, question, result, recalled in sorted(standing, key=lambda row: row[0]):
        yield question, Go(day_of(recalled, recorded, clock), result)


def first_of(key: int, rows: dict[int, tuple]) -> datetime:
    """When what it corrects was recorded first."""
    while rows[key][0] is not None:
        key = rows[key][0]
    return rows[key][4]


def day_of(when: FuzzyDate | None, recorded: datetime, clock: Clock) -> date:
    """The last day it can mean, and never later than when it was recorded."""
    known = recorded.astimezone(clock.zone).date()
    return min(when.last_day, known) if when and when.last_day else known
