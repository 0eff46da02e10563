"""The form field for a date, which takes whatever a person writes and says what it could not place."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone

from .fuzzy_date import FuzzyDate
from .reading import read_date, reading_note
from .text import validate_clean

LONGEST_INPUT = 200
# What a form says beside a date that comes first.
AS_KNOWN = "As exactly as you know it: “2016”, “mid-March 2019”, “before 2019”."


class FuzzyDateBoundField(BoundField):
    """A date that was not touched stays the very date it was; `reading_note` says what could not be placed."""

    @property
    def data(self):
        text = super().data
        is_untouched = isinstance(self.initial, FuzzyDate) and not self.field.has_changed(self.initial, text)
        return self.initial if is_untouched else text

    @property
    def reading_note(self) -> str:
        """A sentence when the date shown has no place on the calendar, else ""."""
        try:
            return reading_note(self.field.to_python(self.data if self.form.is_bound else self.initial))
        except ValidationError:
            return ""


class FuzzyDateInput(forms.Field):
    """Text as in `read_date`, read in the current time zone; cleaned to a FuzzyDate, or None for nothing.

    A text that was not touched keeps the very date it was made from, its spelling included. Refused are only NUL,
    lone surrogates and more than 200 characters.
    """

    widget = forms.TextInput

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "autocomplete": "off", "maxlength": str(LONGEST_INPUT)}

    def get_bound_field(self, form, field_name):
        return FuzzyDateBoundField(form, self, field_name)

    def prepare_value(self, value):
        return str(value) if isinstance(value, FuzzyDate) else value

    def to_python(self, value: Any) -> FuzzyDate | None:
        if value in self.empty_values or isinstance(value, FuzzyDate):
            return value or None
        validate_clean(value)
        if len(value) > LONGEST_INPUT:
            raise ValidationError(f"Please keep a date within {LONGEST_INPUT} characters.", code="too_long")
        return read_date(value, timezone.get_current_timezone(), timezone.localdate())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the text says something else now; a browser may have changed its line ends and spaces."""
        before, after = (str(text or "").split() for text in (initial, data))
        return not self.disabled and before != after
