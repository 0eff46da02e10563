"""Stories beside the principles of a company: which shows which, what is missing, and what was told too often."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, QuerySet, When
from django.db.models.functions import Lower

from applications.companies.models import Company, TopicKind
from applications.loops.stories.principles import Principles
from applications.loops.stories.showing import NAMED, beside, carrying_most, numbers, shown, topics_shown
from applications.loops.stories.told_here import ToldHere, told_here
from applications.web.addresses import address_of

ROWS = 30
#: Of so many principles a story that shows more than half carries most.
SEVERAL = 4


@dataclass(frozen=True, slots=True)
class Cell:
    shows: bool
    told: int
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A story; its cells are None where it does not show what others do."""

    title: str
    url: str
    is_resting: bool
    told: ToldHere | None
    cells: list[Cell | None]
    carries_most: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Stories that a line each names, the first alone, and how many more there are."""

    stories: list
    more: int

    @classmethod
    def of(cls, stories: list, count: int) -> "Named":
        return cls(stories[:NAMED], max(0, count - NAMED))


@dataclass(frozen=True, slots=True)
class Matrix:
    """A story that shows no principle and was not told here is only counted, as `others`; one that rests is there if it
    was told here. Those told here, `told` in number, come first: they are what people there may know, and among
    hundreds by title they would be scattered over the pages. Then by title, so that one is found."""

    principles: Principles
    page: Page
    rows: list[Row]
    often: Named
    most: Named
    told: int
    others: int

    @classmethod
    def of(cls, company: Company, page: str | int | None = 1) -> "Matrix":
        """Eight queries at most."""
        principles, told = Principles.of(company), told_here(company)
        given = {"owner": company.owner_id, "company": company.pk}
        asked = numbers[principles.are_own].rows(**given, told=told)
        here, others = asked[0] if asked else (0, 0)
        paginator = Paginator(in_order(company, principles, told), ROWS)
        paginator.count = here  # known already, with the others
        shown = paginator.get_page(page)
        often = [story for story in told.values() if story.is_often or story.again]
        return cls(
            principles=principles,
            page=shown,
            rows=rows_of(list(shown), principles, told, company),
            often=Named.of(often, len(often)),
            most=most_of(principles, told, given),
            told=len(told),
            others=others,
        )


def in_order(company: Company, principles: Principles, told: dict[int, ToldHere]) -> QuerySet:
    """Key, title, and whether it rests, of the stories that stand there."""
    stands = beside(shown(principles.are_own, company.owner_id, company.pk), list(told))
    order = ["is_resting", Lower("title"), "pk"]
    if told:
        order.insert(0, Case(When(pk__in=told, then=0), default=1))
    return company.owner.stories.filter(stands).order_by(*order).values_list("pk", "title", "is_resting")


def rows_of(
    stories: list[tuple[int, str, bool]], principles: Principles, told: dict[int, ToldHere], company: Company
) -> list[Row]:
    """One query."""
    found = defaultdict(set)
    for story, topic, kind, whose in topics_shown.rows(stories=[key for key, *_ in stories]):
        if kind == TopicKind.PRINCIPLE and (whose == company.pk or not principles.are_own):
            found[story].add(topic)
    return [row_of(*story, found[story[0]], told.get(story[0]), principles) for story in stories]


def row_of(key: int, title: str, is_resting: bool, shown: set, told: ToldHere | None, principles: Principles) -> Row:
    times = told.count if told else 0
    cells = [
        Cell(column.key in shown, times, column.is_gap) if column.is_gap or column.key in shown else None
        for column in principles.columns
    ]
    carries_most = principles.count >= SEVERAL and len(shown) * 2 > principles.count
    return Row(title, address_of("story", key), is_resting, told, cells, carries_most)


def most_of(principles: Principles, told: dict[int, ToldHere], given: dict[str, Any]) -> Named:
    """Title and address of those that carry most, of several principles. One query."""
    if principles.count < SEVERAL:
        return Named([], 0)
    rows = carrying_most[principles.are_own].rows(**given, told=told, half=principles.count // 2)
    return Named.of([(title, address_of("story", key)) for _, key, title in rows], rows[0][0] if rows else 0)
