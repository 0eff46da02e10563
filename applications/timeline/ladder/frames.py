"""From measures to a sheet: wide, with time along and stage upward, or tall, with time downward and stage across.

Shapes are paths, as their coordinates are attributes: the content policy allows no styles in a page.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from applications.attempts.stages import Stage

#: How far an end on the ground is lifted, and how far a line turns aside on a tall sheet before it ends.
LIFT, ASIDE = 11, 11


def number(value: float) -> str:
    """A coordinate to a tenth of a pixel; svg.py leaves out the tenths that are none."""
    return f"{value:.1f}"


def point(x: float, y: float) -> str:
    return f"{x:.1f} {y:.1f}"


def circle(x: float, y: float, radius: float) -> str:
    radius = round(radius, 1)  # what is rounded apart from its double gives no circle
    across = number(2 * radius)
    arc = f"a{number(radius)} {number(radius)} 0 0 0"
    return f"M{point(x - radius, y)}{arc} {across} 0{arc} -{across} 0z"


def box(x: float, y: float, width: float, height: float) -> str:
    return f"M{point(x, y)}h{number(width)}v{number(height)}h-{number(width)}z"


def upright(x: float, y: float, half: float) -> str:
    return f"M{point(x, y - half)}v{number(2 * half)}"


def level(x: float, y: float, half: float) -> str:
    return f"M{point(x - half, y)}h{number(2 * half)}"


def diamond(x: float, y: float, half: float) -> str:
    side = number(half)
    return f"M{point(x, y - half)}l{side} {side} -{side} {side} -{side} -{side}z"


@dataclass(frozen=True)
class Frame(ABC):
    """`rises` tells how far each stage lies from the ground; `ground` is where the ground lies on the sheet."""

    ground: float
    rises: Mapping[Stage, float]

    @abstractmethod
    def place(self, along: float, rise: float) -> tuple[float, float]:
        """The (x, y) of a point."""

    @abstractmethod
    def capsule(self, begin: float, end: float, stage: Stage, half: float) -> str:
        """A loop around its rounds."""

    @abstractmethod
    def last_bit(self, begin: float, along: float, stage: Stage) -> str:
        """How a line runs into the shape of its end."""

    @abstractmethod
    def reach(self, stage: Stage) -> float:
        """How far from the ground a line ends that reached the stage."""

    def at(self, along: float, stage: Stage) -> tuple[float, float]:
        return self.place(along, self.rises[stage])

    def end(self, along: float, stage: Stage) -> tuple[float, float]:
        return self.place(along, self.reach(stage))

    def curve(self, start: tuple[float, Stage], end: tuple[float, Stage]) -> str:
        """Leaves and arrives along the axis, so that a line climbs in steps."""
        middle = (start[0] + end[0]) / 2
        return "C" + " ".join(point(*at) for at in (self.at(middle, start[1]), self.at(middle, end[1]), self.at(*end)))

    def flat(self, along: float, stage: Stage) -> str:
        return f"L{point(*self.at(along, stage))}"

    def fall(self, along: float, stage: Stage, width: float) -> str:
        """From the end of a line back to the ground."""
        rise = self.reach(stage)
        way = (along, rise), (along + width * 0.7, rise * 0.95), (along + width, rise * 0.5), (along + width, 0)
        begin, *rest = [point(*self.place(*each)) for each in way]
        return f"M{begin}C{' '.join(rest)}"

    def onward(self, along: float, until: float, stage: Stage) -> str:
        """From the end of a line on through time, at the stage it reached."""
        return f"M{point(*self.end(along, stage))}L{point(*self.end(until, stage))}"

    def upward(self, along: float, stage: Stage) -> str:
        """From the end of a line toward the stages it may have reached."""
        return f"M{point(*self.end(along, stage))}L{point(*self.place(along, self.most(stage)))}"

    def most(self, stage: Stage) -> float:
        """How far from the ground a line may have led of which only the least is known: almost to an offer."""
        return max(self.rises[stage], self.rises[Stage.OFFER] * 0.7)


@dataclass(frozen=True)
class Wide(Frame):
    def reach(self, stage: Stage) -> float:
        """What ended on the ground stands on it, clear of the numbers below."""
        return LIFT if stage == Stage.APPLIED else self.rises[stage]

    def place(self, along: float, rise: float) -> tuple[float, float]:
        return along, self.ground - rise

    def capsule(self, begin: float, end: float, stage: Stage, half: float) -> str:
        y = self.ground - self.rises[stage]
        arc, across = f"a{number(half)} {number(half)} 0 0 1 0", number(2 * half)
        return f"M{point(begin, y - half)}H{number(end)}{arc} {across}H{number(begin)}{arc} -{across}z"

    def last_bit(self, begin: float, along: float, stage: Stage) -> str:
        middle = (begin + along) / 2
        return f"C{point(*self.at(middle, stage))} {point(*self.end(middle, stage))} {point(*self.end(along, stage))}"


@dataclass(frozen=True)
class Tall(Frame):
    def reach(self, stage: Stage) -> float:
        return self.rises[stage] + ASIDE

    def place(self, along: float, rise: float) -> tuple[float, float]:
        return self.ground + rise, along

    def capsule(self, begin: float, end: float, stage: Stage, half: float) -> str:
        x = self.ground + self.rises[stage]
        arc, across = f"a{number(half)} {number(half)} 0 0 1", number(2 * half)
        return f"M{point(x - half, begin)}{arc} {across} 0V{number(end)}{arc} -{across} 0z"

    def last_bit(self, begin: float, along: float, stage: Stage) -> str:
        """Turns aside, so that an upright bar can stand in its way."""
        return f"Q{point(*self.at(along, stage))} {point(*self.end(along, stage))}"
