"""Reads the spelling fuzzy dates have in files (EDTF, ISO 8601-2:2019) into the moments they can mean."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1900, 2200
#: Months a season covers, counted from January of its year: meteorological, northern; winter ends in the next year.
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
#: A time without a zone may have been read from any clock on earth, from UTC+14 to UTC-12.
EASTERNMOST, WESTERNMOST = timedelta(hours=14), timedelta(hours=12)

_UNIT = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2})"
    r"(T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(:(?P<second>[0-9]{2}))?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"(?P<about>~)?"
)


class Precision(StrEnum):
    """How exactly a date is known; the members stand from finest to coarsest."""

    TIME = "time"
    DAY = "day"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    NONE = "none"


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

    earliest: datetime | None
    latest: datetime | None
    first_day: date | None
    last_day: date | None
    precision: Precision
    qualifier: Qualifier = Qualifier.NONE


@lru_cache(maxsize=8192)
def read_edtf(edtf: str) -> Span:
    """The span an EDTF spelling covers; an empty spelling covers nothing.

    Days and coarser units carry no zone and are laid on the UTC calendar. `../2019` ends before 2019 begins;
    `2019/..` begins with 2019, as people write "after 2019" for "since 2019" too. `2016~` has the edges of 2016:
    "about" names a span, and does not say by how much it may be missed. Raises ValueError with a sentence.
    """
    if edtf == "":
        return Span(None, None, None, None, Precision.NONE)
    start, slash, end = edtf.partition("/")
    if not slash:
        return _unit(edtf)
    if start == "..":
        return _before(_unit(end))
    if end == "..":
        span = _unit(start)
        return Span(span.earliest, None, span.first_day, None, span.precision, Qualifier.AFTER)
    return _between(_unit(start), _unit(end), edtf)


def _before(span: Span) -> Span:
    latest = span.earliest - timedelta(microseconds=1)
    # A time is a moment within its day, so that "before 13:09" may still be that day.
    last_day = span.first_day if span.precision is Precision.TIME else span.first_day - timedelta(days=1)
    return Span(None, latest, None, last_day, span.precision, Qualifier.BEFORE)


def _between(start: Span, end: Span, edtf: str) -> Span:
    if start.earliest > end.earliest or start.latest > end.latest:
        raise ValueError(f"“{edtf}” ends before it begins.")
    order = list(Precision)
    precision = max(start.precision, end.precision, key=order.index)
    about = Qualifier.ABOUT in (start.qualifier, end.qualifier)
    qualifier = Qualifier.ABOUT if about else Qualifier.BETWEEN
    if start.precision == end.precision == Precision.DAY and is_part_of_month(start.first_day, end.first_day):
        precision, qualifier = Precision.PART_OF_MONTH, Qualifier.ABOUT if about else Qualifier.NONE
    return Span(start.earliest, end.latest, start.first_day, end.last_day, precision, qualifier)


def parts_of_month(year: int, month: int) -> dict[str, tuple[date, date]]:
    """The first and last day of the early, the mid and the late part of a month: 1–10, 11–20, 21–end."""
    edges = {"early": (1, 10), "mid": (11, 20), "late": (21, monthrange(year, month)[1])}
    return {part: (date(year, month, first), date(year, month, last)) for part, (first, last) in edges.items()}


def is_part_of_month(first: date, last: date) -> bool:
    """Whether two days are the edges of the early, mid or late part of a month."""
    return (first, last) in parts_of_month(first.year, first.month).values()


def _unit(text: str) -> Span:
    found = _UNIT.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}” is not a date as EDTF spells it.")
    year, month, day = (int(found[part]) if found[part] else None for part in ("year", "month", "day"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"The year {year} is not between {FIRST_YEAR} and {LAST_YEAR}.")
    qualifier = Qualifier.ABOUT if found["about"] else Qualifier.NONE
    if found["hour"]:
        return _moment(found, _day(year, month, day, text), qualifier)
    if day is not None:
        first = last = _day(year, month, day, text)
        precision = Precision.DAY
    elif month in SEASON_MONTHS:
        opening, closing = SEASON_MONTHS[month]
        first, last, precision = date(year, opening, 1), _end_of_month(year, closing), Precision.SEASON
    elif month is not None:
        first = _day(year, month, 1, text)
        last, precision = _end_of_month(year, month), Precision.MONTH
    else:
        first, last, precision = date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    edges = datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)
    return Span(*edges, first, last, precision, qualifier)


def _moment(found: re.Match, day: date, qualifier: Qualifier) -> Span:
    try:
        clock = datetime.combine(day, time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0)))
        zone = found["zone"] and timezone(_offset(found["zone"]))
    except ValueError:
        raise ValueError(f"“{found[0]}” is not a time of day.") from None
    if not zone:
        moments = (clock - EASTERNMOST).replace(tzinfo=UTC), (clock + WESTERNMOST).replace(tzinfo=UTC)
    else:
        moments = (clock.replace(tzinfo=zone).astimezone(UTC),) * 2
    return Span(*moments, day, day, Precision.TIME, qualifier)


def _offset(zone: str) -> timedelta:
    if zone == "Z":
        return timedelta(0)
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        raise ValueError
    return timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"“{text}” names a day or month that is not in the calendar.") from None


def _end_of_month(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])
