"""The value: what it holds, how it is written down and how it sorts."""

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime

import pytest
from hypothesis import given

from applications.fields.fuzzy_date import FuzzyDate, Precision, Qualifier

from .dates import fuzzy_dates, placed_dates, words_alone


def test_the_words_are_shown_as_typed():
    assert str(FuzzyDate.from_edtf("2019-03-11/2019-03-20", "mid-March, I think")) == "mid-March, I think"


def test_without_words_the_spelling_is_said_in_english():
    assert str(FuzzyDate.from_edtf("2016~")) == "about 2016"


def test_words_alone_have_no_place_in_time():
    date = FuzzyDate("", "about three years later")
    assert (date.earliest, date.latest, date.precision, date.qualifier) == (None, None, Precision.NONE, Qualifier.NONE)
    assert not date.is_placed


def test_a_date_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        FuzzyDate("2016").edtf = "2017"


def test_a_date_takes_no_other_attribute():
    with pytest.raises((AttributeError, TypeError)):
        FuzzyDate("2016").place = "Berlin"


def test_equal_dates_are_one_in_a_set():
    assert len({FuzzyDate("2016"), FuzzyDate("2016"), FuzzyDate("2016", "in 2016")}) == 2


@pytest.mark.parametrize("parts", [("", ""), ("May 2016", ""), ("", "a\x00"), ("2016", "\ud800")])
def test_what_is_no_date_is_refused_with_a_sentence(parts):
    with pytest.raises(ValueError, match=r"\.$"):
        FuzzyDate(*parts)


def test_an_empty_spelling_is_no_date_from_a_file():
    with pytest.raises(ValueError, match="empty spelling"):
        FuzzyDate.from_edtf("", "some day")


BROKEN = [None, "2016", {}, {"edtf": "2016"}, {"edtf": 2016, "words": ""}, {"edtf": "2016", "words": None}]
BROKEN += [{"edtf": "2016", "words": "", "zone": ""}, {"edtf": "", "words": ""}, {"edtf": "2016-13", "words": ""}]


@pytest.mark.parametrize("data", BROKEN)
def test_broken_json_is_refused_with_a_sentence(data):
    with pytest.raises(ValueError, match=r"\.$"):
        FuzzyDate.from_json(data)


@given(fuzzy_dates)
def test_json_brings_the_same_date_back(date):
    assert FuzzyDate.from_json(date.to_json()) == date
    assert date.to_json() == {"edtf": date.edtf, "words": date.words}


@given(placed_dates)
def test_a_spelling_brings_the_same_date_back(date):
    assert FuzzyDate.from_edtf(date.edtf, date.words) == date


def test_the_rank_hint_counts_milliseconds_since_year_one():
    assert FuzzyDate("2020-10-01T13:09-07:00").rank_hint == 63_737_179_740_000
    assert FuzzyDate("../2019").rank_hint == FuzzyDate("2019").rank_hint - 1
    assert FuzzyDate("", "some day").rank_hint is None


def test_dates_sort_by_their_earliest_moment_and_the_narrower_first():
    spelled = ["2015-12", "2016-01-01", "2016-01", "2016", "2016/..", "2016-02"]
    dates = [FuzzyDate(edtf) for edtf in spelled] + [FuzzyDate("", "some day")]
    shuffled = dates[3:] + dates[:3]
    assert sorted(shuffled, key=lambda date: date.sort_key) == dates


@given(placed_dates, placed_dates)
def test_an_earlier_date_has_the_smaller_key(one, other):
    if one.latest and other.earliest and one.latest < other.earliest:
        assert one.sort_key < other.sort_key
        assert one.rank_hint <= other.rank_hint


@given(placed_dates, words_alone)
def test_words_alone_stand_last(placed, unplaced):
    assert placed.sort_key < unplaced.sort_key


def test_the_edges_are_in_utc():
    date = FuzzyDate("2020-10-01T13:09-07:00")
    assert date.earliest.tzinfo is UTC
    assert date.earliest == datetime(2020, 10, 1, 20, 9, tzinfo=UTC)
