"""The state of a lesson, computed from what was seen of it; never set. The table of rules stands in docs/model.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from applications.fields.fuzzy_date import FuzzyDate, is_surely_after
from applications.fields.times import times
from applications.lessons.models.lesson import State
from applications.lessons.models.sighting import Sight

#: So many times in a row it was done when the cue came, until it is said to hold.
HOLDS = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting: what it was, when, and whether the step or the attempt was passed, as far as it is known."""

    kind: str
    date: FuzzyDate | None
    recorded_at: datetime
    passed: bool | None = None


@dataclass(frozen=True, slots=True)
class Retired:
    date: FuzzyDate | None
    recorded_at: datetime


def state_of(seen: list[Seen], is_practised: bool, retired: Retired | None) -> State:
    """`seen` in order. What was left aside, or whose cue did not come, tells nothing about whether it holds."""
    if retired and not any(each.kind == Sight.AGAIN and is_later(each, retired) for each in seen):
        return State.RETIRED
    came = [each.kind for each in seen if each.kind in (Sight.HELD, Sight.AGAIN)]
    if not came:
        return State.PRACTISING if is_practised or seen else State.NEW
    if came[-1] == Sight.AGAIN:
        return State.RECURRED
    return State.HOLDING if in_a_row(came) >= HOLDS else State.TESTED


def in_a_row(kinds: list[str]) -> int:
    """How often it held since it last happened again."""
    row = [kind for kind in kinds if kind in (Sight.HELD, Sight.AGAIN)]
    return len(row) - next((place for place in range(len(row), 0, -1) if row[place - 1] == Sight.AGAIN), 0)


def is_later(seen: Seen, retired: Retired) -> bool:
    """By their dates where these tell, else by when they were recorded."""
    if is_surely_after(seen.date, retired.date):
        return True
    return seen.recorded_at > retired.recorded_at and not is_surely_after(retired.date, seen.date)


def tally(seen: Iterable[Seen]) -> str:
    """ "Cue 4 times, done 3; passed 3 of 3 when done, 0 of 1 when not. Counts, not proof."; "" where no cue came."""
    came = [each for each in seen if each.kind != Sight.NO_CUE]
    done = [each for each in came if each.kind == Sight.HELD]
    if not came:
        return ""
    parts = [
        f"{sum(known)} of {len(known)} when {when}"
        for when, some in (("done", done), ("not", [each for each in came if each not in done]))
        if (known := [each.passed for each in some if each.passed is not None])
    ]
    told = f"Cue {times(len(came))}, done {len(done)}"
    return f"{told}; passed {', '.join(parts)}. Counts, not proof." if parts else f"{told}."
