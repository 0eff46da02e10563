"""Spellings said in English, in words that read_date understands again."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.fields.date_style import DateStyle, writing_days
from applications.fields.plain_words import day_in_words, in_words
from applications.fields.reading import read_date

from .dates import spellings

SAID = [
    ("2016", "2016"),
    ("2016-05", "May 2016"),
    ("2016-05-02", "2 May 2016"),
    ("2020-10-01T13:09-07:00", "1 October 2020, 13:09 (UTC−07:00)"),
    ("2020-10-01T13:09Z", "1 October 2020, 13:09 (UTC)"),
    ("2020-10-01T13:09", "1 October 2020, 13:09 (zone not known)"),
    ("2016~", "about 2016"),
    ("../2019", "before 2019"),
    ("2019-05/..", "after May 2019"),
    ("2016/2018", "between 2016 and 2018"),
    ("2022-23", "autumn 2022"),
    ("2019-24", "winter 2019/20"),
    ("2099-24", "winter 2099/00"),
    ("2019-03-01/2019-03-10", "early March 2019"),
    ("2019-03-11/2019-03-20", "mid-March 2019"),
    ("2019-03-21~/2019-03-31~", "about late March 2019"),
    ("", ""),
]


@pytest.mark.parametrize(("edtf", "english"), SAID)
def test_a_spelling_is_said_in_english(edtf, english):
    assert in_words(edtf) == english


IN_OTHER_STYLES = [
    ("month_first", "2016-05-02", "May 2, 2016"),
    ("month_first", "2020-10-01T13:09Z", "October 1, 2020, 13:09 (UTC)"),
    ("month_first", "2016-05-12/2016-06-01", "between May 12, 2016 and June 1, 2016"),
    ("year_first", "2016-05-02", "2016-05-02"),
    ("year_first", "2020-10-01T13:09Z", "2020-10-01, 13:09 (UTC)"),
    ("year_first", "../2016-05-02", "before 2016-05-02"),
    ("year_first", "2016-05", "May 2016"),
    ("roman", "2016-05-02", "2 May 2016"),
]


@pytest.mark.parametrize(("style", "edtf", "english"), IN_OTHER_STYLES)
def test_days_are_said_in_the_style_one_chose(style, edtf, english):
    with writing_days(style):
        assert in_words(edtf) == english


@pytest.mark.parametrize(
    ("style", "said"), [("day_first", "2 May"), ("month_first", "May 2"), ("year_first", "2016-05-02")]
)
def test_a_day_of_this_year_can_leave_it_out(style, said):
    assert day_in_words(date(2016, 5, 2), style, with_year=False) == said


@given(spellings, st.sampled_from(DateStyle.values))
def test_what_is_said_is_read_back_as_the_same_spelling(edtf, style):
    with writing_days(style):
        assert read_date(in_words(edtf), ZoneInfo("Europe/Berlin")).edtf == edtf
