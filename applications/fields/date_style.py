"""How the program writes a day it computed, as the person who reads it prefers; what was typed stays as typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models


class DateStyle(models.TextChoices):
    """A month, a season or a year is written the same in each."""

    DAY_FIRST = "day_first", "12 May 2016"
    MONTH_FIRST = "month_first", "May 12, 2016"
    YEAR_FIRST = "year_first", "2016-05-12"


_current: ContextVar[str] = ContextVar("date_style", default=DateStyle.DAY_FIRST)


def current_style() -> str:
    return _current.get()


@contextmanager
def writing_days(style: str) -> Iterator[None]:
    """Days are written in `style`, one of `DateStyle`, until this ends; what any other name asks for is day first."""
    before = _current.set(style)
    try:
        yield
    finally:
        _current.reset(before)
