"""Where everything on a ladder lies along the axis of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from applications.timeline.ladder.axis import Kind, Stretch, stretches
from applications.timeline.ladder.parts import Climb, Tick
from applications.timeline.ladder.spread import Floor, spread
from applications.timeline.ladder.trace import Pace, Trace, trace
from applications.timeline.ladder.units import Slot

#: More ticks than this before one attempt stand closer together.
TICKS_APART = 12
#: As many say that there was some, where there is no room for all.
FEW_TICKS = 1
KNOWN_GROUND = (Kind.KNOWN, Kind.EMPTY, Kind.GAP)


@dataclass(frozen=True, slots=True)
class Placed:
    """A climb, its line, and its slot on the axis; `zone` reaches half-way to the climbs beside it."""

    climb: Climb
    line: Trace
    begin: float
    zone: tuple[float, float]

    @property
    def end(self) -> float:
        return self.begin + self.line.width


@dataclass(frozen=True, slots=True)
class Plan:
    pace: Pace
    stretches: list[Stretch]
    climbs: list[Placed]
    ticks: list[tuple[float, Tick]]
    start: float
    end: float

    @classmethod
    def of(
        cls, climbs: Sequence[Climb], after: Sequence[Tick], pace: Pace, floor: Floor, start: float,
        extent: float | None = None,
    ) -> "Plan":  # fmt: skip
        """Lays everything from `start` on; `after` is preparation since the last attempt. Without an extent it takes
        the room it needs."""
        traces = [trace(climb, pace) for climb in climbs]
        slots, places, ticks = asked_for(climbs, traces, after, pace)
        found = stretches(slots)
        begins = spread(found, slots, floor, start, extent)
        end = found[-1].end if found else start
        placed = [
            Placed(climb, line, begins[place], zone)
            for climb, line, place, zone in zip(
                climbs, traces, places, zones([(begins[p], begins[p] + slots[p].width) for p in places], start, end),
                strict=True,
            )
        ]  # fmt: skip
        return cls(pace, found, placed, [(begins[p] + slots[p].width / 2, tick) for p, tick in ticks], start, end)

    def edges(self, is_known: bool) -> list[tuple[float, float]]:
        """Where the ground is known in time, or where it is not."""
        return [(each.start, each.end) for each in self.stretches if (each.kind in KNOWN_GROUND) == is_known]

    @property
    def bracketed(self) -> list[tuple[float, float]]:
        return [(each.start, each.end) for each in self.stretches if each.kind in (Kind.KNOWN, Kind.UNKNOWN)]


def asked_for(
    climbs: Sequence[Climb], traces: Sequence[Trace], after: Sequence[Tick], pace: Pace
) -> tuple[list[Slot], list[int], list[tuple[int, Tick]]]:
    """All slots in order, which of them are the climbs', and which the ticks'."""
    slots: list[Slot] = []
    places: list[int] = []
    ticks: list[tuple[int, Tick]] = []

    def add_ticks(preparation: Sequence[Tick]) -> None:
        shown = shown_of(preparation, pace)
        width = width_of_one(shown, pace)
        for tick in shown:
            ticks.append((len(slots), tick))
            slots.append(Slot(width, tick.when, is_preparation=True))

    for climb, line in zip(climbs, traces, strict=True):
        add_ticks(climb.before)
        places.append(len(slots))
        slots.append(Slot(line.width, climb.when))
    add_ticks(after)
    return slots, places, ticks


def shown_of(preparation: Sequence[Tick], pace: Pace) -> Sequence[Tick]:
    return preparation[-FEW_TICKS:] if pace.is_merged else preparation


def width_of_one(shown: Sequence[Tick], pace: Pace) -> float:
    return pace.tick * min(1, TICKS_APART / max(len(shown), 1))


def width_of_all(preparation: Sequence[Tick], pace: Pace) -> float:
    """How much room the ticks of what was prepared ask for."""
    shown = shown_of(preparation, pace)
    return len(shown) * width_of_one(shown, pace)


def zones(spans: Sequence[tuple[float, float]], start: float, end: float) -> Iterator[tuple[float, float]]:
    """The room of each span up to half-way to its neighbours, which no other's room touches."""
    if not spans:
        return iter(())
    edges = [start, *((left[1] + right[0]) / 2 for left, right in pairwise(spans)), end]
    return pairwise(edges)
