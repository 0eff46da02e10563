"""The list of questions: what is due stands first, in the order of the drill."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from applications.accounts.models import User
from applications.fields.clock import Clock
from applications.loops.models import Question
from applications.loops.questions.filters import QuestionFilters
from applications.loops.questions.standing import Standing, standings
from applications.loops.questions.words import asked_words, comes

ROWS = 30
#: Of more companies than this a row names the first.
COMPANIES = 3


@dataclass(frozen=True, slots=True)
class Row:
    question: Question
    topics: list
    asked: str
    tone: str
    where: str
    comes: str
    is_due: bool

    @classmethod
    def of(cls, question: Question, standing: Standing, clock: Clock) -> "Row":
        is_due = standing.due.day <= clock.today
        return cls(
            question=question,
            topics=list(question.topics.all()),
            asked=asked_words(standing),
            tone="no" if standing.missed else "",
            where=where(list(filter(None, standing.companies.values()))),
            comes="due" if is_due else comes(standing.due, clock),
            is_due=is_due,
        )


@dataclass(frozen=True, slots=True)
class QuestionList:
    """`due` counts those of all questions, whatever the list is narrowed to."""

    page: Page
    rows: list[Row]
    due: int

    @classmethod
    def of(cls, owner: User, filters: QuestionFilters, now: datetime, page: str | int | None = 1) -> "QuestionList":
        """Eight queries, seven without filters."""
        clock = Clock.at(now)
        every, today = standings(owner, clock), clock.today
        found = set(filters.found().values_list("pk", flat=True)) if filters.is_used else None
        shown = Paginator([each for each in every if found is None or each.key in found], ROWS).get_page(page)
        questions = owner.questions.with_topics().in_bulk([each.key for each in shown])
        rows = [Row.of(questions[each.key], each, clock) for each in shown if each.key in questions]
        return cls(shown, rows, sum(each.due.day <= today for each in every))


def where(names: list[str]) -> str:
    more = len(names) - COMPANIES
    return ", ".join(names[:COMPANIES]) + (f" and {more} more" if more > 0 else "")
