"""Gives "yesterday" and its kin their place in the calendar, so that what is kept is still true tomorrow."""

import re
from datetime import date, timedelta

from .plain_words import in_words
from .weeks import week_of

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NUMBERS = ("a", "two", "three", "four", "five", "six")
_RELATIVE = re.compile(
    rf"\b(?:(?P<day>{'|'.join(_DAYS)})"
    r"|last (?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"|(?P<which>this|last) (?P<unit>week|month|year)"
    rf"|(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<span>day|week)s? ago)(?![\w'’])",
    re.IGNORECASE,
)


def replace_relative(text: str, today: date) -> str:
    """`text` with each relative day, week, month or year in its own words; "last Tue" is the last one before today."""
    return _RELATIVE.sub(lambda found: in_words(_spelled(found, today)), text)


def _spelled(found: re.Match, today: date) -> str:
    if found["day"]:
        return str(today + timedelta(days=_DAYS[found["day"].lower()]))
    if found["count"]:
        return _ago(found["count"].lower(), found["span"].lower(), today)
    if found["weekday"]:
        back = (today.weekday() - _WEEKDAYS.index(found["weekday"][:3].lower()) - 1) % 7 + 1
        return str(today - timedelta(days=back))
    is_last = found["which"].lower() == "last"
    if found["unit"].lower() == "week":
        return _week(today - timedelta(days=7 * is_last))
    if found["unit"].lower() == "year":
        return str(today.year - is_last)
    return f"{today.replace(day=1) - timedelta(days=is_last):%Y-%m}"


def _ago(count: str, span: str, today: date) -> str:
    """So many days ago is a day; so many weeks ago somewhere in that week."""
    number = _NUMBERS.index(count) + 1 if count in _NUMBERS else int(count)
    return str(today - timedelta(days=number)) if span == "day" else _week(today - timedelta(weeks=number))


def _week(day: date) -> str:
    return "/".join(map(str, week_of(day)))
