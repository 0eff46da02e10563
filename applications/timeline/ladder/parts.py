"""What the ladder asks to know of each attempt; nothing here reads a database or knows of a page."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from applications.attempts.stages import Stage
from applications.fields.fuzzy_date import FuzzyDate


class Look(StrEnum):
    """How a round is drawn: its result as a shape."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "open"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Mark:
    """A round; or, with `is_loop`, a loop of which no round is known. Rounds of one loop share its `loop`."""

    stage: Stage
    look: Look
    words: str
    loop: Hashable | None = None
    is_loop: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A piece of preparation."""

    words: str
    when: FuzzyDate | None = None


@dataclass(frozen=True)
class Run:
    """What happened at one stage before the next was reached."""

    stage: Stage
    marks: Sequence[Mark]

    @cached_property
    def merged(self) -> Mark:
        """One mark for all of them, where there is no room for each."""
        first, *others = self.marks
        if not others:
            return first
        looks = {mark.look for mark in self.marks}
        words = f"{len(self.marks)} rounds: {first.words} to {others[-1].words}"
        look = looks.pop() if len(looks) == 1 else Look.UNKNOWN
        return replace(first, look=look, words=words, is_loop=first.loop is not None)


@dataclass(frozen=True)
class Climb:
    """One attempt. `href` leads to its card; `before` is the preparation that led to it, `tags` its place and its
    role, the better first. Where the stage is not known, `stage` is the least it can be."""

    href: str
    number: str
    tone: str
    stage: Stage
    words: str
    when: FuzzyDate | None = None
    marks: tuple[Mark, ...] = ()
    tags: tuple[str, ...] = ()
    before: tuple[Tick, ...] = ()
    is_stage_known: bool = True

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The same at every scale, and on both sheets."""
        return tuple(runs(self))


def runs(climb: Climb) -> Iterator[Run]:
    """The marks by the stage reached when they were made; the line never falls before it ends."""
    reached, marks = Stage.APPLIED, []
    for mark in climb.marks:
        if mark.look == Look.PLANNED:
            continue
        if mark.stage > reached:
            yield Run(reached, marks)
            reached, marks = mark.stage, []
        marks.append(mark)
    yield Run(reached, marks)
    if climb.stage > reached:
        yield Run(climb.stage, [])
