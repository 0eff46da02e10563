"""A counter over time: its readings as a table, and as a line where two of them can be drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from django.utils.safestring import SafeString

from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.curve import Point, curve
from applications.lessons.models import PreparationCount

FIRST = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Counter:
    """`line` is empty where there is nothing to draw; `by_date` says whether its ground is time or the order alone."""

    readings: list[PreparationCount]
    line: SafeString | str
    by_date: bool

    @classmethod
    def of(cls, counts: Iterable[PreparationCount]) -> "Counter":
        readings = list(counts)
        drawn = [reading for reading in readings if bounds_of(reading)]
        places, by_date = places_of([reading.counted for reading in drawn])
        points = [point_of(reading, place) for reading, place in zip(drawn, places, strict=True)]
        return cls(readings, curve(points) if len(points) > 1 else "", by_date)

    @property
    def last(self) -> PreparationCount | None:
        return self.readings[-1] if self.readings else None


def bounds_of(reading: PreparationCount) -> list[int]:
    return [bound for bound in (reading.count_least, reading.count_most) if bound is not None]


def point_of(reading: PreparationCount, place: float) -> Point:
    bounds = bounds_of(reading)
    return Point(
        place=place,
        low=min(bounds),
        high=max(bounds),
        is_open=len(bounds) == 1,
        words=reading.count,
        when=str(reading.counted or ""),
    )


def places_of(dates: list[FuzzyDate | None]) -> tuple[list[float], bool]:
    """Where each stands from 0 to 1: in time if all are dated and in order, else one step apart."""
    moments = [moment for moment in map(middle, dates) if moment is not None]
    in_order = len(moments) == len(dates) and all(before <= after for before, after in pairwise(moments))
    if in_order and moments and moments[0] < moments[-1]:
        span = moments[-1] - moments[0]
        return [(moment - moments[0]) / span for moment in moments], True
    return [number / max(len(dates) - 1, 1) for number in range(len(dates))], False


def middle(date: FuzzyDate | None) -> timedelta | None:
    """The middle of what the date can mean; its one edge where it is open; None where that is not known."""
    edges = [edge - FIRST for edge in (date.earliest, date.latest) if edge] if date else []
    return sum(edges, timedelta()) / len(edges) if edges else None
