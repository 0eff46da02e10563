"""Reads the lessons of which one is to be rehearsed, with what its rule asks of them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.dashboard.lesson import Known
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.lessons.models import Carry, Lesson, Rehearsal, Retirement, Sighting
from applications.lessons.models.sighting import Sight
from applications.lessons.states import WHEN, Retired, Seen, state_of
from applications.loops.choices import State
from applications.loops.models.at_step import IN_ORDER

# It is looked for among those that happened again in the newest attempts, and the newest lessons. Of more than so many,
# those rehearsed longest ago.
MOST_ATTEMPTS, MOST_NEW, MOST = 100, 12, 60
CAME = (Sight.HELD, Sight.AGAIN)
OWNER = Given("owner")


def lessons_at_hand(user: User, ahead: Collection[int], put_off: Collection[int]) -> list[Known]:
    """Those that happened again, those taken along into a step ahead in these attempts, the newest, and those put off.
    One query."""
    found = []
    for row in at_hand.rows(owner=user.pk, ahead=ahead, put_off=put_off):
        key, advice, cue, response, last, retired_at, retired, seen_at, seen, rehearsed, taken = row
        sightings = [Seen(last, seen, seen_at or user.date_joined)] if last else []
        state = state_of(sightings, bool(rehearsed or taken), Retired(retired, retired_at) if retired_at else None)
        found.append(Known(key, advice, cue, response, state, rehearsed, taken))
    return found


@KeptQuery
def at_hand() -> QuerySet[Any]:
    """Each with the last time its cue came, its last retirement and rehearsal, and when it was taken along."""
    carried, last = carries_ahead(), last_came()
    lately = Attempt.objects.filter(owner=OWNER).order_by("-rank").values("pk")[:MOST_ATTEMPTS]
    again = Sighting.objects.filter(attempt__in=lately, kind=Sight.AGAIN).order_by().values("lesson")
    newest = Lesson.objects.filter(owner=OWNER).order_by("-pk").values("pk")[:MOST_NEW]
    parts = [again, carried.order_by().values("lesson"), newest, GivenKeys("put_off")]
    keys = [Lesson.objects.filter(pk__in=part).values("pk") for part in parts]
    ended = current(Retirement.objects).order_by("-recorded_at", "-pk")
    told = {
        "last": Subquery(last.values("kind")[:1]),
        "retired_at": Subquery(ended.values("recorded_at")[:1]),
        "retired_on": Subquery(ended.values("retired")[:1]),
        # When is asked of those alone that were retired: of no other does it tell anything.
        "seen_at": if_retired(last.values("recorded_at")[:1]),
        "seen": if_retired(last.values(when=WHEN)[:1]),
        "rehearsed": Subquery(current(Rehearsal.objects).order_by("-recorded_at").values("recorded_at")[:1]),
        "taken": Subquery(carried.filter(lesson=OuterRef("pk")).order_by("-recorded_at").values("recorded_at")[:1]),
    }
    by_rest = Lesson.objects.filter(pk__in=keys[0].union(*keys[1:])).annotate(**told)
    by_rest = by_rest.order_by(F("rehearsed").asc(nulls_first=True), "pk")
    return by_rest.values_list("pk", "advice", "cue", "response", *told)[:MOST]


def current(rows: Any) -> QuerySet[Any]:
    return rows.filter(lesson=OuterRef("pk")).current().order_by()


def if_retired(rows: Any) -> Case:
    return Case(When(retired_at__isnull=False, then=Subquery(rows)))


def last_came() -> QuerySet[Any]:
    return current(Sighting.objects.filter(kind__in=CAME)).order_by(*(order.desc() for order in IN_ORDER))


def carries_ahead() -> QuerySet[Carry]:
    """Into a round or loop that is still planned, or into an attempt as a whole in which one is."""
    planned = ["", State.PLANNED]
    rounds = Q(round__isnull=True) | Q(round__state=State.PLANNED)
    return Carry.objects.filter(
        rounds, Q(loop__isnull=True) | Q(loop__state__in=planned), owner=OWNER, attempt__in=GivenKeys("ahead")
    )
