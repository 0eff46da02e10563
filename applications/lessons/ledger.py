"""The ledger: lessons by what became of them, each with where it came from; what recurs on top, the retired last."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Min, Value

from applications.accounts.models import User
from applications.lessons.models import Lesson
from applications.lessons.models.lesson import LessonQuerySet
from applications.lessons.origins import Origin, origins_by_lesson
from applications.lessons.states import State, states_of

ROWS = 30
#: Of more origins than this the ledger names the first; the lesson's own page has all.
ORIGINS = 4
NO_TOPIC = "No topic"


@dataclass(frozen=True, slots=True)
class Row:
    lesson: Lesson
    state: State
    origins: list[Origin]
    more: int

    @classmethod
    def of(cls, lesson: Lesson, state: State, origins: list[Origin]) -> "Row":
        return cls(lesson, state, origins[:ORIGINS], max(len(origins) - ORIGINS, 0))


@dataclass(frozen=True, slots=True)
class Group:
    """Lessons under one heading; those that are retired wait folded."""

    heading: str
    tone: str
    rows: list[Row]
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    page: Page
    groups: list[Group]

    @classmethod
    def of(cls, owner: User, lessons: LessonQuerySet, page: Any = 1, state: str = "", by: str = "") -> "Ledger":
        """Of these lessons those in one state, if one is named; by topic or else by state. Nine queries."""
        states = states_of(owner)
        newest = lessons.newest_first()
        named = newest.values("pk").annotate(topic=Min("topics__name") if by else Value("")).values_list("pk", "topic")
        rows = [(key, topic or "", states.get(key, State.NEW)) for key, topic in named]
        order = list(State)
        found = [row for row in rows if state in ("", row[2])]
        found.sort(key=lambda row: ((not row[1], row[1].casefold()) if by else (), order.index(row[2])))
        shown = Paginator(found, ROWS).get_page(page)
        keys = [key for key, _, _ in shown]
        read, origins = lessons.model.objects.with_topics().in_bulk(keys), origins_by_lesson(keys)
        groups = groupby(shown, key=lambda row: row[1] if by else row[2])
        return cls(
            shown,
            [group(heading, [Row.of(read[key], of, origins[key]) for key, _, of in rows]) for heading, rows in groups],
        )


def group(heading: str | State, rows: list[Row]) -> Group:
    if isinstance(heading, State):
        return Group(str(heading.label).capitalize(), heading.tone, rows, heading == State.RETIRED)
    return Group(heading or NO_TOPIC, "", rows)
