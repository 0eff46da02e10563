"""One thing that worked here: in what was passed rather than in what was not, and the newest before the oldest."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import strip_tags

from applications.briefing.feeling import Feeling
from applications.briefing.noticing import upper
from applications.briefing.sources import Source
from applications.briefing.tried import Tried
from applications.briefing.words import Line
from applications.loops.choices import Result


@dataclass(frozen=True, slots=True)
class Worked:
    words: str
    source: Source


def one_thing(attempts: list[Tried], lines: dict[str, list[Line]]) -> Worked | None:
    """The first there is of: what went well where it was passed; what they liked; what went well anywhere; what one
    was sure of and passed; what was passed."""
    return next(candidates(attempts, lines), None)


def candidates(attempts: list[Tried], lines: dict[str, list[Line]]) -> Iterator[Worked]:
    went_well = [line for line in reversed(lines["post_mortem"]) if line.texts[1]]
    passed = [step for tried in attempts for step in reversed(tried.steps) if step.result == Result.PASSED]
    yield from (told(line) for line in went_well if line.step and line.step.result == Result.PASSED)
    yield from liked(lines["liked"])
    yield from map(told, went_well)
    for step in passed:
        yield from (Worked(words, step.source) for words, feeling in step.says if feeling is Feeling.SURE)
    yield from (Worked(f"{upper(step.called)}: passed", step.source) for step in passed)


def told(line: Line) -> Worked:
    return Worked(strip_tags(line.texts[1]).strip(), line.source)


def liked(points: list[Line]) -> Iterator[Worked]:
    """What they liked the last time they said so."""
    if points:
        last = points[-1].source
        yield Worked(f"They liked: {', '.join(line.text for line in points if line.source == last)}", last)
