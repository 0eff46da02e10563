"""The list of stories and the page of one: how often each was told, where last, and how it landed."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from applications.accounts.models import User
from applications.companies.models import Company, Topic, TopicKind
from applications.fields.kept_queries import Given, KeptQuery, KeptRelated
from applications.loops.models import Loop, Round, Story, Telling
from applications.loops.stories.rows import TONES, Row, rows_of
from applications.loops.stories.told_before import ToldBefore, again, heard_at, where_told

ROWS = 30
#: So many stories one can tell well; of more, some had better rest.
READY = 12
#: So many companies are named above the list, those with principles or tellings.
COMPANIES = 6


@dataclass(frozen=True, slots=True)
class Told:
    """One telling: where, how it landed as a tone, and what was told before to those who may know of it."""

    telling: Telling
    place: str
    before: ToldBefore | None = None

    @property
    def tone(self) -> str:
        return TONES.get(self.telling.landed, "")

    @property
    def date(self):
        step: Any = self.telling.round or self.telling.loop
        return step.date if step else None

    @classmethod
    def of(cls, telling: Telling, before: ToldBefore | None = None) -> "Told":
        return cls(telling, ", ".join(where_told(telling)), before)


@dataclass(frozen=True, slots=True)
class Stories:
    page: Page
    active: list[Row]
    resting: list[Row]
    ready: int
    companies: list[tuple[int, str]]

    @classmethod
    def of(cls, owner: User, stories: QuerySet[Story], page: str | int | None = 1) -> "Stories":
        """Six queries."""
        shown = Paginator(stories.by_title().values_list("pk", "title", "is_resting"), ROWS).get_page(page)
        rows = rows_of(list(shown))
        return cls(
            page=shown,
            active=[row for row in rows if not row.is_resting],
            resting=[row for row in rows if row.is_resting],
            ready=owner.stories.active().count(),
            companies=companies_beside.rows(owner=owner.pk),
        )

    @property
    def are_many(self) -> bool:
        return self.ready > READY


@KeptQuery
def companies_beside() -> QuerySet:
    """Key and name of the first that have principles of their own or heard a story.

    Asked of one company after the other, by name, until there are enough: to find all of them would take longer.
    """
    heard_any = Exists(Telling.objects.filter(attempt__company=OuterRef("pk")))
    has_principles = Exists(Topic.objects.filter(kind=TopicKind.PRINCIPLE, company=OuterRef("pk")))
    some = Company.objects.filter(heard_any | has_principles, owner=Given("owner"))
    return some.order_by("name_folded").values_list("pk", "name")[:COMPANIES]  # as the index has them, or all are asked


@dataclass(frozen=True, slots=True)
class StoryPage:
    story: Story
    parts: list[tuple[str, str]]
    topics: list[Topic]
    told: list[Told]
    heard_at: list[tuple[Company, int]]

    @classmethod
    def of(cls, story: Story) -> "StoryPage":
        """Three queries."""
        tellings = list(story.tellings.with_places().in_order())
        before = again(tellings)
        parts = [
            ("Situation", story.situation_html),
            ("Task", story.task_html),
            ("Action", story.action_html),
            ("Result", story.result_html),
        ]
        return cls(
            story=story,
            parts=parts if any(html for _, html in parts) else [],
            topics=list(story.topics.by_name()),
            told=[Told.of(telling, before.get(telling.pk)) for telling in tellings],
            heard_at=heard_at(tellings),
        )


def told_in(step: Loop | Round) -> list[Told]:
    """The stories told in a loop as a whole, or in a round. One query."""
    return [Told(telling, str(telling.story)) for telling in TOLD_IN[type(step)].of(step)]


TOLD_IN = {
    Loop: KeptRelated("tellings", lambda rows: rows.filter(round=None).select_related("story").in_order()),
    Round: KeptRelated("tellings", lambda rows: rows.select_related("story").in_order()),
}
