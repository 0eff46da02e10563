"""The ledger: lessons, newest first, each with where it came from."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from applications.lessons.models import Lesson
from applications.lessons.origins import Origin, origins_of

ROWS = 30
#: Of more origins than this the ledger names the first; the lesson's own page has all.
ORIGINS = 4


@dataclass(frozen=True, slots=True)
class Row:
    lesson: Lesson
    origins: list[Origin]
    more: int

    @classmethod
    def of(cls, lesson: Lesson) -> "Row":
        origins = origins_of(lesson)
        return cls(lesson, origins[:ORIGINS], max(len(origins) - ORIGINS, 0))


@dataclass(frozen=True, slots=True)
class Ledger:
    page: Page
    rows: list[Row]

    @classmethod
    def of(cls, lessons: QuerySet[Lesson], page: str | int | None = 1) -> "Ledger":
        """Six queries."""
        shown = Paginator(lessons.newest_first().with_origins(), ROWS).get_page(page)
        return cls(shown, [Row.of(lesson) for lesson in shown])
