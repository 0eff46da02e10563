"""Reads one unit of the calendar in its EDTF spelling (a time, a day, a month, a season, a year)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

FIRST_YEAR, LAST_YEAR = 1900, 2200
#: Months a season covers, counted from January of its year: meteorological, northern; winter ends in the next year.
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
#: A time without a zone may have been read from any clock on earth, from UTC+14 to UTC-12.
EASTERNMOST, WESTERNMOST = timedelta(hours=14), timedelta(hours=12)

_UNIT = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2})"
    r"(T(?P<clock>[0-9]{2}:[0-9]{2}(:[0-9]{2})?)(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
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


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its edges, as moments in UTC and as calendar days where it was written down."""

    earliest: datetime
    latest: datetime
    first_day: date
    last_day: date
    precision: Precision
    is_about: bool


def read_unit_span(text: str) -> Unit:
    """The edges of a unit such as `2016-05~`. Raises ValueError with a sentence for anything else.

    Days and coarser units carry no zone and are laid on the UTC calendar.
    """
    found = _UNIT.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}” is not a date as EDTF spells it.")
    if not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise ValueError(f"The year {found['year']} is not between {FIRST_YEAR} and {LAST_YEAR}.")
    try:
        first, last, precision = _days(int(found["year"]), found["month"], found["day"])
        earliest, latest = datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)
        if found["clock"]:
            earliest, latest = _moments(datetime.combine(first, time.fromisoformat(found["clock"])), found["zone"])
            precision = Precision.TIME
    except ValueError:
        raise ValueError(f"“{text}” is not in the calendar.") from None
    return Unit(earliest, latest, first, last, precision, bool(found["about"]))


def _days(year: int, month_or_season: str | None, day: str | None) -> tuple[date, date, Precision]:
    if not month_or_season:
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    month = int(month_or_season)
    if day:
        return date(year, month, int(day)), date(year, month, int(day)), Precision.DAY
    if month in SEASON_MONTHS:
        opening, closing = SEASON_MONTHS[month]
        return date(year, opening, 1), end_of_month(year + closing // 13, (closing - 1) % 12 + 1), Precision.SEASON
    return date(year, month, 1), end_of_month(year, month), Precision.MONTH


def end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _moments(clock: datetime, zone: str | None) -> tuple[datetime, datetime]:
    if not zone:
        return (clock - EASTERNMOST).replace(tzinfo=UTC), (clock + WESTERNMOST).replace(tzinfo=UTC)
    moment = clock.replace(tzinfo=UTC if zone == "Z" else timezone(_offset(zone))).astimezone(UTC)
    return moment, moment


def _offset(zone: str) -> timedelta:
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > EASTERNMOST:
        raise ValueError
    return -offset if zone[0] == "-" else offset
