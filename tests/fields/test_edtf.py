"""What each spelling in a history file means."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from applications.fields.edtf import Qualifier, read_edtf
from applications.fields.edtf_units import Precision

from .dates import spellings

MEANINGS = [
    ("2016", "2016-01-01", "2016-12-31", "year", "none"),
    ("2016-05", "2016-05-01", "2016-05-31", "month", "none"),
    ("2016-05-12", "2016-05-12", "2016-05-12", "day", "none"),
    ("2016~", "2016-01-01", "2016-12-31", "year", "about"),
    ("2016-05~", "2016-05-01", "2016-05-31", "month", "about"),
    ("../2019", None, "2018-12-31", "year", "before"),
    ("../2019-05-12", None, "2019-05-11", "day", "before"),
    ("2019/..", "2019-01-01", None, "year", "after"),
    ("2019-05/..", "2019-05-01", None, "month", "after"),
    ("2019-11/2019-12", "2019-11-01", "2019-12-31", "month", "between"),
    ("2016/2018", "2016-01-01", "2018-12-31", "year", "between"),
    ("2016/2018-05-12", "2016-01-01", "2018-05-12", "year", "between"),
    ("2016~/2018~", "2016-01-01", "2018-12-31", "year", "about"),
    ("2022-21", "2022-03-01", "2022-05-31", "season", "none"),
    ("2022-22", "2022-06-01", "2022-08-31", "season", "none"),
    ("2022-23", "2022-09-01", "2022-11-30", "season", "none"),
    ("2023-24", "2023-12-01", "2024-02-29", "season", "none"),
    ("2019-03-01/2019-03-10", "2019-03-01", "2019-03-10", "part_of_month", "none"),
    ("2019-03-11/2019-03-20", "2019-03-11", "2019-03-20", "part_of_month", "none"),
    ("2020-02-21/2020-02-29", "2020-02-21", "2020-02-29", "part_of_month", "none"),
    ("2019-03-11~/2019-03-20~", "2019-03-11", "2019-03-20", "part_of_month", "about"),
    ("2019-03-12/2019-03-20", "2019-03-12", "2019-03-20", "day", "between"),
    ("", None, None, "none", "none"),
]

NONSENSE = """2016-00 2016-13 2016-20 2016-25 2016-02-30 2019-02-29 2016-5 16 201 20160512 1899 2201 0000 -2016
2016-05-12T24:00 2016-05-12T13:60 2016-05-12T13 2016-05-12T13:09+15:00 2016-05-12T13:09-07:60 2016-05T13:09
2016/ /2016 ../.. .. 2018/2016 2016/2017/2018
2016/2016-05 2016-05/2016 2016? 2016% ~2016 201X 2016-22-01 ２０１６ 2016|""".split()
NONSENSE += ["May 2016", " 2016", "2016 ", "2016\n"]


@pytest.mark.parametrize(("edtf", "first", "last", "precision", "qualifier"), MEANINGS)
def test_a_spelling_means_its_days(edtf, first, last, precision, qualifier):
    span = read_edtf(edtf)
    assert (span.precision, span.qualifier) == (precision, qualifier)
    assert span.earliest == (first and datetime.fromisoformat(f"{first}T00:00:00+00:00"))
    assert span.latest == (last and datetime.fromisoformat(f"{last}T23:59:59.999999+00:00"))
    assert (span.first_day and str(span.first_day), span.last_day and str(span.last_day)) == (first, last)


def test_a_time_with_its_zone_is_one_moment():
    span = read_edtf("2020-10-01T20:09-07:00")
    assert span.earliest == span.latest == datetime(2020, 10, 2, 3, 9, tzinfo=UTC)
    assert span.precision is Precision.TIME


def test_a_time_keeps_the_day_of_its_own_zone():
    span = read_edtf("2020-10-01T20:09-07:00")
    assert str(span.first_day) == str(span.last_day) == "2020-10-01"


def test_a_time_without_a_zone_may_be_of_any_zone():
    span = read_edtf("2020-10-01T13:09")
    assert span.earliest == read_edtf("2020-10-01T13:09+14:00").earliest
    assert span.latest == read_edtf("2020-10-01T13:09-12:00").latest


@pytest.mark.parametrize(("edtf", "offset"), [("2020-10-01T13:09+05:59", 359), ("2020-10-01T13:09-12:00", -720)])
def test_an_offset_counts_to_the_minute(edtf, offset):
    assert read_edtf(edtf).earliest == datetime(2020, 10, 1, 13, 9, tzinfo=UTC) - timedelta(minutes=offset)


def test_before_a_time_is_before_that_moment():
    span = read_edtf("../2020-10-01T13:09Z")
    assert span.latest == datetime(2020, 10, 1, 13, 9, tzinfo=UTC) - timedelta(microseconds=1)
    assert str(span.last_day) == "2020-10-01"


@pytest.mark.parametrize("edtf", NONSENSE)
def test_nonsense_is_refused_with_a_sentence(edtf):
    with pytest.raises(ValueError, match=r"(?s)^(“|The year).+\.$"):
        read_edtf(edtf)


@given(spellings)
def test_the_earliest_is_never_after_the_latest(edtf):
    span = read_edtf(edtf)
    assert span.earliest or span.latest
    assert span.earliest is None or span.latest is None or span.earliest <= span.latest
    assert span.first_day is None or span.last_day is None or span.first_day <= span.last_day


@given(spellings)
def test_what_is_open_says_so(edtf):
    span = read_edtf(edtf)
    assert (span.earliest is None) == (span.qualifier is Qualifier.BEFORE) == edtf.startswith("..")
    assert (span.latest is None) == (span.qualifier is Qualifier.AFTER) == edtf.endswith("..")
