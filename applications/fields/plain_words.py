"""Says an EDTF spelling in plain English, in words that are read back as the same spelling."""

from datetime import date
from functools import lru_cache

from .date_style import DateStyle, current_style
from .edtf import parts_of_month

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def in_words(edtf: str) -> str:
    """`2016-05` is "May 2016", `../2019` "before 2019"; `edtf` is a spelling `read_edtf` accepts, or empty."""
    return _in_words(edtf, current_style())


@lru_cache(maxsize=4096)
def _in_words(edtf: str, style: str) -> str:
    """`style` is the one being written now: a page says the same few hundred dates again and again."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _unit(edtf)
    if start == "..":
        return f"before {_unit(end)}"
    if end == "..":
        return f"after {_unit(start)}"
    part = _part_of_month(start.rstrip("~"), end.rstrip("~"))
    if part and start.endswith("~") == end.endswith("~"):
        return f"about {part}" if start.endswith("~") else part
    return f"between {_unit(start)} and {_unit(end)}"


def day_in_words(day: date, style: str = "", with_year: bool = True) -> str:
    """A day in the style given, else in the one being written now; year first is a number that is never halved."""
    style = style or current_style()
    if style == DateStyle.YEAR_FIRST:
        return f"{day:%Y-%m-%d}"
    month = MONTHS[day.month - 1]
    if style == DateStyle.MONTH_FIRST:
        return f"{month} {day.day}, {day.year}" if with_year else f"{month} {day.day}"
    return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"


def _unit(text: str) -> str:
    if text.endswith("~"):
        return f"about {_unit(text[:-1])}"
    day, tee, clock = text.partition("T")
    if tee:
        return f"{_unit(day)}, {_clock(clock)}"
    if len(text) == 10:
        return day_in_words(date.fromisoformat(text))
    year, _, month = text.partition("-")
    if month == "24":
        return f"winter {year}/{(int(year) + 1) % 100:02}"
    if month in SEASONS:
        return f"{SEASONS[month]} {year}"
    return f"{MONTHS[int(month) - 1]} {year}" if month else year


def _clock(text: str) -> str:
    if text.endswith("Z"):
        return f"{text[:-1]} (UTC)"
    for sign, shown in (("+", "+"), ("-", "−")):
        if sign in text:
            time, _, offset = text.partition(sign)
            return f"{time} (UTC{shown}{offset})"
    return f"{text} (zone not known)"


def _part_of_month(start: str, end: str) -> str:
    if len(start) != 10 or len(end) != 10:
        return ""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    for part, edges in parts_of_month(first.year, first.month).items():
        if edges == (first, last):
            month = f"{MONTHS[first.month - 1]} {first.year}"
            return f"mid-{month}" if part == "mid" else f"{part} {month}"
    return ""
