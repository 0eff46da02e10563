"""Reads a count as people say it: "200", "1,000", "under 100", "3–4", "about 50"."""

import re
from dataclasses import dataclass

from applications.attempts.counted import bounds_in_words

# Figures in groups of three as in "1,000", "1.000" and "1 000", else as they come.
NUMBER = r"(\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d+)(?![\d.,]*\d)"
LARGEST = 2_147_483_647
RANGE = re.compile(rf"(?:between |from )?{NUMBER} ?(?:–|—|-|to|and) ?{NUMBER}")
PHRASES: tuple[tuple[str, int | None, int | None], ...] = (
    # What stands before the number, and what to add to it for the least and for the most; None leaves that open.
    (r"under|less than|fewer than|below|<", None, -1),
    (r"at most|up to|no more than|≤|<=", None, 0),
    (r"over|more than|above|>", 1, None),
    (r"at least|no fewer than|no less than|≥|>=", 0, None),
    (r"(?:about|around|roughly|approximately|circa|ca\.?|~)?", 0, 0),
)
AT_LEAST = re.compile(rf"{NUMBER} ?(?:\+|or more)")


@dataclass(frozen=True, slots=True)
class Count:
    """`words` is empty where the bounds say the same by themselves."""

    words: str = ""
    least: int | None = None
    most: int | None = None


def read_count(text: str) -> Count:
    """The count behind the words; what names no number, such as "a lot", stays words alone.

    "about 50" has 50 for its bounds: that it is not exact stands in the words, as with a date.
    """
    least, most = bounds_of(text.strip().casefold())
    return Count("" if text.strip() == bounds_in_words(least, most) else text, least, most)


def bounds_of(text: str) -> tuple[int | None, int | None]:
    """(least, most) that the words name; (None, None) where they name none that a database holds."""
    if found := RANGE.fullmatch(text):
        least, most = map(number_of, found.groups())
        return (least, most) if least <= most <= LARGEST else (None, None)
    if found := AT_LEAST.fullmatch(text):
        return kept(number_of(found[1])), None
    for words, below, above in PHRASES:
        if found := re.fullmatch(rf"(?:{words}) ?{NUMBER}", text):
            number = number_of(found[1])
            return (
                None if below is None else kept(number + below),
                None if above is None else kept(number + above),
            )
    return None, None


def number_of(figures: str) -> int:
    return int(re.sub(r"\D", "", figures))


def kept(number: int) -> int | None:
    """None for a number that has no place in the column."""
    return number if 0 <= number <= LARGEST else None
