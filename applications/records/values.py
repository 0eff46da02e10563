"""How a record is written down as JSON: the one spelling used by history files and by earlier versions."""

import datetime
import decimal
import uuid
from typing import Any

from django.db import models

from applications.fields.columns import FuzzyDateField
from applications.fields.companions import ColumnWithCompanions
from applications.fields.folded import FoldedField
from applications.fields.fuzzy_date import FuzzyDate


def content_fields(model: type[models.Model]) -> list[models.Field]:
    """The columns that say something of their own: no key, no owner, no cache, nothing derived from a column.

    From the UUID on; what was defined before it, in a class that is mixed in, comes last.
    """
    derived = derived_columns(model)
    fields = [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name != "owner" and field.name not in derived
    ]
    identity: Any = model._meta.get_field("uuid")
    return sorted(fields, key=lambda field: field.creation_counter < identity.creation_counter)


def derived_columns(model: type[models.Model]) -> set[str]:
    """Names of the columns that are computed from others."""
    names = set(model.caches)
    for field in model._meta.concrete_fields:
        if isinstance(field, ColumnWithCompanions):
            names |= set(field.companions())
        if isinstance(field, models.GeneratedField | FoldedField):
            names.add(field.name)
    return names


def content_links(model: type[models.Model]) -> list[models.ManyToManyField]:
    """The many-to-many fields, written down as sorted lists of UUIDs."""
    return list(model._meta.many_to_many)


def values_of(record: models.Model) -> dict[str, Any]:
    """Everything `record` says, by field name, with links as UUIDs. JSON-ready."""
    values = {field.name: value_of(record, field) for field in content_fields(type(record))}
    for link in content_links(type(record)):
        values[link.name] = sorted(str(other.uuid) for other in getattr(record, link.name).all())
    return values


def value_of(record: models.Model, field: models.Field) -> Any:
    """One field of a record as JSON, a link as the UUID it leads to."""
    if field.is_relation:
        other = getattr(record, field.name)
        return str(other.uuid) if other else None
    return written(field, getattr(record, field.attname))


def written(field: models.Field, value: Any) -> Any:
    """What a column holds as JSON: dates in UTC to the microsecond, decimals and UUIDs as text, fuzzy dates as objects.

    A decimal has all places of its column, so that 9 and 9.00 are one spelling whatever the database.
    """
    if value is None or type(value) is str:
        return value
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, FuzzyDate):
        return value.to_json()
    if isinstance(value, decimal.Decimal):
        # Adding nothing turns −0 into 0.
        return str(value.quantize(decimal.Decimal(1).scaleb(-field.decimal_places)) + 0)
    if isinstance(value, uuid.UUID):
        return str(value)
    return value


def read_back(field: models.Field, value: Any) -> Any:
    """What a column holds, from how `written` puts it. It stood there before, so it is read and not judged."""
    if value is None or type(value) is not str:
        return FuzzyDate.from_json(value) if isinstance(field, FuzzyDateField) and value else value
    if isinstance(field, models.DateTimeField):
        return datetime.datetime.fromisoformat(value)
    if isinstance(field, models.DateField):
        return datetime.date.fromisoformat(value)
    if isinstance(field, models.DecimalField):
        return decimal.Decimal(value)
    return uuid.UUID(value) if isinstance(field, models.UUIDField) else value
