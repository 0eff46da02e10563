"""Which stories show the principles a company judges by, as questions to the database: asked of the company's own
principles (True) or of all the owner has."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet, Window
from django.db.models.functions import Lower

from applications.companies.models import TopicKind
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.models import Story

#: So many stories are named in a line each; of more it is said how many.
NAMED = 6
OWNER, COMPANY, TOLD = Given("owner"), Given("company"), GivenKeys("told")


class GivenNumber(Given):
    """One that a group is compared with, and not grouped by."""

    def get_group_by_cols(self):
        return []


def shown(is_own: bool, owner: Any = OWNER, company: Any = COMPANY) -> QuerySet:
    """That a story shows a principle."""
    links = Story.topics.through.objects.filter(topic__kind=TopicKind.PRINCIPLE, topic__owner=owner).order_by()
    return links.filter(topic__company=company) if is_own else links


def beside(shown: QuerySet, told: Any = TOLD) -> Q:
    """Of a story, that it stands beside the principles: it was told here or, unless it rests, shows one of them."""
    return Q(pk__in=told) | Q(is_resting=False, pk__in=shown.values("story"))


def kept(build: Callable[[bool], QuerySet]) -> dict[bool, KeptQuery]:
    return {is_own: KeptQuery(partial(build, is_own)) for is_own in (True, False)}


@kept
def numbers(is_own: bool) -> QuerySet:
    """How many stories stand beside the principles, and how many others are ready to be told."""
    stands = beside(shown(is_own))
    stories = Story.objects.filter(owner=OWNER).order_by().values("owner")
    here, others = Count("pk", filter=stands), Count("pk", filter=Q(is_resting=False) & ~stands)
    return stories.annotate(here=here, others=others).values_list("here", "others")


@kept
def times_shown(is_own: bool) -> QuerySet:
    """Of each principle that a story ready to be told shows, by how many of them."""
    ready = shown(is_own).filter(story__is_resting=False)
    return ready.values("topic").annotate(stories=Count("pk")).values_list("topic", "stories")


@kept
def carrying_most(is_own: bool) -> QuerySet:
    """Of the stories that show more than `half` of the principles how many there are, and the key and title of those
    that show most."""
    there = Q(story__in=TOLD) | Q(story__is_resting=False)
    stories = shown(is_own).filter(there).values("story", "story__title").annotate(shows=Count("topic"))
    some = stories.filter(shows__gt=GivenNumber("half")).annotate(count=Window(Count("story")))
    in_order = some.order_by("-shows", Lower("story__title"), "story")
    return in_order.values_list("count", "story", "story__title")[:NAMED]


@KeptQuery
def topics_shown() -> QuerySet:
    """Of some stories all topics: story, topic, its kind and company."""
    links = Story.topics.through.objects.filter(story__in=GivenKeys("stories")).order_by()
    return links.values_list("story", "topic", "topic__kind", "topic__company")
