"""The ledger: lessons by what became of them, each with where it came from; what recurs on top, the retired last."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from applications.companies.models import Topic
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.lessons.models import Lesson
from applications.lessons.models.lesson import LessonQuerySet, State
from applications.lessons.origins import Origin, origins_by_lesson

ROWS = 30
#: Of more origins than this the ledger names the first; the lesson's own page has all.
ORIGINS = 4
NO_TOPIC = "No topic"
SHOWN = ("advice", "cue", "response", "direction", "state")


@dataclass(frozen=True, slots=True)
class Row:
    lesson: Any
    state: State
    topics: list[str]
    origins: list[Origin]
    more: int

    @classmethod
    def of(cls, lesson: Lesson, topics: list[str], origins: list[Origin]) -> "Row":
        return cls(lesson, State(lesson.state), topics, origins[:ORIGINS], max(len(origins) - ORIGINS, 0))


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
    def of(cls, lessons: LessonQuerySet, page: Any = 1, is_by_topic: bool = False) -> "Ledger":
        """Of these lessons a page, by topic or else by state. Six queries."""
        in_order = lessons.by_topic() if is_by_topic else lessons.by_state()
        paginator = Paginator(in_order.only(*SHOWN), ROWS)
        paginator.count = lessons.count()  # in no order: that by topic would be counted with all topics
        shown = paginator.get_page(page)
        keys = [lesson.pk for lesson in shown]
        names, origins = topics_by_lesson(keys), origins_by_lesson(keys)
        rows = [Row.of(lesson, names[lesson.pk], origins[lesson.pk]) for lesson in shown]
        if is_by_topic:
            topics = groupby(rows, lambda row: row.lesson.topic)
            return cls(shown, [Group(topic or NO_TOPIC, "", [*some]) for topic, some in topics])
        return cls(shown, [of_state(state, [*some]) for state, some in groupby(rows, lambda row: row.state)])


def of_state(state: State, rows: list[Row]) -> Group:
    return Group(str(state.label).capitalize(), state.tone, rows, state == State.RETIRED)


def topics_by_lesson(keys: Collection[int]) -> dict[int, list[str]]:
    """The names of their topics, in order. One query."""
    found: dict[int, list[str]] = {key: [] for key in keys}
    for key, name in topics_of.rows(lessons=keys):
        found[key].append(name)
    return found


@KeptQuery
def topics_of() -> QuerySet[Any]:
    topics = Topic.objects.filter(lessons__in=GivenKeys("lessons")).by_name()
    return topics.values_list("lessons", "name")
