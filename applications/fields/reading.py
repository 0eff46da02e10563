"""Reads a date as people write it; what it cannot place it keeps as words, and nothing is guessed."""

import re
from collections.abc import Iterator
from datetime import date, tzinfo

from .edtf import read_edtf
from .edtf_units import FIRST_YEAR, LAST_YEAR
from .fuzzy_date import FuzzyDate
from .reading_phrases import readings
from .reading_relative import replace_relative
from .reading_units import read_day

#: A longer text is a story, not a date.
LONGEST_DATE = 120
# What would make a remark behind a date take back what the date says, or name another.
_DOUBTS = re.compile(
    r"^(?:or|and|to|until|till|through|but|not|if|unless|maybe|perhaps|probably|possibly|i think)\b"
    r"|^(?:earlier|later|before)\b"
    r"|\d{2,4}|\d[-/.:]|[?~]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:spring|summer|autumn|fall|winter)\b"
)


def read_date(text: str, zone: tzinfo, today: date | None = None) -> FuzzyDate | None:
    """What a person wrote, as a date: with its spelling where it has a place on the calendar, else as words alone.

    None for nothing at all. `zone` is where a time without a zone was read; `today` gives "yesterday" its day, and
    then the day's own words stand in its place, as they are shown for ever. ValueError only for NUL and lone
    surrogates.
    """
    if not text.strip():
        return None
    lasting = replace_relative(text, today) if today else text
    plain = plain_text(lasting)
    edtf = _edtf(plain, zone) if len(plain) <= LONGEST_DATE else ""
    return FuzzyDate(edtf, lasting if edtf else text)


def reading_note(value: FuzzyDate | None) -> str:
    """A sentence for a date that was kept as words alone; "" for any other."""
    if value is None or value.is_placed:
        return ""
    day = read_day(plain_text(value.words))
    if day and not FIRST_YEAR <= int(day[:4]) <= LAST_YEAR:
        return f"Kept as you wrote it; the calendar here runs from {FIRST_YEAR} to {LAST_YEAR}."
    if day:
        return "Kept as you wrote it; there is no such day in the calendar."
    return "Kept as you wrote it; it has no place on the calendar yet."


def plain_text(text: str) -> str:
    """The text in lower case, with single spaces and plain hyphens, and without a full stop at its end."""
    text = re.sub(r"[‐-―−]", "-", text.lower()).replace("’", "'")
    return re.sub(r"(?<!\.)\.$", "", re.sub(r"\s+", " ", text).strip())


def _edtf(plain: str, zone: tzinfo) -> str:
    """The spelling of the date, else of what stands before a comma if a mere remark follows; "" for none."""
    parts = plain.split(", ")
    # "May 12, 2016, by phone" has a comma in its date.
    splits = ((", ".join(parts[:place]), ", ".join(parts[place:])) for place in range(1, len(parts)))
    dates = [plain, *(date for date, remark in splits if remark and not _DOUBTS.search(remark))]
    return next(filter(None, (_first_on_calendar(readings(date, zone)) for date in dates)), "")


def _first_on_calendar(spellings: Iterator[str]) -> str:
    for edtf in spellings:
        try:
            read_edtf(edtf)
        except ValueError:
            continue
        return edtf
    return ""
