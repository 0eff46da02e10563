"""Where on the axis each stretch and each slot begins: in order, none upon another, by date where the dates allow."""

from collections.abc import Sequence
from dataclasses import dataclass

from applications.fields.fuzzy_date import FuzzyDate
from applications.timeline.ladder.axis import Kind, Stretch
from applications.timeline.ladder.units import Slot

#: How much of the room that is left over each kind of stretch takes, for each year it stands for.
SHARES = {Kind.KNOWN: 1.0, Kind.EMPTY: 1.0, Kind.GAP: 0.8, Kind.UNKNOWN: 0.8, Kind.BETWEEN: 0.05}
#: A date is shown at its place within a year or a month when it is known to this share of it.
EXACT_ENOUGH = 0.1
#: Where dates do not say, the gap before the first attempt of a stretch, in parts of those after each.
FIRST_GAP = 0.4


@dataclass(frozen=True, slots=True)
class Floor:
    """The least room of a stretch of each kind, and what is kept free beside its slots."""

    known: float
    unknown: float
    empty: float
    gap: float
    beside: float

    def least(self, stretch: Stretch, slots: Sequence[Slot]) -> float:
        room = sum(slots[index].width for index in stretch.slots)
        match stretch.kind:
            case Kind.KNOWN:
                return max(room + self.beside, self.known)
            case Kind.UNKNOWN:
                return max(room + self.beside, self.unknown)
            case Kind.EMPTY:
                return self.empty
            case Kind.GAP:
                return self.gap
        return room


def spread(
    found: list[Stretch], slots: Sequence[Slot], floor: Floor, start: float, extent: float | None
) -> list[float]:
    """Set the edges of the stretches, and return where each slot begins. Without an extent nothing is stretched."""
    least = [floor.least(stretch, slots) for stretch in found]
    shares = [SHARES[stretch.kind] * stretch.units for stretch in found]
    left_over = max((extent or 0) - sum(least), 0) / (sum(shares) or 1)
    begins = [0.0] * len(slots)
    for stretch, room, share in zip(found, least, shares, strict=True):
        stretch.start, stretch.end = start, start + room + share * left_over
        place_within(stretch, slots, begins)
        start = stretch.end
    return begins


def place_within(stretch: Stretch, slots: Sequence[Slot], begins: list[float]) -> None:
    """Blocks (an attempt with the preparation before it) by date where all are exact enough, else evenly."""
    groups = blocks(stretch, slots)
    widths = [sum(slots[index].width for index in group) for group in groups]
    wanted = [share_of(stretch, slots[group[-1]]) for group in groups]
    by_date = None not in wanted and stretch.is_known
    gap = (stretch.end - stretch.start - sum(widths)) / (len(groups) + FIRST_GAP)
    at, ahead = stretch.start, sum(widths)
    for group, width, share in zip(groups, widths, wanted, strict=True):
        latest = stretch.end - ahead
        if by_date:
            target = stretch.start + share * (stretch.end - stretch.start) - width + slots[group[-1]].width / 2
            at = min(max(at, target), latest)
        else:
            at = min(at + gap * (1 if ahead < sum(widths) else FIRST_GAP), latest)
        for index in group:
            begins[index] = at
            at += slots[index].width
        ahead -= width


def blocks(stretch: Stretch, slots: Sequence[Slot]) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for index in stretch.slots:
        found[-1].append(index)
        if not slots[index].is_preparation:
            found.append([])
    return [group for group in found if group]


def share_of(stretch: Stretch, slot: Slot) -> float | None:
    """How far into its year (over a tenth: month) the slot's date lies, from 0 to 1; None where that is not known."""
    when: FuzzyDate | None = slot.when
    if not (stretch.is_known and when and when.first_day and when.last_day):
        return None
    by_month = stretch.key > 9999
    length = 30.44 if by_month else 365.25
    if (when.last_day - when.first_day).days > EXACT_ENOUGH * length:
        return None
    first = when.first_day.day - 1 if by_month else when.first_day.timetuple().tm_yday - 1
    return min((first + (when.last_day - when.first_day).days / 2) / length, 1)
