"""Says when something is in the words of a person's own day, never more exactly than it is known."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateformat import format as format_date

from applications.fields.edtf_units import FIRST_YEAR, LAST_YEAR
from applications.fields.elapsed import elapsed
from applications.fields.fuzzy_date import FuzzyDate, Precision, Qualifier
from applications.fields.plain_words import day_in_words

NEAR_DAYS = 30


def moment_of(when: FuzzyDate, time_zone: str = "") -> datetime | None:
    """The one moment it means; None when that is not known to the minute.

    A time that was written without a zone is a time in `time_zone`, an IANA name, if that is known.
    """
    if when.precision is not Precision.TIME or when.qualifier is not Qualifier.NONE:
        return None
    if when.earliest == when.latest:
        return when.earliest
    zone = zone_called(time_zone)
    return datetime.fromisoformat(when.edtf).replace(tzinfo=zone) if zone else None


def zone_called(name: str) -> ZoneInfo | None:
    """The zone of an IANA name; None for no name and for one this machine does not know."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, OSError, ValueError):
        return None


def day_of(moment: datetime | None = None) -> FuzzyDate:
    """The day of a moment where the person is; without one, today."""
    return FuzzyDate(timezone.localdate(moment).isoformat())


@dataclass(frozen=True, slots=True)
class Clock:
    """The present moment, where the person is."""

    now: datetime
    zone: tzinfo

    @classmethod
    def at(cls, now: datetime) -> "Clock":
        return cls(now, timezone.get_current_timezone())

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def yesterday(self) -> date:
        return self.today - timedelta(days=1)

    def day_of(self, when: FuzzyDate, time_zone: str = "") -> date | None:
        """The one day it means here; None when that is not known. A day on paper is that day everywhere."""
        if moment := moment_of(when, time_zone):
            return moment.astimezone(self.zone).date()
        is_one_day = when.qualifier is Qualifier.NONE and when.first_day == when.last_day
        return when.first_day if is_one_day else None

    def is_over(self, when: FuzzyDate | None, time_zone: str = "", minutes: int = 0) -> bool:
        """Whether it has certainly passed, `minutes` included."""
        if when is None:
            return False
        if moment := moment_of(when, time_zone):
            return moment + timedelta(minutes=minutes) < self.now
        return when.last_day is not None and when.last_day < self.today

    def says(self, when: FuzzyDate | None, time_zone: str = "") -> str:
        """ "tomorrow, 10:00", "Friday", "12 May"; what is not known to the day as it was typed, "" for nothing."""
        if when is None:
            return ""
        day = self.day_of(when, time_zone)
        if day is None:
            return str(when)
        if when.precision is not Precision.TIME:
            return self.calls(day)
        if moment := moment_of(when, time_zone):
            return f"{self.calls(day)}, {moment.astimezone(self.zone):%H:%M}"
        return f"{self.calls(day)}, {datetime.fromisoformat(when.edtf):%H:%M} (zone not known)"

    @property
    def heading(self) -> str:
        """ "Tuesday, 22 September"."""
        return f"{format_date(self.today, 'l')}, {day_in_words(self.today, with_year=False)}"

    def calls(self, day: date) -> str:
        """A day by the name one gives it today."""
        distance = (day - self.today).days
        if distance in (-1, 0, 1):
            return ("yesterday", "today", "tomorrow")[distance + 1]
        if 1 < distance < 7:
            return format_date(day, "l")
        return day_in_words(day, with_year=day.year != self.today.year)

    def how_soon(self, when: FuzzyDate | None, time_zone: str = "") -> str:
        """ "in 17 hours", "in 3 days"; "" where the day's name says it already, is far off or is not known."""
        if when is None:
            return ""
        if moment := moment_of(when, time_zone):
            minutes = round((moment - self.now) / timedelta(minutes=1))
            if minutes < 36 * 60:
                return self.in_hours(minutes)
        day = self.day_of(when, time_zone)
        distance = (day - self.today).days if day else 0
        return f"in {distance} days" if 1 < distance <= NEAR_DAYS else ""

    @staticmethod
    def in_hours(minutes: int) -> str:
        if minutes <= 0:
            return "now"
        if minutes < 90:
            return "in 1 minute" if minutes == 1 else f"in {minutes} minutes"
        return f"in {round(minutes / 60)} hours"

    def over_there(self, when: FuzzyDate | None, time_zone: str) -> str:
        """The hour on the clocks of `time_zone` where they differ from here: "18:00 in Tokyo"; else ""."""
        zone = zone_called(time_zone)
        moment = moment_of(when, time_zone) if when and zone else None
        if not zone or not moment:
            return ""
        here, there = moment.astimezone(self.zone), moment.astimezone(zone)
        if here.utcoffset() == there.utcoffset():
            return ""
        day = "" if here.date() == there.date() else f"{self.calls(there.date())}, "
        return f"{day}{there:%H:%M} in {time_zone.rpartition('/')[2].replace('_', ' ')}"

    def since(self, when: FuzzyDate) -> str:
        """ "since 12 May"; what is not known to the day keeps its own words."""
        day = self.day_of(when)
        return f"since {self.calls(day)}" if day else f"last heard {when}"

    def time_since(self, when: FuzzyDate) -> str:
        """ "12 days", "about five months", "four to five years"; "" for today and where it cannot be said."""
        day = self.day_of(when)
        if day == self.today:
            return ""
        # At the edge of the calendar the day here may lie beyond it; then the date as written must do.
        is_in_calendar = day and FIRST_YEAR <= day.year <= LAST_YEAR
        return elapsed(FuzzyDate(day.isoformat()) if is_in_calendar else when, FuzzyDate(self.today.isoformat()))

    def days_since(self, when: FuzzyDate) -> int:
        """The fewest days it can be since then; 0 where that cannot be said."""
        day = self.day_of(when) or when.last_day
        return max((self.today - day).days, 0) if day else 0
