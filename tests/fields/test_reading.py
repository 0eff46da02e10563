"""What people write, and what becomes of it."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.reading import read_date, reading_note

from .dates import days, spellings, words
from .written import KEPT_AS_WORDS, READ

PACIFIC = ZoneInfo("America/Los_Angeles")


@pytest.mark.parametrize(("text", "edtf"), READ)
def test_what_people_write_is_read_and_kept(text, edtf):
    assert read_date(text, PACIFIC) == FuzzyDate(edtf, text)


@pytest.mark.parametrize("text", KEPT_AS_WORDS)
def test_what_cannot_be_placed_is_kept_as_words(text):
    assert read_date(text, PACIFIC) == FuzzyDate("", text)


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_nothing_written_is_not_known(text):
    assert read_date(text, PACIFIC) is None


def test_space_around_a_date_is_kept_too():
    assert read_date(" May 2016 ", PACIFIC) == FuzzyDate("2016-05", " May 2016 ")


NOTES = [
    ("a few days later", "Kept as you wrote it; it has no place on the calendar yet."),
    ("31 Feb 2020", "Kept as you wrote it; there is no such day in the calendar."),
    ("12 May 1850", "Kept as you wrote it; the calendar here runs from 1900 to 2200."),
    ("May 2016", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "note"), NOTES)
def test_a_note_says_what_was_kept_as_words(text, note):
    assert reading_note(read_date(text, PACIFIC)) == note


FORMS = ["{:%Y-%m-%d}", "{0.day} {0:%B %Y}", "{0.day} {0:%b %Y}", "{0:%B} {0.day}, {0.year}", "{0:%A}, {0:%d %B %Y}"]


@given(days, st.sampled_from(FORMS))
def test_a_day_is_read_in_any_of_its_forms(day, form):
    assert read_date(form.format(day), PACIFIC).edtf == str(day)


@given(days, st.sampled_from(["{0:%d/%m/%Y}", "{0:%m/%d/%Y}", "{0:%d.%m.%Y}", "{0:%m-%d-%Y}"]))
def test_a_day_in_numbers_is_read_only_where_it_can_mean_one_day(day, form):
    read = read_date(form.format(day), PACIFIC).edtf
    assert read == (str(day) if day.day > 12 or day.day == day.month else "")


@example("2024-24")
@example("2022-23")
@given(spellings)
def test_a_spelling_that_is_typed_never_means_less_than_it_does_in_a_file(edtf):
    typed, filed = read_date(edtf, ZoneInfo("UTC")), FuzzyDate(edtf)
    assert typed.first_day == filed.first_day or (typed.first_day and typed.first_day <= filed.first_day)
    assert typed.last_day == filed.last_day or (typed.last_day and typed.last_day >= filed.last_day)


PIECES = "about before by after between from to and until or May Sept mid- early winter Q3 12 3 2016 0000 2019 - / . ?"
PIECES += " ~ , 12th last yesterday Tue 13:09 1pm PST UTC+2 31 Feb 2016-05 03/04/2019 (zone not known) half of ../ T"


@example(" ".join(["May 2016 -"] * 40))
@example("about " * 16 + "2016")
@given(st.one_of(words, st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join)))
def test_whatever_is_written_keeps_its_words(text):
    kept = read_date(text, PACIFIC)
    assert kept is None if not text.strip() else kept.words == text


@given(st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=8).map(" ".join))
def test_with_a_today_nothing_fails_either(text):
    kept = read_date(text, PACIFIC, date(2026, 11, 21))
    assert "yesterday" not in kept.words if kept.edtf else kept.words == text


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("March 2017, exactly twelve months on", "2017-03"),
        ("2016, a few weeks after that year's no", "2016"),
        ("6 October 2017, two hours after I had said yes elsewhere", "2017-10-06"),
        ("29 August 2017, 8:00 local time", "2017-08-29T08:00"),
        ("May 12, 2016, by phone", "2016-05-12"),
        ("Thursday, May 12, 2016, by phone, then a mail", "2016-05-12"),
    ],
)
def test_a_remark_behind_a_date_stays_with_it(written, edtf):
    assert read_date(written, PACIFIC) == FuzzyDate(edtf, written)


@pytest.mark.parametrize(
    "written",
    [
        "2016, or 2017",
        "May 12, 2016, not sure, by phone",
        "May 2016, maybe June",
        "2019, not sure",
        "2016, the autumn",
        "12 May, 14 June",
    ],
)
def test_a_remark_that_takes_the_date_back_leaves_words(written):
    assert read_date(written, PACIFIC) == FuzzyDate("", written)
