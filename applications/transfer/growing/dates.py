"""Turns the day on which something was made up to happen into what a person would remember of it."""

from datetime import UTC, date, datetime, time, timedelta

from applications.fields.edtf import parts_of_month
from applications.fields.fuzzy_date import FuzzyDate
from applications.transfer.growing.chance import Chance

DAY = timedelta(days=1)
SEASONS = [24, 24, 21, 21, 21, 22, 22, 22, 23, 23, 23, 24]
YEAR_ONE = datetime(1, 1, 1, tzinfo=UTC)


def rank_of(day: date) -> int:
    """Milliseconds since the year 1, as ranks count."""
    return (datetime.combine(day, time.min, UTC) - YEAR_ONE) // timedelta(milliseconds=1)


def remembered(chance: Chance, day: date) -> FuzzyDate | None:
    """The day as exactly or as vaguely as people know such days; None where they do not know at all."""
    spell = chance.weighted(SPELLINGS)
    return spell(chance, day)


def exact(chance: Chance, day: date) -> FuzzyDate:
    return FuzzyDate(day.isoformat())


def at_a_time(chance: Chance, day: date) -> FuzzyDate:
    zone = chance.choice(["", "Z", "+01:00", "-07:00", "+05:30"])
    return FuzzyDate(f"{day}T{chance.randint(8, 18):02}:{chance.choice(['00', '15', '30', '45'])}{zone}")


def part_of_month(chance: Chance, day: date) -> FuzzyDate:
    parts = parts_of_month(day.year, day.month).values()
    first, last = next((first, last) for first, last in parts if first <= day <= last)
    return FuzzyDate(f"{first}/{last}")


def season(day: date) -> str:
    year = day.year - 1 if day.month < 3 else day.year
    return f"{year}-{SEASONS[day.month - 1]}"


def around(chance: Chance, day: date) -> FuzzyDate:
    first, last = day - chance.randint(20, 90) * DAY, day + chance.randint(20, 90) * DAY
    return FuzzyDate(f"{first:%Y-%m}/{last:%Y-%m}")


def in_words_alone(chance: Chance, day: date) -> FuzzyDate:
    return FuzzyDate(words=chance.choice(["a few weeks later", "the week after the holidays", "on a Monday", "12 May"]))


SPELLINGS = {
    exact: 46,
    at_a_time: 8,
    part_of_month: 6,
    around: 2,
    in_words_alone: 2,
    lambda chance, day: FuzzyDate(f"{day:%Y-%m}"): 16,
    lambda chance, day: FuzzyDate(f"{day:%Y-%m}~", f"around {day:%B %Y}"): 3,
    lambda chance, day: FuzzyDate(season(day)): 4,
    lambda chance, day: FuzzyDate(f"{day.year}"): 4,
    lambda chance, day: FuzzyDate(f"{day.year}~"): 2,
    lambda chance, day: FuzzyDate(f"../{day.year + 1}"): 1,
    lambda chance, day: FuzzyDate(f"{day.year}/.."): 1,
    lambda chance, day: None: 5,
}
