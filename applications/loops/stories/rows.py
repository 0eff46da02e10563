"""Rows of the list of stories: of each what it shows, how often it was told, and the last time alone."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, OrderBy, QuerySet, Window
from django.db.models.functions import Lower, RowNumber

from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.fields.times import times
from applications.loops.models import Story, Telling
from applications.loops.models.at_step import IN_ORDER, PLACE
from applications.loops.stories.told_before import where_told
from applications.web.addresses import address_of

TONES = {"well": "yes", "so_so": "ended", "badly": "no"}
STORIES = GivenKeys("stories")


@dataclass(frozen=True, slots=True)
class Last:
    """The last telling: how often it was told by then, where it is read, and how it landed as a word and a tone."""

    times: str
    place: str
    url: str
    landed: str
    tone: str

    @classmethod
    def of(cls, telling: Telling, of_how_many: int, story: str) -> "Last":
        return cls(
            times=times(of_how_many),
            place=", ".join(where_told(telling)),
            url=f"{story}#telling-{telling.pk}",
            landed=telling.get_landed_display(),
            tone=TONES.get(telling.landed, ""),
        )


@dataclass(frozen=True, slots=True)
class Row:
    """`rest` is where it is let rest."""

    title: str
    is_resting: bool
    url: str
    rest: str
    topics: list[str]
    last: Last | None


def rows_of(stories: Collection[tuple[int, str, bool]]) -> list[Row]:
    """Of stories by key, title, and whether each rests. Two queries."""
    keys = [key for key, *_ in stories]
    topics = defaultdict(list)
    for key, name in topics_of.rows(stories=keys):
        topics[key].append(name)
    last = {telling.story_id: telling for telling in last_tellings.records(stories=keys)}
    return [row_of(*story, topics[story[0]], last.get(story[0])) for story in stories]


def row_of(key: int, title: str, is_resting: bool, topics: list[str], last: Telling | None) -> Row:
    url = address_of("story", key)
    told = Last.of(last, last.times, url) if last else None
    return Row(title, is_resting, url, address_of("story-rest", key), topics, told)


@KeptQuery
def topics_of() -> QuerySet:
    links = Story.topics.through.objects.filter(story__in=STORIES)
    return links.order_by(Lower("topic__name"), "topic").values_list("story", "topic__name")


@KeptQuery
def last_tellings() -> QuerySet:
    """The last telling of each, with what one says of its place, and the `times` it was told."""
    latest_first = [OrderBy(column, descending=True) for column in IN_ORDER]
    place = Window(RowNumber(), partition_by="story", order_by=latest_first)
    told = Telling.objects.filter(story__in=STORIES).annotate(
        times=Window(Count("pk"), partition_by="story"), place=place
    )
    places = told.filter(place=1).order_by().select_related("attempt__company", "loop", "round")
    return places.only("story", "landed", *PLACE)
