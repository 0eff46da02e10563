"""The time between two fuzzy dates in words that never claim more than the dates do."""

from datetime import date, datetime, timedelta
from math import floor

from .edtf_units import Precision
from .fuzzy_date import FuzzyDate
from .times import number_word

WEEK, MONTH, YEAR = 7, 365.2425 / 12, 365.2425
_NAMES = {WEEK: "week", MONTH: "month", YEAR: "year"}
#: Under these numbers of days a span is told in weeks, in months.
_IN_WEEKS, _IN_MONTHS = 61, 2 * YEAR
#: By how many days "about" may miss, each way: one of the unit that was named.
_MISSES = {Precision.TIME: 1, Precision.DAY: 1, Precision.PART_OF_MONTH: 10, Precision.MONTH: 31}
_MISSES |= {Precision.SEASON: 92, Precision.YEAR: 366}


def elapsed(start: FuzzyDate | None, end: FuzzyDate | None) -> str:
    """From `start` to `end` in words; "" when nothing can be said, or when `end` lies before `start`.

    Rule: the shortest and the longest time the two can mean, each rounded to the nearest whole unit, so that
    "four to five years" holds anything from three and a half to under five and a half (2016 to 1 October 2020 is
    3.75 to 4.75 years). Where both round alike it says "about"; halves of years are said there. Two exact days
    less than 61 apart are counted in days. "Less than" and "at least" are rounded outward and hold strictly.
    """
    least, most = _days_between(start, end)
    if most is not None and most < 0:
        return ""
    if least is not None and least == most and most < _IN_WEEKS:
        return _exact(most)
    least = max(least or 0, 0)
    if most is None:
        return _at_least(least)
    unit = WEEK if most < _IN_WEEKS else MONTH if most < _IN_MONTHS else YEAR
    return _rounded(least, most, unit)


def days_since(value: FuzzyDate | None, now: datetime) -> tuple[int, int] | None:
    """The fewest and the most calendar days from `value` to the day of `now` in its own zone; None when unknown.

    Negative where `value` may lie ahead. "About" widens as it does in `elapsed`.
    """
    first, last = _edges(value)
    today = now.date()
    return None if first is None or last is None else ((today - last).days, (today - first).days)


def _days_between(start: FuzzyDate | None, end: FuzzyDate | None) -> tuple[int | None, int | None]:
    (start_first, start_last), (end_first, end_last) = _edges(start), _edges(end)
    least = (end_first - start_last).days if end_first and start_last else None
    most = (end_last - start_first).days if end_last and start_first else None
    return least, most


def _edges(value: FuzzyDate | None) -> tuple[date | None, date | None]:
    """The first and the last day a date can mean, with the room that "about" asks for."""
    if value is None:
        return None, None
    miss = timedelta(days=_MISSES[value.precision] if "~" in value.edtf else 0)
    first, last = value.first_day, value.last_day
    return first and first - miss, last and last + miss


def _exact(days: int) -> str:
    if days == 0:
        return "the same day"
    return "1 day" if days == 1 else f"{days} days"


def _at_least(days: int) -> str:
    unit = YEAR if days >= 2 * YEAR else MONTH if days >= 2 * MONTH else None
    if unit:
        return f"at least {_counted(floor(days / unit), unit)}"
    return f"at least {_exact(days)}" if days else ""


def _rounded(least: int, most: int, unit: float) -> str:
    low, high = _nearest(least / unit), _nearest(most / unit)
    if low == 0:
        return _less_than(most)
    halves = _nearest(2 * least / unit), _nearest(2 * most / unit)
    if unit == YEAR and halves[0] == halves[1] and halves[0] % 2:
        return f"about {number_word(halves[0] // 2)} and a half years"
    if low == high:
        return f"about {_counted(high, unit)}"
    return f"{number_word(low)} to {_counted(high, unit)}"


def _less_than(days: int) -> str:
    """The smallest round time that is longer: weeks up to four, months up to eleven, then years."""
    for unit, largest in ((WEEK, 4), (MONTH, 11)):
        if days < largest * unit:
            return f"less than {_counted(floor(days / unit) + 1, unit, one='a')}"
    return f"less than {_counted(floor(days / YEAR) + 1, YEAR, one='a')}"


def _nearest(number: float) -> int:
    """To the nearest whole number, a half upward."""
    return floor(number + 0.5)


def _counted(number: int, unit: float, one: str = "one") -> str:
    name = _NAMES[unit]
    return f"{one} {name}" if number == 1 else f"{number_word(number)} {name}s"
