"""Stories beside the principles of a company: which shows which, what is missing, and what was told too often."""

from collections import defaultdict
from dataclasses import dataclass

from applications.companies.models import Company, Topic, TopicKind
from applications.fields.times import times
from applications.loops.models import Story, Telling
from applications.loops.stories.told_before import ToldBefore, again

#: Told more often than this at one company, a story is told often; one that shows most of so many principles
#: carries most.
OFTEN, SEVERAL = 2, 4


@dataclass(frozen=True, slots=True)
class Column:
    """A principle, and how many stories show it."""

    principle: Topic
    shown_by: int

    @property
    def is_gap(self) -> bool:
        return self.shown_by == 0


@dataclass(frozen=True, slots=True)
class Cell:
    shows: bool
    told: int
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Row:
    """`again` is the latest telling here after another, unless it was on purpose."""

    story: Story
    told: int
    cells: list[Cell]
    carries_most: bool
    again: ToldBefore | None

    @property
    def is_told_often(self) -> bool:
        return self.told > OFTEN

    @property
    def times(self) -> str:
        return f"told here {times(self.told)}" if self.told else ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Of the company's own principles, else of all there are. A story that shows none and was not told here is only
    counted, as `others`; one that rests is there if it was told here."""

    columns: list[Column]
    rows: list[Row]
    others: int

    @classmethod
    def of(cls, company: Company) -> "Matrix":
        """Six queries at most."""
        principles = principles_of(company)
        told = told_at(company)
        stories = company.owner.stories.by_title().with_topics()
        shown = {story: {topic.pk for topic in story.topics.all()} for story in stories}
        standing = [story for story in shown if told.get(story.pk) or not story.is_resting]
        here = [story for story in standing if told.get(story.pk) or shown[story] & {each.pk for each in principles}]
        active = [shown[story] for story in here if not story.is_resting]
        columns = [Column(each, sum(each.pk in keys for keys in active)) for each in principles]
        before = again_in(told)
        rows = [row_of(story, shown[story], columns, told.get(story.pk, []), before) for story in here]
        return cls(columns, rows, len(standing) - len(here))

    @property
    def gaps(self) -> list[Topic]:
        return [column.principle for column in self.columns if column.is_gap]

    @property
    def often(self) -> list[Row]:
        return [row for row in self.rows if row.is_told_often or row.again]

    @property
    def most(self) -> list[Row]:
        return [row for row in self.rows if row.carries_most]


def principles_of(company: Company) -> list[Topic]:
    """Its own, else all the owner has."""
    rows = company.owner.topics.filter(kind=TopicKind.PRINCIPLE).select_related("company").by_kind()
    return list(rows.filter(company=company)) or list(rows)


def told_at(company: Company) -> dict[int, list[Telling]]:
    """What was told there, by story, in order."""
    found = defaultdict(list)
    for telling in company.owner.tellings.filter(attempt__company=company).with_places().in_order():
        found[telling.story_id].append(telling)
    return found


def again_in(told: dict[int, list[Telling]]) -> dict[int, ToldBefore]:
    """By story, its last telling that came after another and of which nobody said that it was on purpose."""
    every = again([telling for tellings in told.values() for telling in tellings])
    return {
        story: every[telling.pk]
        for story, tellings in told.items()
        for telling in tellings
        if telling.pk in every and not telling.is_deliberate
    }


def row_of(
    story: Story, shown: set[int], columns: list[Column], told: list[Telling], before: dict[int, ToldBefore]
) -> Row:
    cells = [
        Cell(column.principle.pk in shown, len(told) if column.principle.pk in shown else 0, column.is_gap)
        for column in columns
    ]
    shows = sum(cell.shows for cell in cells)
    carries_most = len(columns) >= SEVERAL and shows * 2 > len(columns)
    return Row(story, len(told), cells, carries_most, before.get(story.pk))
