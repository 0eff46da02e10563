"""The order of the questions, by what each keeps of how it stands and by the rounds of the coming week: those that are
due first, as the drill asks them, then those that come later."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Least

from applications.accounts.models import User
from applications.fields.clock import Clock
from applications.fields.kept_queries import Given, GivenKeys, GivenWords, KeptQuery
from applications.loops.models import Asking, Question
from applications.loops.questions.ahead import Ahead, planned
from applications.loops.questions.schedule import AHEAD, Due, Go
from applications.loops.questions.standing import Standing

OWNER, TODAY, BEFORE = Given("owner"), Given("today", DateField()), Given("before", DateField())


@dataclass(slots=True)
class Coming:
    """What the coming week brings: its planned rounds, and the questions that are due today because of them."""

    owner: User
    today: date
    ahead: list[Ahead]
    brought: list[int]

    @classmethod
    def of(cls, owner: User, clock: Clock) -> "Coming":
        """Three queries, two if no round is planned."""
        ahead, today = planned(owner, clock), clock.today
        return cls(owner, today, ahead, brought_by(owner, ahead, today) if ahead else [])

    def standings(self, questions: Collection[Question]) -> list[Standing]:
        """In the same order. One query, if there are any."""
        found = {each.pk: kept_by(each) for each in questions}
        for key, went, company, name, kind in askings_of.rows(questions=list(found)) if found else ():
            standing = found[key]
            standing.askings.append(Go(standing.recorded, went))
            standing.companies[company] = name or ""
            standing.kinds |= {kind} - {None, ""}
        for standing in found.values():
            standing.bring_forward(self.ahead, self.today)
        return list(found.values())


def brought_by(owner: User, ahead: list[Ahead], today: date) -> list[int]:
    """The keys of the questions that come later and were asked where one is planned, as `Standing` has it."""
    places = {"companies": [each.company for each in ahead if each.company], "kinds": [each.kind for each in ahead]}
    before = max(each.day for each in ahead) - AHEAD
    found: dict[int, Standing] = {}
    for key, due, last, company, kind in later.rows(owner=owner.pk, today=today, before=before, **places):
        standing = found.setdefault(key, Standing(key, due, due=Due(0, due, last)))
        standing.companies[company] = ""
        standing.kinds |= {kind} - {None, ""}
    for standing in found.values():
        standing.bring_forward(ahead, today)
    return [key for key, standing in found.items() if standing.ahead]


def kept_by(question: Question) -> Standing:
    return Standing(question.pk, question.due, due=Due(0, question.due, question.last_go))


class InOrder:
    """Questions as a paginator takes them; they are counted in one query, and read as far as one asks for them."""

    def __init__(self, questions: Any, coming: Coming) -> None:
        self.questions, self.coming = questions.order_by(), coming

    @cached_property
    def is_due(self) -> Q:
        is_due = Q(due__lte=self.coming.today)
        return is_due | Q(pk__in=self.coming.brought) if self.coming.brought else is_due

    @cached_property
    def counts(self) -> dict[str, int]:
        return self.questions.aggregate(total=Count("pk"), due=Count("pk", filter=self.is_due))

    def count(self) -> int:
        return self.counts["total"]

    @property
    def due(self) -> int:
        return self.counts["due"]

    def __getitem__(self, part: slice) -> list[Question]:
        """One query, two where what is due ends."""
        start, stop, ends = part.start or 0, part.stop, self.due
        # What a round brings forward is due today.
        first = Least("due", Value(self.coming.today)) if self.coming.brought else F("due")
        found = self.part(self.questions.filter(self.is_due), ("-missed", first, "pk"), start, min(stop, ends))
        later = self.questions.exclude(self.is_due)
        return found + self.part(later, ("due", "-missed", "pk"), max(start - ends, 0), stop - ends)

    @staticmethod
    def part(questions: Any, order: tuple, start: int, stop: int) -> list[Question]:
        """The keys are put in order first: an index holds all that takes, and whole questions are long."""
        if start >= stop:
            return []
        keys = questions.order_by(*order).values("pk")[start:stop]
        return list(Question.objects.filter(pk__in=keys).order_by(*order))


@KeptQuery
def later() -> QuerySet[Any]:
    """The questions that come later, with each place where they were asked that is one of those given."""
    there = Q(attempt__company__in=GivenKeys("companies")) | Q(round__kind__in=GivenWords("kinds"))
    questions = Asking.objects.filter(question__owner=OWNER, question__due__gt=TODAY, question__last_go__lt=BEFORE)
    where = ("attempt__company", "round__kind")
    return questions.filter(there).order_by().values_list("question", "question__due", "question__last_go", *where)


@KeptQuery
def askings_of() -> QuerySet[Any]:
    askings: Any = Asking.objects.filter(question__in=GivenKeys("questions"))
    where = ("attempt__company", "attempt__company__name", "round__kind")
    return askings.in_order().values_list("question", "went", *where)
