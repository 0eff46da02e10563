"""Whom one met before a step, and who will be there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from applications.attempts.models import Attempt
from applications.briefing.facts import OF_ATTEMPT, OF_STEPS
from applications.briefing.reading import KEYS, Reading
from applications.briefing.sources import Source
from applications.fields.kept_queries import KeptQuery
from applications.loops.models import Involvement, Loop

#: So many of the latest are read; so many people are told, each with so many times.
READ, MET, TIMES = 120, 6, 2
PERSON = ("person__name", "person__title", "who", "capacity", "was_planned", "was_there", "since")
STATES = ("loop__state", "round__state")


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody, what they were, and the last times you met; `more` counts the times before."""

    name: str
    sources: list[Source]
    more: int


@KeptQuery
def people_of() -> QuerySet[Involvement]:
    """Who was, was to be or will be there, in the latest attempts first."""
    rows = Involvement.objects.filter(attempt__in=KEYS).select_related("person", "attempt__company", "loop", "round")
    named = rows.only(*PERSON, *STATES, *OF_ATTEMPT, *OF_STEPS)
    return named.order_by("-attempt__rank", "-recorded_at", "-pk")[:READ]


def met(here: Attempt, people: Iterable[Involvement]) -> list[Met]:
    """Each person once, those met last first; somebody without a name by what they were."""
    found: dict[object, list[Involvement]] = {}
    for each in people:
        found.setdefault((each.person_id, "") if each.person_id else (None, str(each)), []).append(each)
    return [
        Met(
            name=", ".join(filter(None, [str(times[0]), times[0].person.title if times[0].person else ""])),
            sources=[Source.of(each.attempt, here, each.round or each.loop, each.since) for each in times[:TIMES]],
            more=len(times[TIMES:]),
        )
        for times in list(found.values())[:MET]
    ]


def is_behind(each: Involvement, reading: Reading) -> bool:
    """Whether they were met before the step, rather than in it, after it, or only announced."""
    step = each.round or each.loop
    if each.was_there is False or (step and step.is_planned):
        return False
    return each.attempt_id != reading.here.pk or reading.is_behind(step.rank if step else None)


def is_of(each: Involvement, reading: Reading) -> bool:
    """Whether somebody belongs to the step ahead or to one of its rounds."""
    keys, step = {round.pk for round in reading.rounds}, reading.step
    return each.round_id in keys or (isinstance(step, Loop) and each.loop_id == step.pk and not each.round_id)
