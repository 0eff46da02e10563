"""Reads the spelling fuzzy dates have in files (EDTF, ISO 8601-2:2019) into the moments they can mean."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from .edtf_units import Precision, Unit, end_of_month, read_unit_span


class Qualifier(StrEnum):
    """What a word before the date does to it."""

    NONE = "none"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Span:
    """What a spelling means: moments in UTC and calendar days, None where it is open or unknown."""

    earliest: datetime | None = None
    latest: datetime | None = None
    first_day: date | None = None
    last_day: date | None = None
    precision: Precision = Precision.NONE
    qualifier: Qualifier = Qualifier.NONE


@lru_cache(maxsize=8192)
def read_edtf(edtf: str) -> Span:
    """The span an EDTF spelling covers; an empty spelling covers nothing.

    `../2019` ends before 2019 begins; `2019/..` begins with 2019, as people write "after 2019" for "since 2019"
    too. `2016~` has the edges of 2016: "about" names a span, and does not say by how much it may be missed.
    Raises ValueError with a sentence.
    """
    if edtf == "":
        return Span()
    start, slash, end = edtf.partition("/")
    if not slash:
        return _single(read_unit_span(edtf))
    if start == "..":
        return _before(read_unit_span(end))
    if end == "..":
        unit = read_unit_span(start)
        return Span(unit.earliest, None, unit.first_day, None, unit.precision, Qualifier.AFTER)
    return _between(read_unit_span(start), read_unit_span(end), edtf)


def _single(unit: Unit) -> Span:
    qualifier = Qualifier.ABOUT if unit.is_about else Qualifier.NONE
    return Span(unit.earliest, unit.latest, unit.first_day, unit.last_day, unit.precision, qualifier)


def _before(unit: Unit) -> Span:
    latest = unit.earliest - timedelta(microseconds=1)
    # A time is a moment within its day, so that "before 13:09" may still be that day.
    last_day = unit.first_day if unit.precision is Precision.TIME else unit.first_day - timedelta(days=1)
    return Span(None, latest, None, last_day, unit.precision, Qualifier.BEFORE)


def _between(start: Unit, end: Unit, edtf: str) -> Span:
    if start.earliest > end.earliest or start.latest > end.latest or start.first_day > end.last_day:
        raise ValueError(f"“{edtf}” ends before it begins.")
    is_part = start.precision == end.precision == Precision.DAY and _is_part_of_month(start.first_day, end.first_day)
    coarser = max(start.precision, end.precision, key=list(Precision).index)
    is_about = start.is_about or end.is_about
    qualifier = Qualifier.ABOUT if is_about else Qualifier.NONE if is_part else Qualifier.BETWEEN
    precision = Precision.PART_OF_MONTH if is_part else coarser
    return Span(start.earliest, end.latest, start.first_day, end.last_day, precision, qualifier)


def parts_of_month(year: int, month: int) -> dict[str, tuple[date, date]]:
    """The first and last day of the early, the mid and the late part of a month: 1–10, 11–20, 21–end."""
    edges = {"early": (1, 10), "mid": (11, 20), "late": (21, end_of_month(year, month).day)}
    return {part: (date(year, month, first), date(year, month, last)) for part, (first, last) in edges.items()}


def _is_part_of_month(first: date, last: date) -> bool:
    return (first, last) in parts_of_month(first.year, first.month).values()
