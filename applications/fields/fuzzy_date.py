"""A date as a person knows it: from a minute to "about 2016" to words alone, never more exact than it was given."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from .edtf import Qualifier, Span, read_edtf
from .edtf_units import Precision
from .plain_words import in_words
from .text import is_clean

__all__ = ["FuzzyDate", "Precision", "Qualifier"]

_YEAR_ONE = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """`edtf` is its spelling in files (empty: words alone), `words` what the person typed and is shown.

    Not known at all is None, never an empty FuzzyDate. Raises ValueError with a plain sentence when the spelling is
    not one of those in `edtf.py`, when both are empty, or when the words hold characters no database keeps.
    """

    edtf: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        if not (self.edtf or self.words):
            raise ValueError("A date needs a spelling or words.")
        if not is_clean(self.words):
            raise ValueError("The words hold a character that cannot be kept.")
        read_edtf(self.edtf)

    @classmethod
    def from_edtf(cls, edtf: str, words: str = "") -> "FuzzyDate":
        """A date from its spelling in files; ValueError with a plain sentence when there is no such date."""
        if not edtf:
            raise ValueError("There is no date in an empty spelling.")
        return cls(edtf, words)

    @classmethod
    def from_json(cls, data: dict) -> "FuzzyDate":
        """A date from `{"edtf": …, "words": …}` as in the history file; ValueError when it is anything else."""
        if not isinstance(data, dict) or set(data) != {"edtf", "words"}:
            raise ValueError("A date is written with “edtf” and “words”.")
        if not all(isinstance(part, str) for part in data.values()):
            raise ValueError("“edtf” and “words” of a date are text.")
        return cls(**data)

    def to_json(self) -> dict[str, str]:
        return {"edtf": self.edtf, "words": self.words}

    def __str__(self) -> str:
        return self.words if self.words.strip() else in_words(self.edtf)

    # As of any object; said aloud so that type checkers follow `date and date.earliest`.
    def __bool__(self) -> Literal[True]:
        return True

    @property
    def span(self) -> Span:
        return read_edtf(self.edtf)

    @property
    def earliest(self) -> datetime | None:
        """The earliest moment it can mean, in UTC; None when open or unknown."""
        return self.span.earliest

    @property
    def latest(self) -> datetime | None:
        """The latest moment it can mean, in UTC; None when open or unknown."""
        return self.span.latest

    @property
    def first_day(self) -> date | None:
        """The first calendar day it can mean, where it was written down (a time keeps the day of its own zone)."""
        return self.span.first_day

    @property
    def last_day(self) -> date | None:
        """The last calendar day it can mean, where it was written down; None when open or unknown."""
        return self.span.last_day

    @property
    def precision(self) -> Precision:
        return self.span.precision

    @property
    def qualifier(self) -> Qualifier:
        return self.span.qualifier

    @property
    def is_placed(self) -> bool:
        """Whether it has a place on the calendar; words alone have none."""
        return bool(self.edtf)

    @property
    def rank_hint(self) -> int | None:
        """Milliseconds since year 1 (UTC) of its earliest moment, else of its latest; None for words alone."""
        moment = self.earliest or self.latest
        return None if moment is None else (moment - _YEAR_ONE) // timedelta(milliseconds=1)

    @property
    def sort_key(self) -> tuple[bool, int, int]:
        """Orders dates by their earliest moment, the narrower first; words alone stand last."""
        hint = self.rank_hint
        if hint is None:
            return True, 0, 0
        end = self.latest or datetime.max.replace(tzinfo=UTC)
        return False, hint, (end - _YEAR_ONE) // timedelta(milliseconds=1)


def is_surely_after(first: FuzzyDate | None, second: FuzzyDate | None) -> bool:
    """Whether the first date lies after the second, whatever moment each of them means."""
    return bool(first and second and first.earliest and second.latest and first.earliest > second.latest)
