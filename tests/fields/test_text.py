"""Text stays as it was typed."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from applications.fields.text import REFUSAL, KeptText, clean_text, is_clean, kept_formfield

from .diary import DiaryPage


def test_space_is_kept_and_line_ends_are_made_alike():
    assert KeptText().clean("  a\r\nb\rc\n ") == "  a\nb\nc\n "


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "\udfff"], ids=["NUL", "high half", "low half"])
def test_what_cannot_be_kept_is_refused_with_one_sentence(text):
    with pytest.raises(ValidationError) as refused:
        KeptText().clean(text)
    assert refused.value.messages == [REFUSAL]


def test_every_other_character_is_kept():
    assert KeptText().clean("é 漢 🦊 \u202e \x01") == "é 漢 🦊 \u202e \x01"


def test_a_required_text_of_nothing_is_asked_for():
    with pytest.raises(ValidationError, match="required"):
        KeptText().clean("")


@given(st.text(st.characters()))
def test_cleaned_text_can_be_kept_and_loses_nothing_else(text):
    cleaned = clean_text(text)
    assert is_clean(cleaned)
    assert cleaned.encode().decode() == cleaned
    assert clean_text(cleaned) == cleaned
    assert [c for c in cleaned if c != "\n"] == [c for c in text if is_clean(c) and c not in "\r\n"]


def test_a_model_form_keeps_all_its_text():
    form = forms.modelform_factory(DiaryPage, fields=["title", "note"], formfield_callback=kept_formfield)()
    assert all(isinstance(field, KeptText) for field in form.fields.values())
    assert isinstance(form.fields["note"].widget, forms.Textarea)


def test_a_choice_stays_a_choice_and_a_number_a_number():
    choice = kept_formfield(models.CharField(max_length=5, choices=[("a", "A")]))
    assert isinstance(choice, forms.TypedChoiceField)
    assert isinstance(kept_formfield(models.IntegerField()), forms.IntegerField)


def test_a_mail_address_stays_a_mail_address():
    assert isinstance(kept_formfield(models.EmailField()), forms.EmailField)
