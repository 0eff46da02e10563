from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from applications.fields.clock import Clock
from applications.fields.date_style import writing_days
from applications.fields.fuzzy_date import FuzzyDate

DUBLIN = Clock(datetime(2026, 9, 22, 17, 0, tzinfo=ZoneInfo("Europe/Dublin")), ZoneInfo("Europe/Dublin"))
TOKYO = Clock(datetime(2026, 9, 22, 17, 0, tzinfo=ZoneInfo("Asia/Tokyo")), ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2026-09-22T18:30+01:00", "today, 18:30"),
        ("2026-09-23T10:00+01:00", "tomorrow, 10:00"),
        ("2026-09-22T23:30Z", "tomorrow, 00:30"),
        ("2026-09-23", "tomorrow"),
        ("2026-09-21", "yesterday"),
        ("2026-09-25", "Friday"),
        ("2026-09-29", "29 September"),
        ("2027-01-04", "4 January 2027"),
        ("2026-09-23T10:00", "tomorrow, 10:00 (zone not known)"),
        ("2026-10", "October 2026"),
        ("2026-09-23~", "about 23 September 2026"),
        ("../2026-09-30", "before 30 September 2026"),
        ("2026-10-11/2026-10-20", "mid-October 2026"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(edtf, said):
    assert DUBLIN.says(FuzzyDate(edtf)) == said


@pytest.mark.parametrize(
    ("style", "near", "far", "heading"),
    [
        ("day_first", "29 September", "4 January 2027", "Tuesday, 22 September"),
        ("month_first", "September 29", "January 4, 2027", "Tuesday, September 22"),
        ("year_first", "2026-09-29", "2027-01-04", "Tuesday, 2026-09-22"),
    ],
)
def test_days_are_called_in_the_style_one_chose(style, near, far, heading):
    with writing_days(style):
        assert DUBLIN.says(FuzzyDate("2026-09-29")) == near
        assert DUBLIN.says(FuzzyDate("2027-01-04")) == far
        assert DUBLIN.heading == heading


@pytest.mark.parametrize(
    ("edtf", "soon"),
    [
        ("2026-09-22T17:00+01:00", "now"),
        ("2026-09-22T17:01+01:00", "in 1 minute"),
        ("2026-09-22T17:40+01:00", "in 40 minutes"),
        ("2026-09-23T10:00+01:00", "in 17 hours"),
        ("2026-09-25T10:00+01:00", "in 3 days"),
        ("2026-09-23", ""),
        ("2026-09-25", "in 3 days"),
        ("2026-12-25", ""),
        ("2026-10", ""),
        ("2026-09-25~", ""),
    ],
)
def test_the_time_left_is_never_counted_finer_than_the_plan(edtf, soon):
    assert DUBLIN.how_soon(FuzzyDate(edtf)) == soon


@pytest.mark.parametrize(
    ("edtf", "over"),
    [
        ("2026-09-22T16:59+01:00", True),
        ("2026-09-22T17:01+01:00", False),
        ("2026-09-21", True),
        ("2026-09-22", False),
        ("2026-09", False),
        ("../2026-09-22", True),
        ("2019/..", False),
    ],
)
def test_only_what_has_certainly_passed_is_over(edtf, over):
    assert DUBLIN.is_over(FuzzyDate(edtf)) is over


def test_words_alone_are_shown_and_never_over():
    when = FuzzyDate("", "when she is back")
    assert (DUBLIN.says(when), DUBLIN.how_soon(when), DUBLIN.is_over(when)) == ("when she is back", "", False)


def test_a_time_without_a_zone_is_a_time_in_the_rounds_own_zone():
    when = FuzzyDate("2026-09-23T18:00")
    assert DUBLIN.says(when, "Asia/Tokyo") == "tomorrow, 10:00"
    assert DUBLIN.over_there(when, "Asia/Tokyo") == "18:00 in Tokyo"


@pytest.mark.parametrize("zone", ["", "Europe/Lisbon", "Europe/Atlantis", "../etc/passwd"])
def test_the_hour_over_there_is_left_out_where_it_is_the_same_or_not_known(zone):
    assert DUBLIN.over_there(FuzzyDate("2026-09-23T10:00+01:00"), zone) == ""


def test_the_hour_over_there_names_its_day_when_it_is_another():
    when = FuzzyDate("2026-09-23T20:00+01:00")
    assert DUBLIN.over_there(when, "Asia/Tokyo") == "Thursday, 04:00 in Tokyo"


def test_late_tonight_in_tokyo_is_tonight_there_and_this_afternoon_in_utc():
    when = FuzzyDate("2026-09-22T23:30+09:00")
    assert TOKYO.says(when) == "today, 23:30"
    assert Clock(TOKYO.now, ZoneInfo("UTC")).says(when) == "today, 14:30"


def test_a_day_on_paper_is_that_day_in_every_zone():
    early = Clock(datetime(2026, 9, 22, 0, 30, tzinfo=ZoneInfo("Asia/Tokyo")), ZoneInfo("Asia/Tokyo"))
    assert early.says(FuzzyDate("2026-09-22")) == "today"
    assert not early.is_over(FuzzyDate("2026-09-22"))
    assert early.is_over(FuzzyDate("2026-09-21"))


@pytest.mark.parametrize(
    ("edtf", "since", "time"),
    [
        ("2026-09-10", "since 10 September", "12 days"),
        ("2026-09-21T23:30Z", "since today", ""),
        ("2026-09-21", "since yesterday", "1 day"),
        ("2022", "last heard 2022", "four to five years"),
    ],
)
def test_the_time_since_is_counted_from_what_is_known(edtf, since, time):
    assert (DUBLIN.since(FuzzyDate(edtf)), DUBLIN.time_since(FuzzyDate(edtf))) == (since, time)
