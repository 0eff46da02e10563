"""How long they take to answer: from the last thing one did to their next word. The rule stands in docs/model.md."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import NamedTuple

#: From so many answers on one can say what is usual; below, each is named.
ENOUGH = 5


class Moment(NamedTuple):
    """Something in a thread: the day, None where it is not known to the day, and its place."""

    day: date | None
    rank: int


@dataclass(frozen=True, slots=True)
class Pace:
    """In how many days they answered: at the company, and wherever else one tried lately."""

    here: tuple[int, ...] = ()
    elsewhere: tuple[int, ...] = ()

    @property
    def told(self) -> tuple[int, ...]:
        """Those of this company, however few; else one's own, if they are enough to say what is usual."""
        return self.here or (self.elsewhere if len(self.elsewhere) >= ENOUGH else ())

    @property
    def usual(self) -> tuple[int, int] | None:
        """The middle half, in days; None below `ENOUGH`."""
        days, count = sorted(self.told), len(self.told)
        return (days[ceil(count / 4) - 1], days[ceil(count * 3 / 4) - 1]) if count >= ENOUGH else None

    def words(self, now: int | None) -> str:
        """ "usually 5 to 9 days; now 12 (7 answers here)", "before: 5 and 9 days; now 12"; "" of nothing known."""
        if not self.told:
            return ""
        until_now = "" if now is None else f"; now {now}"
        if self.usual is None:
            return f"before: {named(self.told)}{until_now}"
        counted = f"{len(self.told)} answers {'here' if self.here else 'elsewhere'}"
        return f"usually {span(*self.usual)}{until_now} ({counted})"


def answers(steps: Collection[Moment], words: Collection[Moment]) -> list[int]:
    """The days from each last step before a word of theirs to that word.

    A word that follows another answers nothing new. Where a step or a word whose day is not known lies between the two,
    nobody knows which answered which.
    """
    found = []
    vague = [each.rank for each in (*steps, *words) if not each.day]
    dated = [(each.day, each.rank, is_word) for is_word, some in enumerate((steps, words)) for each in some if each.day]
    waits: tuple[date, int] | None = None
    for day, rank, is_word in sorted(dated):
        if not is_word:
            waits = day, rank
        elif waits:
            low, high = sorted((waits[1], rank))
            if not any(low < place < high for place in vague):
                found.append((day - waits[0]).days)
            waits = None
    return found


def span(low: int, high: int) -> str:
    if low == high:
        return days_of(low)
    return f"within {days_of(high)}" if low == 0 else f"{low} to {days_of(high)}"


def days_of(count: int) -> str:
    return {0: "the same day", 1: "1 day"}.get(count, f"{count} days")


def named(days: Collection[int]) -> str:
    """ "5 and 9 days", "the same day and 3 days"."""
    *first, last = sorted(set(days))
    said = [days_of(day) if day == 0 else str(day) for day in first]
    return f"{', '.join(said)} and {days_of(last)}" if said else days_of(last)
