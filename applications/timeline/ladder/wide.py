"""The ladder on a sheet wider than high: time along, stage upward."""

from collections.abc import Sequence

from applications.attempts.stages import Stage
from applications.timeline.ladder.axis import Kind, stretches
from applications.timeline.ladder.drawing import Drawing, stages_of
from applications.timeline.ladder.frames import Wide, box, number, point
from applications.timeline.ladder.labels import Label
from applications.timeline.ladder.lines import Line, Shape, draw
from applications.timeline.ladder.parts import Climb, Tick
from applications.timeline.ladder.plan import Placed, Plan, asked_for, width_of_all
from applications.timeline.ladder.spread import Floor
from applications.timeline.ladder.trace import Pace, Trace, trace
from applications.timeline.ladder.wide_labels import number_labels, tag_labels, year_labels

WIDTH, LEFT, RIGHT = 1040, 92, 1030
#: What is kept free above an offer: room for two lines of words, for one where the pace is dense.
TOP, TOP_OF_DENSE = 62, 46
BRACKET, NUMBERS, YEARS, FOOT = 34, 20, 52, 76
ROOMY = Pace(dot=15, rise=26, end=7, fall=30, pad=16, tick=8, radius=4.4, shape=1, tells=True)
DENSE = Pace(dot=0, rise=17, end=4, fall=20, pad=10, tick=6, radius=4, shape=0.95, is_merged=True)
#: Stands for each line before its width is known.
NO_LINE = Trace()
#: Under the smallest scale a line of the roomy pace is too small to tell its rounds apart.
SMALLEST, LARGEST = 0.5, 1.5
#: What is left free for time to show in, where there is more than one stretch.
FREE = 0.12
#: Pixels from one stage to the next, by how many there are to climb.
STEPS = {1: 128, 2: 100, 3: 80, 4: 68, 5: 58}


def draw_wide(climbs: Sequence[Climb], after: Sequence[Tick] = ()) -> Drawing:
    """`after` is preparation since the last attempt."""
    stages = stages_of(climbs)
    step = STEPS[len(stages) - 1]
    pace, floor = pace_for(climbs, after)
    top = TOP_OF_DENSE if pace.is_merged else TOP
    ground = top + step * (len(stages) - 1)
    frame = Wide(ground, {stage: step * place for place, stage in enumerate(stages)})
    plan = Plan.of(climbs, after, pace, floor, LEFT, RIGHT - LEFT)
    return Drawing(
        width=WIDTH,
        height=ground + FOOT,
        rules="".join(f"M{LEFT} {ground - frame.rises[stage]}H{RIGHT}" for stage in stages[1:]),
        known="".join(f"M{point(a, ground)}H{number(b)}" for a, b in plan.edges(is_known=True)),
        unknown="".join(f"M{point(a, ground)}H{number(b)}" for a, b in plan.edges(is_known=False)),
        brackets="".join(bracket(a + 4, b - 4, ground + BRACKET) for a, b in plan.bracketed if b - a > 16),
        words=[*(level_label(each, ground - frame.rises[each]) for each in stages), *year_labels(plan, ground + YEARS)],
        ticks=[Shape("prep", f"M{point(x, ground - 4)}v-12", tick.words) for x, tick in plan.ticks],
        lines=draw_lines(plan, frame),
    )


def pace_for(climbs: Sequence[Climb], after: Sequence[Tick]) -> tuple[Pace, Floor]:
    """The largest pace at which everything fits, and the room that is kept for years without an attempt."""
    room, floor = room_for(climbs, after, ROOMY)
    if natural(climbs, after, ROOMY.scaled(SMALLEST)) <= room:
        return fitted(climbs, after, ROOMY, room), floor
    room, floor = room_for(climbs, after, DENSE)
    return fitted(climbs, after, DENSE, room), floor


def room_for(climbs: Sequence[Climb], after: Sequence[Tick], pace: Pace) -> tuple[float, Floor]:
    """What is left for lines and ticks beside what is kept free; a pace that leaves out ticks has fewer stretches."""
    found = stretches(asked_for(climbs, [NO_LINE] * len(climbs), after, pace)[0])
    empty = sum(stretch.kind in (Kind.EMPTY, Kind.GAP) for stretch in found)
    each = min(34, (RIGHT - LEFT) * 0.3 / max(empty, 1))
    beside = min(10, 120 / max(len(found), 1))
    room = (RIGHT - LEFT - each * empty - beside * len(found)) * (1 - FREE if len(found) > 1 else 1)
    return room, Floor(known=0, unknown=0, empty=each, gap=each, beside=beside)


def fitted(climbs: Sequence[Climb], after: Sequence[Tick], pace: Pace, room: float) -> Pace:
    """The pace at the scale at which all fits; in a few steps, as not every part shrinks alike."""
    scale = LARGEST
    while (asked := natural(climbs, after, pace.scaled(scale))) > room:
        scale *= min(room / asked, 0.98)
    return pace.scaled(scale)


def natural(climbs: Sequence[Climb], after: Sequence[Tick], pace: Pace) -> float:
    preparation = [climb.before for climb in climbs] + [after]
    return sum(trace(climb, pace).width for climb in climbs) + sum(width_of_all(each, pace) for each in preparation)


def level_label(stage: Stage, y: float) -> Label:
    return Label(stage.label, LEFT - 14, y + 4, anchor="end", kind="level")


def bracket(start: float, end: float, y: float) -> str:
    return f"M{point(start, y - 4)}v4H{number(end)}v-4"


def draw_lines(plan: Plan, frame: Wide) -> list[Line]:
    numbers = number_labels(plan, frame.ground + NUMBERS)
    tags = tag_labels(plan, frame)
    return [
        draw(placed, placed.zone[1] - 4, frame, plan.pace, area(placed, frame), (*numbers[place], *tags[place]))
        for place, placed in enumerate(plan.climbs)
    ]


def area(placed: Placed, frame: Wide) -> str:
    """What one can press: the attempt's whole share of the sheet."""
    left, right = placed.zone
    return box(left, 8, right - left, frame.ground + NUMBERS)
