"""The time between two dates, said in words that are true whatever the dates turn out to be."""

import re
from datetime import UTC, datetime, timedelta
from math import inf
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from applications.fields.edtf_units import Precision
from applications.fields.elapsed import days_since, elapsed
from applications.fields.fuzzy_date import FuzzyDate

from .dates import closed_dates, fuzzy_dates, placed_dates

SAID = [
    ("2016", "2020-10-01T13:09-07:00", "four to five years"),
    ("2016", "2016", "less than a year"),
    ("2019", "2019-12", "less than a year"),
    ("2016", "2017", "less than two years"),
    ("2016", "2018", "one to three years"),
    ("2010", "2026-11-21", "16 to 17 years"),
    ("2016-05", "2020-05", "about four years"),
    ("2016-01-01", "2018-07-01", "about two and a half years"),
    ("2019-05", "2019-08", "two to four months"),
    ("2019-05", "2019-05", "less than a month"),
    ("2019-05", "2019-06", "less than two months"),
    ("2019-11", "2020-02-03", "two to three months"),
    ("2019-03-11", "2019-06-10", "about three months"),
    ("2020-10-01", "2021-05-05", "about seven months"),
    ("2022-23", "2023-21", "three to nine months"),
    ("2019-03-11/2019-03-20", "2019-04", "two to seven weeks"),
    ("2019-05-01", "2019-05-13", "12 days"),
    ("2019-05-01", "2019-05-15", "14 days"),
    ("2019-05-01", "2019-05-02", "1 day"),
    ("2019-05-01", "2019-06-30", "60 days"),
    ("2019-05-01", "2019-07-01", "about two months"),
    ("2020-10-01", "2020-10-01T20:09-07:00", "the same day"),
    ("2016~", "2020", "two to six years"),
    ("../2019", "2020-10-01", "at least 21 months"),
    ("2016", "2019/..", "at least two years"),
    ("2016/..", "2018", "less than three years"),
    ("../2019", "../2020", ""),
    ("2021", "2019", ""),
]


@pytest.mark.parametrize(("start", "end", "words"), SAID)
def test_the_time_between_is_said(start, end, words):
    assert elapsed(FuzzyDate(start), FuzzyDate(end)) == words


@pytest.mark.parametrize("unknown", [None, FuzzyDate("", "some day")])
def test_nothing_is_said_about_the_unknown(unknown):
    assert elapsed(unknown, FuzzyDate("2016")) == elapsed(FuzzyDate("2016"), unknown) == ""


NUMBERS = "none one two three four five six seven eight nine ten eleven twelve".split()
UNITS = {"day": 1, "week": 7, "month": 365.2425 / 12, "year": 365.2425}


def number(word):
    return 1 if word == "a" else NUMBERS.index(word) if word in NUMBERS else int(word)


SENTENCES = {
    r"the same day": lambda: (0, 0),
    r"(\d+) (day)s?": lambda days, unit: (days, days),
    r"about (\w+) and a half (year)s": lambda most, unit: ((most + 0.25) * unit, (most + 0.75) * unit),
    r"about (\w+) (\w+?)s?": lambda most, unit: ((most - 0.5) * unit, (most + 0.5) * unit),
    r"less than (\w+) (\w+?)s?": lambda most, unit: (0, most * unit),
    r"at least (\w+) (\w+?)s?": lambda least, unit: (least * unit, inf),
    r"(\w+) to (\w+) (\w+?)s?": lambda least, most, unit: ((least - 0.5) * unit, (most + 0.5) * unit),
}


def claimed(words):
    """The shortest and the longest number of days a sentence stands for, by the rule told in `elapsed`."""
    for sentence, bounds in SENTENCES.items():
        if found := re.fullmatch(sentence, words):
            return bounds(*(UNITS.get(word) or number(word) for word in found.groups()))
    raise AssertionError(f"nobody says “{words}”")


MISSES = {Precision.YEAR: 365, Precision.SEASON: 91, Precision.MONTH: 30, Precision.PART_OF_MONTH: 9, Precision.DAY: 1}


@st.composite
def dates_with_a_true_day(draw):
    """A date and a day it may really have been, beyond its edges where it says "about"."""
    value = draw(placed_dates)
    miss = timedelta(MISSES.get(value.precision, 1) if "~" in value.edtf else 0)
    far = timedelta(4000)
    first = value.first_day - miss if value.first_day else value.last_day - far
    last = value.last_day + miss if value.last_day else value.first_day + far
    return value, draw(st.dates(first, last))


@given(dates_with_a_true_day(), dates_with_a_true_day())
def test_what_is_said_holds_for_every_day_it_may_have_been(one, other):
    (start, began), (end, ended) = sorted([one, other], key=lambda pair: pair[1])
    words = elapsed(start, end)
    assume(words)
    least, most = claimed(words)
    assert least <= (ended - began).days <= most


@given(closed_dates, closed_dates)
def test_something_is_said_whenever_both_are_known_and_may_stand_in_this_order(start, end):
    assume(start.first_day <= end.last_day)
    assert elapsed(start, end)


@given(fuzzy_dates, fuzzy_dates)
def test_days_are_counted_only_between_days(start, end):
    if re.fullmatch(r"\d+ days?|the same day", elapsed(start, end)):
        assert start.first_day == start.last_day
        assert end.first_day == end.last_day


NOW = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(("edtf", "days"), [("2026-11-01", (20, 20)), ("2026-10", (21, 51)), ("2026-11-30", (-9, -9))])
def test_days_since_have_their_bounds(edtf, days):
    assert days_since(FuzzyDate(edtf), NOW) == days


def test_days_since_are_counted_in_the_zone_of_now():
    assert days_since(FuzzyDate("2026-11-21"), NOW.astimezone(ZoneInfo("Europe/Berlin"))) == (1, 1)


@pytest.mark.parametrize("value", [None, FuzzyDate("", "soon"), FuzzyDate("../2019"), FuzzyDate("2019/..")])
def test_days_since_what_is_open_are_not_known(value):
    assert days_since(value, NOW) is None
