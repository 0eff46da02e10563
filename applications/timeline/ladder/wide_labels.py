"""Words on the wide ladder: years, numbers and places, each only where it touches no other."""

from collections import defaultdict
from collections.abc import Iterator

from applications.timeline.ladder.axis import Kind, Stretch
from applications.timeline.ladder.drawing import by_weight
from applications.timeline.ladder.frames import Wide
from applications.timeline.ladder.labels import Label, fitting, shortened, text_width, without_touching, wrapped
from applications.timeline.ladder.lines import half_of_end
from applications.timeline.ladder.plan import Placed, Plan

TAG, NUMBER, YEAR, LEADING = 12.5, 14, 12.5, 14.5
#: Those confined to their stretch are placed first, then years with an attempt, then those without.
ORDER = [Kind.UNKNOWN, Kind.KNOWN, Kind.GAP, Kind.EMPTY, Kind.BETWEEN]
#: With more attempts than this a place is written over each or over none; with fewer, the role stands over it.
FEW, SOME = 3, 9

#: Words near the ground stay above the ticks on it.
ABOVE_TICKS = 32

Labels = dict[int, list[Label]]


def year_labels(plan: Plan, y: float) -> list[Label]:
    wanted = sorted(plan.stretches, key=lambda stretch: ORDER.index(stretch.kind))
    return without_touching(label for stretch in wanted for label in stretch_labels(stretch, plan, y))


def stretch_labels(stretch: Stretch, plan: Plan, y: float) -> Iterator[Label]:
    lines: tuple[str, ...] = (stretch.label,)
    if stretch.kind == Kind.UNKNOWN:
        lines = fitting(wrapped(stretch.label, 2), stretch.end - stretch.start - 6, YEAR)
    for place, line in enumerate(filter(None, lines)):
        half = text_width(line, YEAR) / 2
        x = min(max((stretch.start + stretch.end) / 2, plan.start + half), plan.end - half)
        yield Label(line, x, y + place * LEADING, YEAR, kind=f"year {stretch.kind}")


def number_labels(plan: Plan, y: float) -> Labels:
    """Numbers under the lines; where they are close, the ones that matter most."""
    wanted = {}
    for place in by_weight([placed.climb for placed in plan.climbs]):
        placed = plan.climbs[place]
        if placed.climb.number:
            x = placed.begin + placed.line.end / 2
            wanted[Label(placed.climb.number, x, y, NUMBER, kind="n", is_bold=True)] = place
    found: Labels = defaultdict(list)
    for label in without_touching(wanted):
        found[wanted[label]].append(label)
    return found


def tag_labels(plan: Plan, frame: Wide) -> Labels:
    """A place, or a role, over the end of each line, within the line's own share of the sheet."""
    found: Labels = defaultdict(list)
    for place, placed in enumerate(plan.climbs):
        room = placed.zone[1] - placed.zone[0] - 8
        lines = tag_lines(placed, room, len(plan.climbs) <= FEW, plan.pace.is_merged)
        for up, line in enumerate(reversed(lines)):
            found[place].append(tag_label(line, placed, plan, frame, up))
    is_worth_it = len(plan.climbs) <= SOME or len(found) * 2 > len(plan.climbs)
    return found if is_worth_it else defaultdict(list)


def tag_lines(placed: Placed, room: float, with_both: bool, is_merged: bool) -> tuple[str, ...]:
    """Both tags one over the other where there are few attempts, else the first that fits, in two lines if need be."""
    tags = placed.climb.tags
    variants = [tuple(reversed(tags))] if with_both else []
    variants += [(tag,) for tag in tags[:1]]
    variants += [] if is_merged else [lines for tag in tags[:1] for lines in wrapped(tag, 2) if len(lines) == 2]
    lines = fitting([*variants, *((tag,) for tag in tags[1:])], room, TAG, is_bold=True)
    short = shortened(tags[0], room, TAG, is_bold=True) if tags and not lines else ""
    return lines or ((short,) if short else ())


def tag_label(line: str, placed: Placed, plan: Plan, frame: Wide, up: int) -> Label:
    """Over the shape of the end or, where the stage is not known, over the most it can be."""
    x, y = frame.end(placed.begin + placed.line.end, placed.climb.stage)
    half = text_width(line, TAG, is_bold=True) / 2
    x -= half + 2 if placed.line.ahead else 0  # what is planned rises to the right of the end
    x = min(max(x, placed.zone[0] + 4 + half), placed.zone[1] - 4 - half)
    top = min(y - half_of_end(placed.climb.tone, plan.pace.shape) - 9, frame.ground - ABOVE_TICKS)
    if not placed.climb.is_stage_known:
        top = frame.ground - frame.most(placed.climb.stage) - 6
    return Label(line, x, top - up * LEADING, TAG, kind="place", is_bold=True)
