"""What the ladder asks to know of each attempt; nothing here reads a database or knows of a page."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
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
