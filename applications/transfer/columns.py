"""Reads each field of a history file as what its column keeps, or says in plain words why it cannot be that."""

import datetime
import decimal
import re
import uuid
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations

from applications.fields.columns import FuzzyDateField
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.text import REFUSAL, is_clean
from applications.records.models import Version
from applications.transfer.manifest import VERSIONED

DEEPEST = 20  # an earlier version of a record is three deep
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Column:
    """One field of a table that holds no link."""

    def __init__(self, field: models.Field) -> None:
        self.field, self.name = field, field.name
        self.may_be_null = field.null or isinstance(field, FuzzyDateField)
        self.choices = choices_of(field)
        self.as_kept = reader_of(field)

    @cached_property
    def validators(self) -> list[Callable[[Any], None]]:
        # Some of them ask the database for its limits, hence not before there is one.
        return [*self.field.validators, *bounds_of(self.field)]

    def read(self, written: Any) -> Any:
        """The value to keep. Raises ValueError with a sentence."""
        if written is None:
            if self.may_be_null:
                return None
            raise ValueError("This must not be empty.")
        value = self.as_kept(written)
        if value == "":
            if self.field.blank:
                return value
            raise ValueError("This must not be empty.")
        if self.choices and value not in self.choices:
            raise ValueError(f"“{str(value)[:40]}” is none of: {', '.join(map(str, sorted(self.choices)))}.")
        self.validate(value)
        return value

    def validate(self, value: Any) -> None:
        try:
            for validator in self.validators:
                validator(value)
        except ValidationError as error:
            raise ValueError(" ".join(error.messages)) from error


def bounds_of(field: models.Field) -> list[Callable[[Any], None]]:
    """A number fits its column on every database, with room for ranks to be moved on."""
    if isinstance(field, models.BigIntegerField):
        return [MinValueValidator(-(2**62)), MaxValueValidator(2**62)]
    _, most = BaseDatabaseOperations.integer_field_ranges.get(field.get_internal_type(), (None, None))
    return [] if most is None else [MaxValueValidator(most)]


def choices_of(field: models.Field) -> set[Any]:
    if (field.model, field.name) == (Version, "table"):
        return VERSIONED
    return {value for value, _ in field.flatchoices}


def reader_of(field: models.Field) -> Callable[[Any], Any]:
    if isinstance(field, models.JSONField):
        return text_list if field.default is list else plain_object
    return next(read for kind, read in READERS.items() if isinstance(field, kind))


def text(written: Any) -> str:
    if type(written) is not str:
        raise ValueError("This must be text.")
    if not is_clean(written):
        raise ValueError(REFUSAL)
    return written


def exactly(kind: type, name: str) -> Callable[[Any], Any]:
    """Takes what JSON calls by another name for nothing else: a true is not a 1."""

    def read(written: Any) -> Any:
        if type(written) is not kind:
            raise ValueError(f"This must be {name}.")
        return written

    return read


def decimal_number(written: Any) -> decimal.Decimal:
    if not NUMBER.fullmatch(text(written)):
        raise ValueError("This must be a number written as text, such as 9.50.")
    return decimal.Decimal(written)


def moment(written: Any) -> datetime.datetime:
    try:
        read = datetime.datetime.fromisoformat(text(written))
        if read.tzinfo:
            return read.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        pass
    raise ValueError("This must be a date and time with its zone, such as 2016-05-12T13:09:00+00:00.")


def identity(written: Any) -> uuid.UUID:
    try:
        if len(text(written)) == 36:
            return uuid.UUID(written)
    except ValueError:
        pass
    raise ValueError("This must be a UUID.")


def text_list(written: Any) -> list[str]:
    return [text(part) for part in exactly(list, "a list")(written)]


def plain_object(written: Any) -> dict[str, Any]:
    return plain(exactly(dict, "an object")(written))


def plain(written: Any, depth: int = 0) -> Any:
    """JSON that both databases keep as it is: they differ in how they write numbers with a fraction."""
    if depth > DEEPEST:
        raise ValueError("It is nested too deeply.")
    if type(written) is dict:
        return {text(name): plain(value, depth + 1) for name, value in written.items()}
    if type(written) is list:
        return [plain(value, depth + 1) for value in written]
    if type(written) is float:
        raise ValueError("A number in it has a fraction; such numbers are written as text.")
    return text(written) if type(written) is str else written


READERS: dict[type[models.Field], Callable[[Any], Any]] = {
    FuzzyDateField: FuzzyDate.from_json,
    models.CharField: text,
    models.TextField: text,
    models.IntegerField: exactly(int, "a whole number"),
    models.BooleanField: exactly(bool, "true or false"),
    models.DecimalField: decimal_number,
    models.DateTimeField: moment,
    models.UUIDField: identity,
}
