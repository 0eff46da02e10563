"""Days told from today, which are kept as the days they are."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.fields.date_style import DateStyle, writing_days
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.reading import read_date
from applications.fields.weeks import SATURDAY as SATURDAY_
from applications.fields.weeks import SUNDAY, weeks_open_on

SATURDAY = date(2026, 11, 21)
BERLIN = ZoneInfo("Europe/Berlin")

READ = [
    ("today", "2026-11-21", "21 November 2026"),
    ("Yesterday", "2026-11-20", "20 November 2026"),
    ("tomorrow", "2026-11-22", "22 November 2026"),
    ("last Tue", "2026-11-17", "17 November 2026"),
    ("last Saturday", "2026-11-14", "14 November 2026"),
    ("3 days ago", "2026-11-18", "18 November 2026"),
    ("two days ago", "2026-11-19", "19 November 2026"),
    ("this week", "2026-11-16/2026-11-22", "between 16 November 2026 and 22 November 2026"),
    ("the day before yesterday", "2026-11-19", "19 November 2026"),
    ("day after tomorrow", "2026-11-23", "23 November 2026"),
    ("this morning", "2026-11-21", "21 November 2026"),
    ("in 5 days", "2026-11-26", "26 November 2026"),
    ("in two weeks", "2026-11-30/2026-12-06", "between 30 November 2026 and 6 December 2026"),
    ("next week", "2026-11-23/2026-11-29", "between 23 November 2026 and 29 November 2026"),
    ("next month", "2026-12", "December 2026"),
    ("next year", "2027", "2027"),
    ("last week", "2026-11-09/2026-11-15", "between 9 November 2026 and 15 November 2026"),
    ("two weeks ago", "2026-11-02/2026-11-08", "between 2 November 2026 and 8 November 2026"),
    ("this month", "2026-11", "November 2026"),
    ("last month", "2026-10", "October 2026"),
    ("this year", "2026", "2026"),
    ("May last year", "2025-05", "May 2025"),
    ("since yesterday", "2026-11-20/..", "since 20 November 2026"),
    ("yesterday at 13:09", "2026-11-20T13:09+01:00", "20 November 2026 at 13:09"),
    ("yesterday, by phone", "2026-11-20", "20 November 2026, by phone"),
    ("between last Tue and today", "2026-11-17/2026-11-21", "between 17 November 2026 and 21 November 2026"),
]


@pytest.mark.parametrize(("text", "edtf", "words"), READ)
def test_a_relative_day_becomes_the_day_it_was(text, edtf, words):
    assert read_date(text, BERLIN, SATURDAY) == FuzzyDate(edtf, words)


@pytest.mark.parametrize("style", DateStyle.values)
@pytest.mark.parametrize(("text", "edtf", "words"), READ)
def test_a_relative_day_is_the_same_day_in_each_style(text, edtf, words, style):
    with writing_days(style):
        assert read_date(text, BERLIN, SATURDAY).edtf == edtf


NOT_ONE_DAY = ["Friday", "yesterday's call", "before last week", "next Tue", "a year ago today"]


@pytest.mark.parametrize(("weekday", "edtf"), [(SUNDAY, "2026-11-08/2026-11-14"), (SATURDAY_, "2026-11-14/2026-11-20")])
def test_last_week_begins_on_the_day_one_chose(weekday, edtf):
    with weeks_open_on(weekday):
        assert read_date("last week", BERLIN, SATURDAY).edtf == edtf


@pytest.mark.parametrize("text", NOT_ONE_DAY)
def test_what_is_not_one_day_is_kept_as_it_was_written(text):
    assert read_date(text, BERLIN, SATURDAY) == FuzzyDate("", text)


def test_a_date_without_relative_words_is_untouched_by_today():
    assert read_date("MAY 2016", BERLIN, SATURDAY) == FuzzyDate("2016-05", "MAY 2016")


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_last_weekday_lies_within_the_week_before_today(today, weekday):
    day = read_date(f"last {weekday}", BERLIN, today).first_day
    assert today - timedelta(days=7) <= day < today
    assert f"{day:%A}" == weekday
