"""The columns of a record that follow from others of the same record, and what should stand in them."""

from typing import Any

from django.db import models

from applications.fields.companions import columns_with_companions
from applications.fields.folded import FoldedField


def folded_columns(model: type[models.Model]) -> list[FoldedField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, FoldedField)]


def derived_names(model: type[models.Model]) -> list[str]:
    """The names of such columns and of those they follow; none where a table has no such column."""
    names = [name for column in columns_with_companions(model) for name in (column.name, *column.companion_names)]
    return names + [name for column in folded_columns(model) for name in (column.companion_of, column.name)]


def expected_columns(record: models.Model) -> dict[str, Any]:
    """What should stand in the columns that follow from others, by name."""
    values: dict[str, Any] = {}
    for column in columns_with_companions(type(record)):
        values |= column.expected(record)
    return values | {column.name: column.expected(record) for column in folded_columns(type(record))}
