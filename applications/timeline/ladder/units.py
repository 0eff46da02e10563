"""What asks for room on the axis, and the unit of time by which it is put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.plain_words import MONTHS


@dataclass(frozen=True, slots=True)
class Slot:
    """What asks for room on the axis. Preparation goes along with the next attempt unless it is dated before it."""

    width: float
    when: FuzzyDate | None = None
    is_preparation: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """What one stretch stands for: a year or a month. Keys count them."""

    by_month: bool

    @classmethod
    def of(cls, slots: Sequence[Slot]) -> "Unit":
        dates = [slot.when for slot in slots if slot.when and not slot.is_preparation]
        placed = [date for date in dates if cls(by_month=False).key(date) is not None]
        months = [cls(by_month=True).key(date) for date in placed]
        return cls(by_month=bool(months) and None not in months and max(months) - min(months) < 12)

    def key(self, when: FuzzyDate | None) -> int | None:
        """The one year or month a date lies in; None where it may lie in more than one, or is not known."""
        span = when and when.span
        if span is None or span.first_day is None or span.last_day is None:
            return None
        first, last = self.key_of_day(span.first_day), self.key_of_day(span.last_day)
        return first if first == last else None

    def key_of_day(self, day: date) -> int:
        return day.year * 12 + day.month - 1 if self.by_month else day.year

    def label(self, key: int, is_first: bool = True) -> str:
        if not self.by_month:
            return str(key)
        year, month = divmod(key, 12)
        return f"{MONTHS[month][:3]} {year}" if is_first or month == 0 else MONTHS[month][:3]
