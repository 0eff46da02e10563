"""One attempt as paths on the sheet: its way up, its rounds, the shape of its end, and what came of it."""

from dataclasses import dataclass
from itertools import pairwise

from applications.attempts.stages import Stage
from applications.timeline.ladder.frames import Frame, circle, diamond, level, point, upright
from applications.timeline.ladder.labels import Label
from applications.timeline.ladder.parts import Climb, Look, Mark
from applications.timeline.ladder.plan import Placed
from applications.timeline.ladder.trace import Pace, Trace

#: Half the size of each shape at full scale.
BAR, DIAMOND, RING, DASH = 15, 13, 8, 11


@dataclass(frozen=True, slots=True)
class Shape:
    kind: str
    path: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Paths of one attempt; `area` is what one can press."""

    climb: Climb
    way: str
    after: str
    end: str
    marks: list[Shape]
    area: str
    labels: tuple[Label, ...]


def draw(placed: Placed, until: float, frame: Frame, pace: Pace, area: str, labels: tuple[Label, ...]) -> Line:
    """`until` is how far along what came of the attempt may reach."""
    climb, line, begin = placed.climb, placed.line, placed.begin
    end = begin + line.end
    return Line(
        climb,
        way=way(line, begin, frame),
        after=aftermath(placed, until, frame, pace),
        end=end_shape(climb.tone, *frame.end(end, climb.stage), pace.shape),
        marks=shapes(line, begin, frame, pace),
        area=area,
        labels=labels,
    )


def way(line: Trace, begin: float, frame: Frame) -> str:
    """From the ground up: a curve to each stage, a level stretch along it, and into the end."""
    (at, stage), *turns = [(begin + along, stage) for along, stage in line.turns]
    path = f"M{point(*frame.at(at, stage))}"
    for along, reached in turns:
        if reached != stage:
            path += frame.curve((at, stage), (along, reached))
        elif along != at:
            path += frame.flat(along, reached)
        at, stage = along, reached
    return path + frame.last_bit(at, begin + line.end, stage)


def shapes(line: Trace, begin: float, frame: Frame, pace: Pace) -> list[Shape]:
    """The rounds, each with its words; those alike as one path, without words, where the pace is too small for them."""
    half = pace.half_of_loop
    capsules = "".join(frame.capsule(begin + a, begin + b, stage, half) for a, b, stage in line.capsules)
    found = [Shape("whole", capsules)] if capsules else []
    for along, stage, mark in line.marks + line.ahead:
        x, y = frame.at(begin + along, stage)
        found.append(
            Shape(f"whole {mark.look}" if mark.is_loop else mark.look, mark_shape(mark, x, y, pace), mark.words)
        )
    return found if pace.tells else alike(found)


def alike(found: list[Shape]) -> list[Shape]:
    kinds = dict.fromkeys(shape.kind for shape in found)
    return [Shape(kind, "".join(shape.path for shape in found if shape.kind == kind)) for kind in kinds]


def mark_shape(mark: Mark, x: float, y: float, pace: Pace) -> str:
    bar = upright(x, y, pace.radius * 1.5) if mark.look == Look.FAILED else ""
    if mark.is_loop:
        return circle(x, y, pace.half_of_loop) + bar
    return bar or circle(x, y, pace.radius)


def end_shape(tone: str, x: float, y: float, scale: float) -> str:
    match tone:
        case "yes":
            return diamond(x, y, DIAMOND * scale)
        case "no":
            return upright(x, y, BAR * scale)
        case "ended":
            return level(x, y, DASH * scale)
    return circle(x, y, RING * scale)


def half_of_end(tone: str, scale: float) -> float:
    """How far the shape reaches up from the middle of an end."""
    return scale * {"yes": DIAMOND, "no": BAR, "ended": 3}.get(tone, RING)


def aftermath(placed: Placed, until: float, frame: Frame, pace: Pace) -> str:
    """A no falls back to the ground, a yes goes on, silence and waiting trail off, toward what is planned if it is.
    Where the stage is not known, dots lead from the least it can be to the most."""
    climb, end = placed.climb, placed.begin + placed.line.end
    if not climb.is_stage_known:
        return frame.upward(end, climb.stage)
    match climb.tone:
        case "no":
            return frame.fall(end, climb.stage, pace.fall) if climb.stage > Stage.APPLIED else ""
        case "yes":
            return frame.onward(end, until, climb.stage)
        case "wait" if placed.line.ahead:
            points = [(end, climb.stage), *((placed.begin + along, stage) for along, stage, _ in placed.line.ahead)]
            return f"M{point(*frame.end(end, climb.stage))}" + "".join(frame.curve(*pair) for pair in pairwise(points))
        case "silence" | "wait":
            return frame.onward(end, min(end + pace.fall * 1.6, until), climb.stage)
    return ""
