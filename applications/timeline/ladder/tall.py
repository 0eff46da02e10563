"""The ladder on a phone: time downward, stage across, one row for each attempt."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from applications.attempts.stages import Stage
from applications.timeline.ladder.axis import Stretch
from applications.timeline.ladder.drawing import Drawing, stages_of
from applications.timeline.ladder.frames import Tall, box, number, point
from applications.timeline.ladder.labels import Label, fitting, shortened, without_touching, wrapped
from applications.timeline.ladder.lines import Line, Shape, draw
from applications.timeline.ladder.parts import Climb, Tick
from applications.timeline.ladder.plan import Placed, Plan
from applications.timeline.ladder.spread import Floor
from applications.timeline.ladder.trace import Pace

WIDTH, BRACKET, GROUND, LAST, HEAD = 304, 52, 82, 268, 50
ROOMY = Pace(dot=12, rise=17, end=3, fall=15, pad=9, tick=7, radius=4.4, shape=1, head=24)
DENSE = Pace(dot=0, rise=6, end=0, fall=6, pad=7, tick=4, radius=2.8, shape=0.6, least=24, is_merged=True)
FLOOR = Floor(known=38, unknown=50, empty=22, gap=24, beside=8)
#: With more attempts than this, each has a row of its number and its line alone.
ROOMY_AT_MOST = 12
#: A drawing longer than this names the stages at its foot too.
LONG = 700
TAG, NUMBER, SMALL, LEADING = 13, 14, 12.5, 14.5


def draw_tall(climbs: Sequence[Climb], after: Sequence[Tick] = ()) -> Drawing:
    """`after` is preparation since the last attempt."""
    stages = stages_of(climbs)
    step = (LAST - GROUND) / (len(stages) - 1)
    frame = Tall(GROUND, {stage: step * place for place, stage in enumerate(stages)})
    plan = Plan.of(climbs, after, ROOMY if len(climbs) <= ROOMY_AT_MOST else DENSE, FLOOR, HEAD)
    foot = level_labels(stages, frame, plan.end + 20) if plan.end > LONG else []
    return Drawing(
        width=WIDTH,
        height=round(plan.end + (40 if foot else 6)),
        rules="".join(f"M{number(GROUND + frame.rises[each])} {HEAD - 6}V{number(plan.end)}" for each in stages[1:]),
        known="".join(f"M{point(GROUND, a)}V{number(b)}" for a, b in plan.edges(is_known=True)),
        unknown="".join(f"M{point(GROUND, a)}V{number(b)}" for a, b in plan.edges(is_known=False)),
        brackets="".join(f"M{point(BRACKET + 4, a + 4)}h-4V{number(b - 4)}h4" for a, b in plan.bracketed),
        words=[*level_labels(stages, frame, 15), *foot, *year_labels(plan)],
        ticks=[Shape("prep", f"M{point(GROUND + 4, y)}h12", tick.words) for y, tick in plan.ticks],
        lines=[draw_line(placed, plan, frame) for placed in plan.climbs],
    )


def level_labels(stages: Sequence[Stage], frame: Tall, y: float) -> list[Label]:
    """The names of the stages in a row, in two where they would touch."""
    first = [Label(stage.label, GROUND + frame.rises[stage], y, SMALL, kind="level") for stage in stages]
    upper = without_touching(first)
    lower = [replace(label, y=y + LEADING) for label in first if label not in upper]
    return upper + without_touching(lower, upper)


def year_labels(plan: Plan) -> list[Label]:
    return without_touching(label for stretch in plan.stretches for label in stretch_labels(stretch))


def stretch_labels(stretch: Stretch) -> Iterator[Label]:
    lines = fitting(wrapped(stretch.label, 3), BRACKET - 4, SMALL) if stretch.label else ()
    for place, line in enumerate(lines):
        yield Label(line, BRACKET - 6, stretch.start + 17 + place * LEADING, SMALL, "end", f"year {stretch.kind}")


def draw_line(placed: Placed, plan: Plan, frame: Tall) -> Line:
    top, bottom = placed.begin, placed.end
    area = box(BRACKET + 2, top, WIDTH - BRACKET - 2, bottom - top)
    return draw(placed, bottom - 2, frame, plan.pace, area, tuple(labels_of(placed, plan)))


def labels_of(placed: Placed, plan: Plan) -> Iterator[Label]:
    """The number beside the ground and, where a row has a head, the place or the role on it."""
    y = placed.begin + (15 if plan.pace.head else 13)
    if placed.climb.number:
        yield Label(placed.climb.number, GROUND - 7, y, NUMBER, "end", "n", is_bold=True)
    tag = ", ".join(placed.climb.tags[:1])
    if plan.pace.head and tag:
        text = shortened(tag, WIDTH - GROUND - 12, TAG, is_bold=True)
        yield Label(text, GROUND + 9, y, TAG, "start", "place", is_bold=True)
