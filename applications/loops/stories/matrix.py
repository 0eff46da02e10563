"""Stories beside the principles of a company: which shows which, what is missing, and what was told too often."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, Q

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
        owner, principles, told = company.owner, principles_of(company), told_at(company)
        shown = shown_in(principles)
        stories = owner.stories.filter(pk__in=shown.keys() | told.keys()).by_title().only("title", "is_resting")
        here = [story for story in stories if told.get(story.pk) or not story.is_resting]
        active = [shown[story.pk] for story in here if not story.is_resting]
        columns = [Column(each, sum(each.pk in keys for keys in active)) for each in principles]
        before = again_in(told)
        rows = [row_of(story, shown[story.pk], columns, told.get(story.pk, []), before) for story in here]
        return cls(columns, rows, owner.stories.active().count() - len(active))

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
    rows = company.owner.topics.filter(kind=TopicKind.PRINCIPLE)
    own = rows.filter(company=company)
    named = rows.filter(Q(pk__in=own.values("pk")) | ~Exists(own)).select_related("company")
    return list(named.only("name", "company__name").by_kind())


def shown_in(principles: list[Topic]) -> dict[int, set[int]]:
    """By story, the keys of those of the principles that it shows."""
    found = defaultdict(set)
    for story, topic in Story.topics.through.objects.filter(topic__in=principles).values_list("story", "topic"):
        found[story].add(topic)
    return found


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
