"""Choosing one record among many, which are read only where they are shown."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator

from applications.records.models import Record

# So many records are offered in a list, the latest.
OFFERED = 50


class Offered(ModelChoiceIterator):
    def __init__(self, field):
        self.field = field

    queryset: Any = property(lambda self: self.field.queryset)

    def __iter__(self):
        field: Any = self.field
        if field.empty_label is not None:
            yield "", field.empty_label
        for record in field.offered:
            yield self.choice(record)


class OneOf(forms.ModelChoiceField):
    """Any record of `queryset` may be sent, its first few are shown, and so is the one that is `chosen`, whatever
    it is: a form that is saved without a choice asks the database nothing.

    The queryset may be set as a function, which is called once it is needed; `first` reads the few that are shown in
    another way."""

    iterator = Offered
    chosen: Record | None = None
    rows: Any = None
    first: Callable[[], list] | None = None

    def read_rows(self) -> QuerySet:
        if callable(self.rows):
            self.rows = self.rows()
        return self.rows

    def offer_rows(self, rows: QuerySet | Callable[[], QuerySet]) -> None:
        self.rows = rows if callable(rows) else rows.all()
        self.widget.choices = self.choices

    queryset: Any = property(read_rows, offer_rows)

    @cached_property
    def offered(self) -> list[Record]:
        """Where something is read along they are found by their keys first, so that it is joined to these few alone."""
        first = self.first() if self.first else self.first_rows()
        return first if self.chosen is None or self.chosen in first else [*first, self.chosen]

    def first_rows(self) -> list[Record]:
        rows = self.queryset
        return list(rows.filter(pk__in=rows.values("pk")[:OFFERED]) if rows.query.select_related else rows[:OFFERED])

    @property
    def has_choices(self) -> bool:
        """A choice among none is not worth showing."""
        return bool(self.offered)

    def to_python(self, value):
        if self.chosen is not None and str(value) == str(self.chosen.pk):
            return self.chosen
        return super().to_python(value)
