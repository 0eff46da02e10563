"""Fits the fields of a form to its record: the owner's own to choose from, numbers that every database takes."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models import QuerySet

from applications.fields.choices import NOT_KNOWN, KnownChoice
from applications.records.choosing import OneOf
from applications.records.models import Record
from applications.records.settling import SettledForm

YES_OR_NO = [("unknown", NOT_KNOWN), ("true", "yes"), ("false", "no")]


class FittedForm(SettledForm):
    def fit(self, name: str, field: Any) -> None:
        """Offer the owner's own records, say that nothing chosen means not known, and bound numbers."""
        if isinstance(field, forms.ModelChoiceField):
            self.keep_to_own(field)
            if not isinstance(field, forms.ModelMultipleChoiceField):
                field.empty_label = NOT_KNOWN
        elif isinstance(field, forms.NullBooleanField):
            field.widget.choices = YES_OR_NO
        elif isinstance(field, forms.IntegerField):
            self.bound(name, field)
        elif isinstance(field, forms.ChoiceField) and not isinstance(field, KnownChoice) and not field.required:
            choices: Any = field.choices
            field.choices = [(value, label if value else NOT_KNOWN) for value, label in choices]

    def keep_to_own(self, field: Any) -> None:
        rows, owner = field.queryset, self.instance.owner_id
        field.queryset = (lambda: rows.filter(owner=owner)) if isinstance(field, OneOf) else rows.filter(owner=owner)

    def offer(
        self,
        name: str,
        rows: QuerySet | Callable[[], QuerySet],
        nothing: str = NOT_KNOWN,
        chosen: Record | None = None,
        first: Callable[[], list] | None = None,
    ) -> None:
        """Let one of these be chosen, or the one that is; a function is called where they are needed. `first` reads
        those that are shown, if the queryset does not."""
        field: Any = self.fields[name]
        field.queryset, field.empty_label, field.first = rows, nothing, first
        field.chosen = chosen or getattr(self.instance, name, None)

    def bound(self, name: str, field: forms.IntegerField) -> None:
        """A number fits its column on every database, also where this one would take a larger."""
        column = {column.name: column for column in type(self.instance)._meta.concrete_fields}.get(name)
        _, most = BaseDatabaseOperations.integer_field_ranges.get(column and column.get_internal_type(), (None, None))
        if most is not None:
            field.validators.append(MaxValueValidator(most))
            field.widget.attrs["max"] = most
