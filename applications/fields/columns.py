"""Columns for what a person knows by halves (a fuzzy date) and for what she writes at length (a note)."""

from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import NullIf
from django.utils.safestring import mark_safe

from .companions import ColumnWithCompanions, Companion, spread, with_companions
from .fuzzy_date import FuzzyDate
from .inputs import FuzzyDateInput
from .note import LONGEST_NOTE, render_note
from .text import KeptText, validate_clean

__all__ = ["FuzzyDateField", "HtmlField", "NoteField", "spread", "with_companions"]


class MomentField(Companion, models.DateTimeField):
    """One edge of a fuzzy date. Migrations know it as the plain column it is."""

    def deconstruct(self):
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, options


@lru_cache(maxsize=8192)
def known_by(kept: str) -> FuzzyDate:
    """What stands in a column; a page reads the same few hundred dates again and again."""
    try:
        return FuzzyDate(*kept.split("|", 1))
    except (AttributeError, TypeError, ValueError) as error:
        raise ValidationError(str(error)) from error


class FuzzyDateField(ColumnWithCompanions):
    """A FuzzyDate or None (not known), with `<name>_earliest` and `<name>_latest` beside it to sort and filter by.

    Kept as `edtf|words`, empty for not known; never NULL. Those two are NULL where the date is open or unknown, so
    say `nulls_last` when ordering. `index=True` indexes both. Assigning anything but a FuzzyDate or None fails
    with TypeError when it is saved.
    """

    companion_count = 2
    # What type checkers take the attribute for.
    _pyi_private_set_type: FuzzyDate | None  # type: ignore[assignment]
    _pyi_private_get_type: FuzzyDate | None  # type: ignore[assignment]

    def __init__(self, *args: Any, index: bool = False, **options: Any) -> None:
        self.index = index
        super().__init__(*args, **{"blank": True, **options})

    def companions(self) -> dict[str, Companion]:
        names = f"{self.name}_earliest", f"{self.name}_latest"
        return {name: MomentField(null=True, editable=False, db_index=self.index) for name in names}

    def companion_values(self, value: FuzzyDate | None) -> tuple:
        self.refuse_other_types(value)
        return (value.earliest, value.latest) if value else (None, None)

    def get_default(self) -> FuzzyDate | None:
        return super().get_default() if self.has_default() else None

    def from_db_value(self, value: str, expression: Any, connection: Any) -> FuzzyDate | None:
        return known_by(value) if value else None

    def to_python(self, value: Any) -> FuzzyDate | None:
        if value is None or value == "" or isinstance(value, FuzzyDate):
            return value or None
        if not isinstance(value, str):
            raise ValidationError("A date is kept as text.")
        return known_by(value)

    def get_prep_value(self, value: Any) -> str:
        if value is None or value == "":
            return ""
        self.refuse_other_types(value)
        return f"{value.edtf}|{value.words}"

    def refuse_other_types(self, value: Any) -> None:
        if value is not None and not isinstance(value, FuzzyDate):
            raise TypeError(f"“{self.name}” takes a FuzzyDate or None, not {type(value).__name__}.")

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **options):
        # Past TextField, which would ask for a textarea.
        return models.Field.formfield(self, **{"form_class": FuzzyDateInput, **options})

    def validate(self, value: FuzzyDate | None, model_instance: models.Model | None) -> None:
        if value is None and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")


def if_known(name: str) -> NullIf:
    """For `Coalesce`: the fuzzy date of this name, NULL where it is not known, which its column has as empty text."""
    return NullIf(name, models.Value("", models.TextField()), output_field=FuzzyDateField())


class HtmlField(Companion, models.TextField):
    """HTML that `render_note` made: a template prints it as it stands."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return value if value is None else mark_safe(value)


class NoteField(ColumnWithCompanions):
    """Markdown as typed, with `<name>_html` beside it, rendered when the row is saved and safe to print."""

    companion_count = 1

    def __init__(self, *args, **options):
        super().__init__(*args, **{"blank": True, "default": "", **options})

    @property
    def validators(self):
        too_long = MaxLengthValidator(LONGEST_NOTE, f"Please keep a note within {LONGEST_NOTE:,} characters.")
        return [*super().validators, too_long, validate_clean]

    def companions(self) -> dict[str, Companion]:
        return {f"{self.name}_html": HtmlField(editable=False, blank=True, default="")}

    def companion_values(self, value: str) -> tuple:
        return (render_note(value or ""),)

    def formfield(self, **options):
        return super().formfield(**{"form_class": KeptText, **options})
