"""A date in a form: takes what people write, keeps what was not touched, says what it could not place."""

import pytest
from django.forms import modelform_factory
from django.utils import timezone
from hypothesis import given

from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.inputs import FuzzyDateInput
from applications.fields.text import REFUSAL, kept_formfield

from .dates import fuzzy_dates
from .diary import DiaryPage

PageForm = modelform_factory(DiaryPage, fields=["title", "began", "note", "weather"], formfield_callback=kept_formfield)


def form_over(data=None, **values):
    return PageForm(data and {"title": "a", **data}, instance=DiaryPage(**values))


def test_what_is_written_becomes_a_date():
    form = form_over({"began": "mid-March 2019"})
    assert form.is_valid()
    assert form.instance.began == FuzzyDate("2019-03-11/2019-03-20", "mid-March 2019")


def test_nothing_written_is_not_known():
    form = form_over({"began": " "}, began=FuzzyDate("2016"))
    assert form.is_valid()
    assert form.instance.began is None


def test_a_time_is_read_in_the_zone_of_the_person():
    with timezone.override("Asia/Kolkata"):
        form = form_over({"began": "1 Oct 2020 13:09"})
        assert form.is_valid()
    assert form.instance.began.edtf == "2020-10-01T13:09+05:30"


def test_yesterday_is_kept_as_the_day_it_was():
    assert FuzzyDateInput().clean("today").first_day == timezone.localdate()


def test_the_field_shows_the_words():
    html = str(form_over(began=FuzzyDate("2016-05", "in <May>"))["began"])
    assert 'value="in &lt;May&gt;"' in html
    assert 'autocomplete="off"' in html
    assert 'maxlength="200"' in html
    assert "<textarea" not in html


@given(fuzzy_dates)
def test_a_date_that_was_not_touched_stays_the_very_same(date):
    shown = form_over(began=date)["began"].value()
    form = form_over({"began": " ".join(shown.split())}, began=date)
    assert form.is_valid()
    assert form.instance.began == date
    assert "began" not in form.changed_data


def test_a_date_that_was_changed_is_read_anew():
    form = form_over({"began": "June 2016"}, began=FuzzyDate("2016-05", "when the contract ended"))
    assert form.is_valid()
    assert form.instance.began == FuzzyDate("2016-06", "June 2016")
    assert "began" in form.changed_data


def test_a_disabled_date_cannot_be_changed():
    form = form_over({"began": "June 2016"}, began=FuzzyDate("2016-05"))
    form.fields["began"].disabled = True
    assert form.is_valid()
    assert form.instance.began == FuzzyDate("2016-05")


def test_words_without_a_place_are_accepted_with_a_note():
    form = form_over({"began": "a few days later"})
    assert form.is_valid()
    assert form["began"].reading_note == "Kept as you wrote it; it has no place on the calendar yet."


def test_the_note_stands_when_the_form_is_opened_again():
    assert form_over(began=FuzzyDate("", "31 Feb 2020"))["began"].reading_note.endswith("no such day in the calendar.")


@pytest.mark.parametrize("began", [None, FuzzyDate("2016-05", "when the contract ended")])
def test_a_date_with_a_place_has_no_note(began):
    assert form_over(began=began)["began"].reading_note == ""
    assert form_over({"began": "May 2016"}, began=began)["began"].reading_note == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("a" * 201, "Please keep a date within 200 characters."), ("a\x00", REFUSAL), ("a\ud800", REFUSAL)],
    ids=["too long", "NUL", "surrogate"],
)
def test_only_what_cannot_be_kept_is_refused(text, sentence):
    form = form_over({"began": text})
    assert form.errors["began"] == [sentence]
    assert form["began"].reading_note == ""


def test_longer_words_from_elsewhere_stay_when_they_are_not_touched():
    date = FuzzyDate("", "a" * 300)
    form = form_over({"began": "a" * 300}, began=date)
    assert form.is_valid()
    assert form.instance.began == date


def test_a_required_date_is_asked_for():
    form = form_over({"began": ""})
    form.fields["began"].required = True
    assert form.errors["began"] == ["This field is required."]


def test_two_hundred_characters_are_kept():
    assert FuzzyDateInput().clean("a" * 200) == FuzzyDate("", "a" * 200)
