"""Days with a time of day, and the zone they were read in."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.fields.reading import read_date

PACIFIC = ZoneInfo("America/Los_Angeles")

READ = [
    ("1 Oct 2020 13:09", "2020-10-01T13:09-07:00"),
    ("1 October 2020, 1:09 pm", "2020-10-01T13:09-07:00"),
    ("1 October 2020 at 1:09 p.m.", "2020-10-01T13:09-07:00"),
    ("1 Oct 2020 at 1pm", "2020-10-01T13:00-07:00"),
    ("October 1, 2020 12:30 am", "2020-10-01T00:30-07:00"),
    ("Thu, 1 Oct 2020 12:30pm", "2020-10-01T12:30-07:00"),
    ("2020-10-01T13:09", "2020-10-01T13:09-07:00"),
    ("2020-10-01 13:09:30", "2020-10-01T13:09:30-07:00"),
    ("2020-10-01T13:09-07:00", "2020-10-01T13:09-07:00"),
    ("2020-10-01T13:09Z", "2020-10-01T13:09Z"),
    ("2020-12-01 13:09", "2020-12-01T13:09-08:00"),
    ("1 Oct 2020 13:09 +02:00", "2020-10-01T13:09+02:00"),
    ("1 Oct 2020 13:09 +0530", "2020-10-01T13:09+05:30"),
    ("1 Oct 2020 13:09 UTC+2", "2020-10-01T13:09+02:00"),
    ("1 Oct 2020 13:09 (UTC−07:00)", "2020-10-01T13:09-07:00"),
    ("1 Oct 2020 13:09 UTC", "2020-10-01T13:09Z"),
    ("1 Oct 2020 13:09 GMT", "2020-10-01T13:09Z"),
    ("before 1 Oct 2020 13:09", "../2020-10-01T13:09-07:00"),
    ("by 1 Oct 2020 13:09", "../2020-10-01T13:09-07:00"),
]

NOT_READ = ["1 Oct 2020 25:00", "1 Oct 2020 13:60", "1 Oct 2020 13pm", "1 Oct 2020 0:30 am", "1 Oct 2020 13", "13:09"]
NOT_READ += ["31 Feb 2020 13:09", "1 Oct 2020 13:09 UTC+15", "May 2020 13:09", "1 Oct 13:09", "Fri 1 Oct 2020 13:09"]


@pytest.mark.parametrize(("text", "edtf"), READ)
def test_a_time_is_read_in_the_persons_zone_or_the_one_named(text, edtf):
    assert read_date(text, PACIFIC).edtf == edtf


def test_a_time_read_in_utc_has_no_minus():
    assert read_date("1 Oct 2020 13:09", ZoneInfo("UTC")).edtf == "2020-10-01T13:09+00:00"


@pytest.mark.parametrize("text", NOT_READ)
def test_a_time_that_cannot_be_is_kept_as_words(text):
    assert read_date(text, PACIFIC).edtf == ""


@pytest.mark.parametrize("text", ["1 Oct 2020 13:09 PST", "1 Oct 2020 13:09 (CET)"])
def test_letters_for_a_zone_leave_the_zone_open(text):
    assert read_date(text, PACIFIC).edtf == "2020-10-01T13:09"


@pytest.mark.parametrize("text", ["8 March 2020 02:30", "1 Nov 2020 01:30"])
def test_a_time_the_clocks_showed_twice_or_never_leaves_the_zone_open(text):
    assert "T0" in read_date(text, PACIFIC).edtf
    assert len(read_date(text, PACIFIC).edtf) == len("2020-03-08T02:30")


ZONES = ["America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns", "UTC"]


@given(st.datetimes(), st.sampled_from(ZONES).map(ZoneInfo))
def test_a_time_that_is_read_is_the_moment_the_clocks_showed(clock, zone):
    clock = clock.replace(year=1980 + clock.year % 100, day=min(clock.day, 28), second=0, microsecond=0)
    read = read_date(f"{clock:%Y-%m-%d %H:%M}", zone)
    assert read.earliest <= clock.replace(tzinfo=zone) <= read.latest
