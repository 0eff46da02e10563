"""The stories told at one company: how often each, and whether it was told again to people who may compare notes."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from applications.companies.models import Company
from applications.fields.folded import fold
from applications.fields.kept_queries import Given, KeptQuery
from applications.fields.times import times
from applications.loops.models import Telling
from applications.loops.stories.told_before import again
from applications.web.addresses import address_of

#: Told more often than this at one company, a story is told often.
OFTEN = 2


@dataclass(frozen=True, slots=True)
class ToldHere:
    """A story, with what is said in a few words of the last time it was told here again, unless on purpose."""

    title: str
    url: str
    count: int
    again: str

    @classmethod
    def of(cls, tellings: list[Telling], before: dict) -> "ToldHere":
        story, short = tellings[0].story, ""
        for telling in tellings:
            if telling.pk in before and not telling.is_deliberate:
                short = before[telling.pk].short
        return cls(story.title, address_of("story", story.pk), len(tellings), short)

    @property
    def is_often(self) -> bool:
        return self.count > OFTEN

    @property
    def times(self) -> str:
        return f"told here {times(self.count)}"


def told_here(company: Company) -> dict[int, ToldHere]:
    """By the story's key, the one told most often first. Two queries."""
    found = defaultdict(list)
    tellings = tellings_at.records(company=company.pk)
    for telling in tellings:
        found[telling.story_id].append(telling)
    before = again(tellings)
    told = {key: ToldHere.of(some, before) for key, some in found.items()}
    return dict(sorted(told.items(), key=lambda each: (-each[1].count, fold(each[1].title))))


@KeptQuery
def tellings_at() -> QuerySet:
    """In their order."""
    rows = Telling.objects.filter(attempt__company=Given("company")).select_related("story", "attempt", "round")
    return rows.in_order().only(
        "story__title", "to_whom", "is_deliberate", "loop", "attempt__company", "attempt__rank", "round__loop"
    )
