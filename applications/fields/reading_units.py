"""Reads one unit of the calendar as people write it (a day, a month, a season …) and spells it as EDTF."""

import re
from datetime import date, tzinfo

from .edtf import parts_of_month
from .edtf_units import FIRST_YEAR, SEASON_MONTHS
from .plain_words import MONTHS
from .reading_clock import read_clock

MONTH_NUMBERS = {name.lower(): place for place, name in enumerate(MONTHS, start=1)}
MONTH_NUMBERS |= {name[:3]: place for name, place in MONTH_NUMBERS.items()} | {"sept": 9}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_PARTS |= {"early": "early", "mid": "mid", "late": "late"}
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_GAP = r"(?:,? | of |-|, of )"
_PART = rf"(?P<part>{'|'.join(_PARTS)})(?: of | in |[ -])(?:the )?"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"(?P<weekday>[a-z]{3,9})\.?,? (?:the )?(?P<rest>\S*\d.*|[a-z].*\d.*)")

_NUMERIC = re.compile(r"(?P<first>\d{1,2})([/.-])(?P<second>\d{1,2})\2(?P<year>\d{4})")
_DAY_FORMS = [
    re.compile(r"(?P<year>\d{4})([/.-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})"),
    re.compile(rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}"),
    re.compile(rf"{_MONTH}(?: |-| the ){_DAY}(?:,? |-){_YEAR}"),
    re.compile(rf"{_YEAR},?[ -]{_MONTH}[ -]{_DAY}"),
]
_OTHER_FORMS = [
    re.compile(r"(?P<year>\d{4})"),
    re.compile(rf"(?:{_PART})?{_MONTH}(?:,? | of |-|/|){_YEAR}"),
    re.compile(rf"{_YEAR},?[ -]{_MONTH}"),
    re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[/.-](?P<month>0?[1-9]|1[0-2])"),
    re.compile(rf"(?:{_PART})?{_SEASON}(?:,? | of | in ){_YEAR}(?:[/-](?P<following>\d{{2}}|\d{{4}}))?"),
    re.compile(rf"{_YEAR},? {_SEASON}"),
    re.compile(rf"{_PART}{_YEAR}"),
    re.compile(rf"(?P<kind>q|h)(?P<number>[1-4])(?:,? | of |/|-){_YEAR}"),
    re.compile(rf"{_YEAR}(?: |/|-|)(?P<kind>q|h)(?P<number>[1-4])"),
    re.compile(
        rf"(?:the )?(?P<number>{'|'.join(_ORDINALS)}|[1-4](?:st|nd|rd|th)) (?P<kind>quarter|half)(?: of|,)? {_YEAR}"
    ),
]


def read_unit(text: str, zone: tzinfo) -> str | None:
    """The EDTF spelling of `text` (lower case, single spaces, plain hyphens), or None when it is no unit we know.

    The calendar is not checked here: "31 feb 2020" gives `2020-02-31`. `zone` places a time that names none.
    """
    if day := read_day(text):
        return day
    for form in _OTHER_FORMS:
        if found := form.fullmatch(text):
            return _spelled(**found.groupdict())
    return read_clock(text, zone, read_day)


def read_day(text: str) -> str | None:
    """The EDTF spelling of a day with its year; None for another text, or a weekday that is not that day's."""
    if (found := _WEEKDAY.fullmatch(text)) and any(name.startswith(found["weekday"]) for name in _WEEKDAYS):
        day = read_day(found["rest"])
        return day if day and _weekday_of(day).startswith(found["weekday"]) else None
    if found := _NUMERIC.fullmatch(text):
        return _numeric_day(int(found["first"]), int(found["second"]), found["year"])
    for form in _DAY_FORMS:
        if found := form.fullmatch(text):
            return f"{found['year']}-{_month(found['month']):02}-{int(found['day']):02}"
    return None


def _weekday_of(day: str) -> str:
    try:
        return _WEEKDAYS[date.fromisoformat(day).weekday()]
    except ValueError:
        return ""


def _numeric_day(first: int, second: int, year: str) -> str | None:
    """03/04/2019 is in March for some and in April for others, so it is read only where one reading is possible."""
    if first == second or first <= 12 < second:
        return f"{year}-{first:02}-{second:02}"
    return f"{year}-{second:02}-{first:02}" if second <= 12 < first else None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTH_NUMBERS[text]


def _spelled(
    year: str,
    month: str | None = None,
    part: str | None = None,
    season: str | None = None,
    following: str | None = None,
    kind: str | None = None,
    number: str = "",
) -> str | None:
    if season:
        return _season(int(year), SEASONS[season], following)
    if kind:
        return _fraction(year, 3 if kind[0] == "q" else 6, int(_ORDINALS.get(number, number[:1])))
    if not month:
        # "Late 2016" lies in 2016; how much of the year is late, nobody said.
        return year
    place = _month(month)
    if not part or int(year) < FIRST_YEAR:
        return f"{year}-{place:02}"
    return "/".join(map(str, parts_of_month(int(year), place)[_PARTS[part]]))


def _fraction(year: str, months: int, number: int) -> str | None:
    """A quarter or a half of a year, as the months it spans."""
    last = number * months
    if last > 12:
        return None
    return f"{year}-{last - months + 1:02}/{year}-{last:02}"


def _season(year: int, season: int, following: str | None) -> str | None:
    """A winter lies in two years: "winter 2019/20" says which, "winter 2020" may be the one before or after."""
    if following and (season != 24 or int(following) not in (year + 1, (year + 1) % 100)):
        return None
    if season == 24 and not following:
        return f"{year - 1}-{SEASON_MONTHS[24][0]}/{year + 1}-{SEASON_MONTHS[24][1] - 12:02}"
    return f"{year}-{season}"
