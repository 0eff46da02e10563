"""The line of one attempt, in two measures: how far along the axis, and how many stages up."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from applications.attempts.stages import Stage
from applications.timeline.ladder.parts import Climb, Look, Mark, Run

#: How far an end's shape reaches back along the axis, at full scale.
REACH = {"yes": 13, "no": 3, "silence": 9, "wait": 9, "ended": 11}


@dataclass(frozen=True, slots=True)
class Pace:
    """How much room along the axis each part of a line takes; a round can be pointed at where it `tells`."""

    dot: float
    rise: float
    end: float
    fall: float
    pad: float
    tick: float
    radius: float
    shape: float
    head: float = 0
    least: float = 0
    is_merged: bool = False
    tells: bool = False

    @property
    def half_of_loop(self) -> float:
        """Half the height of the capsule around a loop's rounds."""
        return self.radius * 1.95

    def scaled(self, by: float) -> "Pace":
        dot = self.dot * by
        return replace(
            self,
            dot=dot,
            rise=self.rise * by,
            end=self.end * by,
            fall=self.fall * by,
            pad=self.pad * by,
            tick=min(self.tick, self.tick * by),
            radius=min(self.radius, dot * 0.36) if not self.is_merged else min(self.radius, self.radius * by),
            shape=self.shape * min(max(by * 1.25, 0.62), 1.15),
        )


@dataclass(slots=True)
class Trace:
    """Points as (along, stage): `turns` where the line bends, `marks` its rounds, `ahead` those that are planned;
    `capsules` hold the rounds of a loop."""

    turns: list[tuple[float, Stage]] = field(default_factory=list)
    marks: list[tuple[float, Stage, Mark]] = field(default_factory=list)
    ahead: list[tuple[float, Stage, Mark]] = field(default_factory=list)
    capsules: list[tuple[float, float, Stage]] = field(default_factory=list)
    end: float = 0
    width: float = 0


def trace(climb: Climb, pace: Pace) -> Trace:
    line = Trace()
    at = pace.head
    for run in climb.runs:
        if line.turns:
            at += pace.rise
        line.turns.append((at, run.stage))
        at = along(line, run, at, pace)
        line.turns.append((at, run.stage))
    line.end = at + room_of_end(climb, line, at, pace)
    line.width = max(line.end + pace.fall, look_ahead(line, climb, pace), pace.least - pace.pad) + pace.pad
    return line


def room_of_end(climb: Climb, line: Trace, at: float, pace: Pace) -> float:
    """From the last mark to the middle of the end's shape, so that neither covers the other."""
    behind = 0.0
    if line.marks and line.marks[-1][0] == at:
        mark = line.marks[-1][2]
        behind = pace.half_of_loop if mark.loop is not None or mark.is_loop else pace.radius
    return behind + REACH.get(climb.tone, REACH["silence"]) * pace.shape + pace.end


def look_ahead(line: Trace, climb: Climb, pace: Pace) -> float:
    """Set what is planned beyond the end of an open attempt; returns where it ends."""
    at = line.end
    if climb.tone == "wait":
        for mark in climb.marks:
            if mark.look == Look.PLANNED:
                at += pace.dot if line.ahead and line.ahead[-1][1] == mark.stage else pace.rise
                line.ahead.append((at, max(mark.stage, climb.stage), mark))
    return at


def along(line: Trace, run: Run, at: float, pace: Pace) -> float:
    """Set the run's marks from `at` on; the first stands where the stage was reached. Returns where the last stands."""
    if pace.is_merged:
        line.marks += [(at, run.stage, run.merged)] if run.marks else []
        return at
    for place, (loop, marks) in enumerate(grouped(run.marks)):
        at += pace.dot * (1.6 if loop is not None else 1) if place else 0
        begin = at
        for step, mark in enumerate(marks):
            at = begin + step * pace.dot
            line.marks.append((at, run.stage, mark))
        if loop is not None:
            line.capsules.append((begin, at, run.stage))
    return at


def grouped(marks: Iterable[Mark]) -> Iterator[tuple[Hashable | None, list[Mark]]]:
    for loop, group in groupby(marks, key=lambda mark: mark.loop):
        yield loop, list(group)
