"""Preparation as a list: in the owner's order, newest first, by the year in which it began."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from applications.attempts.models import Attempt
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.models import Preparation, PreparationCount

ROWS = 30
NOT_KNOWN = "Date not known"


@dataclass(frozen=True, slots=True)
class Piece:
    """`place` says before which attempt it was done, where no date says when."""

    preparation: Preparation
    count: str
    place: str


@dataclass(frozen=True, slots=True)
class Pieces:
    page: Page
    years: list[tuple[str, list[Piece]]]

    @classmethod
    def of(cls, rows: QuerySet[Preparation], page: str | int | None = 1) -> "Pieces":
        """Four queries."""
        shown = Paginator(with_neighbours(rows.newest_first().defer("notes", "notes_html")), ROWS).get_page(page)
        attempts = Attempt.objects.select_related("company").in_bulk({row.follows for row in shown if row.follows})
        counts = PreparationCount.objects.in_bulk({row.last_count for row in shown if row.last_count})
        pieces = [Piece(row, str(counts.get(row.last_count, "")), place_of(row, attempts)) for row in shown]
        return cls(shown, [(year, list(group)) for year, group in groupby(pieces, key=year_of)])


def with_neighbours(rows: QuerySet[Preparation]) -> QuerySet[Preparation]:
    """Says of each which attempt follows, whether one came before, and what its counter stood at last, by key."""
    attempts = Attempt.objects.filter(owner=OuterRef("owner")).order_by("rank", "uuid")
    counts = PreparationCount.objects.filter(preparation=OuterRef("pk")).order_by("-rank", "-uuid")
    return rows.annotate(
        follows=Subquery(attempts.filter(rank__gt=OuterRef("rank")).values("pk")[:1]),
        is_after=Exists(attempts.filter(rank__lt=OuterRef("rank"))),
        last_count=Subquery(counts.values("pk")[:1]),
    )


def place_of(row: Any, attempts: dict[int, Attempt]) -> str:
    if row.date:
        return ""
    return f"before {attempts[row.follows]}" if row.follows else "after the last attempt" if row.is_after else ""


def year_of(piece: Piece) -> str:
    """The year it began in or, failing that, ended in; its words where that may be more than one."""
    date: FuzzyDate | None = piece.preparation.date
    if date is None or not date.is_placed:
        return NOT_KNOWN
    first, last = date.first_day, date.last_day
    return str(first.year) if first and last and first.year == last.year else str(date)
