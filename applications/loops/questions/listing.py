"""The list of questions: what is due stands first, in the order of the drill."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import prefetch_related_objects

from applications.accounts.models import User
from applications.fields.clock import Clock
from applications.loops.models import Question
from applications.loops.models.question import topics_by_name
from applications.loops.questions.filters import QuestionFilters
from applications.loops.questions.order import Coming, InOrder
from applications.loops.questions.standing import Standing
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
        """Eight queries; one less without filters, and one more where what is due ends."""
        clock = Clock.at(now)
        coming, everything = Coming.of(owner, clock), owner.questions.all()
        in_order: Any = InOrder(filters.found() if filters.is_used else everything, coming)
        shown = Paginator(in_order, ROWS).get_page(page)
        questions = list(shown)
        prefetch_related_objects(questions, topics_by_name())
        rows = [Row.of(*each, clock) for each in zip(questions, coming.standings(questions), strict=True)]
        return cls(shown, rows, (InOrder(everything, coming) if filters.is_used else in_order).due)


def where(names: list[str]) -> str:
    more = len(names) - COMPANIES
    return ", ".join(names[:COMPANIES]) + (f" and {more} more" if more > 0 else "")
