"""Which lessons to take along: those that recurred before new ones, of the same kind of round before those of the same
topic, of this company before others."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from applications.attempts.models import Attempt
from applications.briefing.fitting import Origin, fitting, origins_of
from applications.briefing.reading import Reading
from applications.briefing.sources import Source
from applications.lessons.models.carry import MOST
from applications.lessons.models.lesson import State
from applications.loops.models import Loop, Round

#: So many are offered beside the chosen ones, and so many origins are told of each.
OTHERS, SOURCES = 3, 2
#: What recurred wants care before what is new, that before what held once, and last what holds anyway.
URGENCY = [State.RECURRED, State.NEW, State.PRACTISING, State.TESTED, State.HOLDING]


@dataclass(frozen=True, slots=True)
class Fit:
    """What the choice is made by. `place` is where it stands among all, the newest first."""

    state: State
    is_taken: bool
    is_of_kind: bool
    is_of_topic: bool
    is_here: bool
    place: int = 0

    @property
    def order(self) -> tuple:
        """What one chose oneself comes first; then the rule."""
        urgency = URGENCY.index(State.NEW if self.state is State.PRACTISING else self.state)
        return (not self.is_taken, urgency, not self.is_of_kind, not self.is_of_topic, not self.is_here, self.place)

    @property
    def why(self) -> str:
        """ "recurs, from this kind of round"."""
        near = "from this kind of round" if self.is_of_kind else "about the same" if self.is_of_topic else ""
        return ", ".join(filter(None, [self.state.label, near or ("" if self.is_here else "from elsewhere")]))


@dataclass(frozen=True, slots=True)
class Plan:
    """`carry` is the key of what is taken along; `once` the identity of a carry, or of a rehearsal, to be."""

    key: int
    advice: str
    cue: str
    response: str
    url: str
    fit: Fit
    carry: int | None
    is_rehearsed: bool
    once: UUID
    sources: list[Source]

    @property
    def is_taken(self) -> bool:
        return self.fit.is_taken


@dataclass(frozen=True, slots=True)
class Plans:
    """The three that are chosen, and others to choose instead."""

    chosen: list[Plan]
    others: list[Plan]

    @classmethod
    def of(cls, reading: Reading) -> "Plans":
        """Two queries."""
        rounds = [round.pk for round in reading.rounds]
        here, step = reading.here, reading.step
        lessons = fitting.records(
            owner=here.owner_id,
            attempt=here.pk,
            company=here.company_id,
            rounds=rounds,
            loop=step.pk if isinstance(step, Loop) else step.loop_id,
            round=step.pk if isinstance(step, Round) else None,
        )
        fits = {lesson.pk: fit_of(lesson, place) for place, lesson in enumerate(lessons)}
        lessons.sort(key=lambda lesson: fits[lesson.pk].order)
        origins = origins_of(lessons)
        known = [each for each in lessons if fits[each.pk].is_taken or was_known(origins[each.pk], reading)]
        plans = [plan_of(each, fits[each.pk], origins[each.pk], here) for each in known[: MOST + OTHERS]]
        return cls(plans[:MOST], plans[MOST:])

    @property
    def taken(self) -> list[Plan]:
        return [plan for plan in self.chosen if plan.is_taken]

    @property
    def is_full(self) -> bool:
        """Whether as many are taken along as one can have in mind."""
        return len(self.taken) >= MOST


def fit_of(lesson: Any, place: int) -> Fit:
    return Fit(
        State(lesson.state),
        is_taken=lesson.is_taken,
        is_of_kind=lesson.is_of_kind,
        is_of_topic=lesson.is_of_topic,
        is_here=lesson.is_here,
        place=place,
    )


def was_known(origins: list[Origin], reading: Reading) -> bool:
    """Whether the lesson was learned before the step, or nobody says where."""
    return not origins or any(origin.is_known(reading) for origin in origins)


def plan_of(lesson: Any, fit: Fit, origins: list[Origin], here: Attempt) -> Plan:
    return Plan(
        key=lesson.pk,
        advice=lesson.advice,
        cue=lesson.cue,
        response=lesson.response,
        url=lesson.get_absolute_url(),
        fit=fit,
        carry=lesson.carry,
        is_rehearsed=lesson.is_rehearsed,
        once=uuid4(),
        sources=[origin.source(here) for origin in origins[:SOURCES]],
    )
