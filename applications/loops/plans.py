"""Whether a date a person gave lies ahead or behind, where that is sure; days are those of the active time zone."""

from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate, Precision
from applications.fields.reading_relative import bare_weekday

WHICH = "Which {}? Give the day, such as “4 December 2026”, or say “tomorrow”, “in 3 days”, “last {}”."


def which_day(date: FuzzyDate | None) -> str:
    """What to ask about a day of the week that may be past or to come; "" where that is clear."""
    day = bare_weekday(date.words) if date and not date.is_placed else ""
    return WHICH.format(day, day) if day else ""


def lies_ahead(when: FuzzyDate | None) -> bool:
    """Whether it has surely not come yet."""
    if when is None:
        return False
    if when.precision is Precision.TIME:
        return when.earliest is not None and when.earliest > timezone.now()
    return when.first_day is not None and when.first_day > timezone.localdate()


def may_come(when: FuzzyDate | None) -> bool:
    """Whether it has a place on the calendar and is not surely over."""
    if when is None:
        return False
    if when.precision is Precision.TIME:
        return when.latest is not None and when.latest >= timezone.now()
    return when.last_day is not None and when.last_day >= timezone.localdate()
