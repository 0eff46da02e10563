"""The one lesson to rehearse, chosen by a rule that stands in docs/model.md."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

from applications.dashboard.models import Kind
from applications.fields.clock import Clock
from applications.lessons.models.lesson import State

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Why(IntEnum):
    """In the order in which they are chosen."""

    RECURS = 0
    TAKEN_ALONG = 1
    BEFORE_A_STEP = 2

    @property
    def words(self) -> str:
        return ("It keeps happening", "You take it along into what is planned", "Something is planned")[self]


@dataclass(frozen=True, slots=True)
class Known:
    """A lesson, when it was rehearsed last, and when it was taken along into a step that lies ahead, if it was."""

    key: int
    advice: str
    cue: str
    response: str
    state: State
    rehearsed: datetime | None = None
    taken: datetime | None = None

    @property
    def thing(self) -> str:
        return f"{Kind.LESSON}-{self.key}"

    @property
    def text(self) -> str:
        return self.advice


@dataclass(frozen=True, slots=True)
class Chosen:
    lesson: Known
    why: Why
    more: int

    @property
    def has_plan(self) -> bool:
        return bool(self.lesson.cue or self.lesson.response)


def choose(lessons: Collection[Known], is_something_planned: bool, clock: Clock) -> Chosen | None:
    """The same for the same facts and day. One that was rehearsed today rests until tomorrow."""
    reasons = {each.key: why_rehearse(each, is_something_planned) for each in lessons}
    rested = [each for each in lessons if reasons[each.key] is not None and not is_of_today(each.rehearsed, clock)]
    if not rested:
        return None
    lesson = min(rested, key=lambda each: (reasons[each.key], each.rehearsed or LONG_AGO, each.key))
    recurring = sum(each.state == State.RECURRED for each in lessons)
    return Chosen(lesson, Why(reasons[lesson.key]), recurring - (lesson.state == State.RECURRED))


def is_of_today(moment: datetime | None, clock: Clock) -> bool:
    return moment is not None and moment.astimezone(clock.zone).date() >= clock.today


def why_rehearse(lesson: Known, is_something_planned: bool) -> Why | None:
    if lesson.state == State.RECURRED:
        return Why.RECURS
    if lesson.taken and not (lesson.rehearsed and lesson.rehearsed >= lesson.taken):
        return Why.TAKEN_ALONG
    if is_something_planned and lesson.state in (State.PRACTISING, State.NEW):
        return Why.BEFORE_A_STEP
    return None
