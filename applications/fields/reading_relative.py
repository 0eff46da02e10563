"""Gives "yesterday" and its kin their place in the calendar, so that what is kept is still true tomorrow."""

import re
from datetime import date, timedelta

from .plain_words import in_words
from .weeks import week_of

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS = {
    "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "today": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2,
    "day after tomorrow": 2,
}  # fmt: skip
_WEEKDAY = r"mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_NUMBERS = ("a", "two", "three", "four", "five", "six")
_RELATIVE = re.compile(
    rf"\b(?:(?P<day>{'|'.join(_DAYS)})"
    rf"|last (?P<weekday>{_WEEKDAY})"
    r"|(?P<which>this|last|next) (?P<unit>week|month|year)"
    rf"|(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<span>day|week)s? ago"
    rf"|in (?P<coming>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<spans>day|week)s?)(?![\w'’])",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?:on |this |next )?({_WEEKDAY})(?:,? (?:at )?\d[\d:.]*(?: ?[ap]\.?m\.?)?)?", re.IGNORECASE)


def replace_relative(text: str, today: date) -> str:
    """`text` with each relative day, week, month or year in its own words; "last Tue" is the last one before today.
    "Next Tue" may be either of two and stays as it is."""
    return _RELATIVE.sub(lambda found: in_words(_spelled(found, today)), text)


def bare_weekday(text: str) -> str:
    """The day of the week, where that and perhaps a time is all that is said: it may be the last or a coming one."""
    found = _BARE.fullmatch(text.strip())
    return found[1].capitalize() if found else ""


def _spelled(found: re.Match, today: date) -> str:
    if found["day"]:
        return str(today + timedelta(days=_DAYS[found["day"].lower()]))
    if found["count"]:
        return _away(-_number(found["count"]), found["span"].lower(), today)
    if found["coming"]:
        return _away(_number(found["coming"]), found["spans"].lower(), today)
    if found["weekday"]:
        back = (today.weekday() - _WEEKDAYS.index(found["weekday"][:3].lower()) - 1) % 7 + 1
        return str(today - timedelta(days=back))
    by = {"last": -1, "this": 0, "next": 1}[found["which"].lower()]
    if found["unit"].lower() == "week":
        return _week(today + timedelta(days=7 * by))
    if found["unit"].lower() == "year":
        return str(today.year + by)
    month = today.year * 12 + today.month - 1 + by
    return f"{month // 12}-{month % 12 + 1:02}"


def _number(count: str) -> int:
    return _NUMBERS.index(count.lower()) + 1 if count.lower() in _NUMBERS else int(count)


def _away(number: int, span: str, today: date) -> str:
    """So many days away is a day; so many weeks away somewhere in that week."""
    return str(today + timedelta(days=number)) if span == "day" else _week(today + timedelta(weeks=number))


def _week(day: date) -> str:
    return "/".join(map(str, week_of(day)))
