"""Which day opens a week for the person who reads and writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
_opens: ContextVar[int] = ContextVar("week_opens", default=MONDAY)


@contextmanager
def weeks_open_on(weekday: int) -> Iterator[None]:
    """Weeks begin on `weekday`, numbered as `date.weekday()` does, until this ends."""
    before = _opens.set(weekday)
    try:
        yield
    finally:
        _opens.reset(before)


def week_of(day: date) -> tuple[date, date]:
    """The first and the last day of the week in which a day falls."""
    first = day - timedelta(days=(day.weekday() - _opens.get()) % 7)
    return first, first + timedelta(days=6)
