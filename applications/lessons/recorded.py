"""Reads what was recorded of one lesson, with the steps that this names: in queries whose SQL is kept."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from applications.fields.kept_queries import Given, KeptQuery
from applications.lessons.models import Carry, Preparation, Rehearsal, Retirement, Sighting
from applications.loops.models.at_step import with_places

LESSON = Given("lesson")
#: By these one knows whether a step was passed.
PASSED = ("attempt__outcome", "loop__result", "round__result", "round__loop__result")


@KeptQuery
def sightings() -> QuerySet:
    seen = Sighting.objects.filter(lesson=LESSON).current().in_order()
    return with_places(seen.select_related("round__loop"), *PASSED)


@KeptQuery
def carries() -> QuerySet:
    """Each with `is_reviewed`."""
    return with_places(Carry.objects.filter(lesson=LESSON).in_order().with_reviews())


@KeptQuery
def rehearsals() -> QuerySet:
    return Rehearsal.objects.filter(lesson=LESSON).current().order_by("recorded_at", "pk")


@KeptQuery
def retirements() -> QuerySet:
    return Retirement.objects.filter(lesson=LESSON).current().order_by("recorded_at", "pk")


@KeptQuery
def preparation() -> QuerySet[Preparation]:
    """What one does about it, as far as a list tells of it."""
    return Preparation.objects.filter(lessons=LESSON).newest_first().only("title", "started", "ended")


def at_home[R: Any](rows: Iterable[R]) -> list[R]:
    """Each with its loop and round at the attempt that was read with it."""
    found = list(rows)
    for row in found:
        for step in filter(None, [row.loop, row.round]):
            step.attempt = row.attempt
    return found
