"""A drawn ladder: everything a template prints, as paths and words with their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from applications.attempts.stages import Stage
from applications.timeline.ladder.labels import Label
from applications.timeline.ladder.lines import Line, Shape
from applications.timeline.ladder.parts import Climb


@dataclass(frozen=True, slots=True)
class Drawing:
    """`known` and `unknown` are the ground where dates are known and where they are not; `brackets` hold what stands
    under one year, or under none; `words` are the names of stages and years."""

    width: int
    height: int
    rules: str
    known: str
    unknown: str
    brackets: str
    words: list[Label]
    ticks: list[Shape]
    lines: list[Line]

    @property
    def labels(self) -> list[Label]:
        return [*self.words, *(label for line in self.lines for label in line.labels)]


def stages_of(climbs: Iterable[Climb]) -> list[Stage]:
    """The stages that matter: the first, the last, and what any attempt went through."""
    reached = {Stage.APPLIED, Stage.OFFER}
    for climb in climbs:
        reached.add(max(climb.stage, Stage.APPLIED))
        reached |= {mark.stage for mark in climb.marks if mark.stage > Stage.APPLIED}
    return sorted(reached)


def by_weight(climbs: Sequence[Climb]) -> list[int]:
    """Places in the order in which their numbers matter: each yes, the ends, every tenth, every fifth, the rest."""

    def weight(place: int) -> tuple[int, int]:
        number = int(climbs[place].number or 0)
        ranks = [climbs[place].tone == "yes", place in (0, len(climbs) - 1), number % 10 == 0, number % 5 == 0, True]
        return ranks.index(True), place

    return sorted(range(len(climbs)), key=weight)
