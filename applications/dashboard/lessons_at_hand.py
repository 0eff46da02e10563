"""Reads the lessons of which one is to be rehearsed, with what its rule asks of them."""

from collections.abc import Collection
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.dashboard.lesson import Known
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.lessons.models import Carry, Lesson, Rehearsal, Sighting
from applications.lessons.models.lesson import State
from applications.lessons.models.sighting import Sight
from applications.loops.choices import State as OfStep

# It is looked for among those that happened again in the newest attempts, and the newest lessons. Of more than so many,
# those rehearsed longest ago.
MOST_ATTEMPTS, MOST_NEW, MOST = 100, 12, 60
OWNER = Given("owner")


def lessons_at_hand(user: User, ahead: Collection[int], put_off: Collection[int]) -> list[Known]:
    """Those that happened again, those taken along into a step ahead in these attempts, the newest, and those put off.
    One query."""
    rows = at_hand.rows(owner=user.pk, ahead=ahead, put_off=put_off)
    return [
        Known(key, advice, cue, response, State(state), rehearsed, taken)
        for key, advice, cue, response, state, rehearsed, taken in rows
    ]


@KeptQuery
def at_hand() -> QuerySet[Any]:
    """Each with its last rehearsal, and when it was taken along."""
    carried = carries_ahead()
    lately = Attempt.objects.filter(owner=OWNER).order_by("-rank").values("pk")[:MOST_ATTEMPTS]
    again = Sighting.objects.filter(attempt__in=lately, kind=Sight.AGAIN).order_by().values("lesson")
    newest = Lesson.objects.filter(owner=OWNER).order_by("-pk").values("pk")[:MOST_NEW]
    parts = [again, carried.order_by().values("lesson"), newest, GivenKeys("put_off")]
    keys = [Lesson.objects.filter(pk__in=part).values("pk") for part in parts]
    rehearsed = Rehearsal.objects.filter(lesson=OuterRef("pk")).current().order_by("-recorded_at")
    told = {
        "rehearsed": Subquery(rehearsed.values("recorded_at")[:1]),
        "taken": Subquery(carried.filter(lesson=OuterRef("pk")).order_by("-recorded_at").values("recorded_at")[:1]),
    }
    by_rest = Lesson.objects.filter(pk__in=keys[0].union(*keys[1:])).annotate(**told)
    by_rest = by_rest.order_by(F("rehearsed").asc(nulls_first=True), "pk")
    return by_rest.values_list("pk", "advice", "cue", "response", "state", *told)[:MOST]


def carries_ahead() -> QuerySet[Carry]:
    """Into a round or loop that is still planned, or into an attempt as a whole in which one is."""
    planned = ["", OfStep.PLANNED]
    rounds = Q(round__isnull=True) | Q(round__state=OfStep.PLANNED)
    return Carry.objects.filter(
        rounds, Q(loop__isnull=True) | Q(loop__state__in=planned), attempt__in=GivenKeys("ahead")
    )
