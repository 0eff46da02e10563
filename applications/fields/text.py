"""Text stays as it was typed; only line ends are made alike, and characters no database can keep are refused."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from applications.fields.choices import KnownChoice

#: NUL, which PostgreSQL refuses, and halves of a surrogate pair, which no encoding can write.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
REFUSAL = "This text holds a character that cannot be kept (a NUL or half of a character). Please remove it."


def is_clean(text: str) -> bool:
    """Whether every database can keep the text."""
    return not _UNKEEPABLE.search(text)


def clean_text(text: str) -> str:
    """Text from a file, ready to keep: line ends as \\n, characters that cannot be kept left out."""
    return _UNKEEPABLE.sub("", same_line_ends(text))


def same_line_ends(text: str) -> str:
    """The text with \\r\\n and lone \\r as \\n, as browsers send the one and old files hold the other."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def validate_clean(text: str) -> None:
    """A validator that refuses what `clean_text` would leave out."""
    if not is_clean(text):
        raise ValidationError(REFUSAL, code="unkeepable")


class KeptText(forms.CharField):
    """A text field that keeps leading and trailing space, and knows one kind of line end."""

    def __init__(self, *, strip: bool = False, **options: Any) -> None:
        super().__init__(strip=strip, **options)
        # In place of Django's own NUL validator, so that the person reads one sentence, not two.
        self.validators = [v for v in self.validators if type(v).__name__ != "ProhibitNullCharactersValidator"]
        self.validators.append(validate_clean)

    def to_python(self, value):
        value = super().to_python(value)
        return same_line_ends(value) if isinstance(value, str) else value


def kept_formfield(column: models.Field, **options: Any) -> forms.Field | None:
    """A ModelForm's `formfield_callback`, under which all its free text is KeptText, all its choices KnownChoice."""
    is_text = isinstance(column, models.CharField | models.TextField) and not column.choices
    if is_text and type(column).formfield in (models.CharField.formfield, models.TextField.formfield):
        options = {"form_class": KeptText, **options}
    if column.choices:
        options = {"choices_form_class": KnownChoice, **options}
    return column.formfield(**options)
