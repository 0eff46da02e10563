"""A query as the SQL that Django writes of it, with names where values are still to be given."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import FETCH_ONE, BigIntegerField, Expression, Field, Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators

from applications.fields.preparing import with_constants


class Given(Expression):
    """Stands for a value that is given when the query is asked: a key, unless a field says what else."""

    def __init__(self, name: str, output_field: Field | None = None) -> None:
        super().__init__(output_field or BigIntegerField())
        self.name = name

    def as_sql(self, compiler, connection):
        kind = "" if connection.vendor == "sqlite" else f"::{self.output_field.db_type(connection)}"
        return f"%s{kind}", [self]

    def parameter(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """The value as the database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


class GivenKeys(Given):
    """Stands behind `__in` for any number of keys, as one parameter, so that the SQL is the same however many."""

    of = "bigint"

    def as_sql(self, compiler, connection):
        return (
            "(SELECT value FROM json_each(%s))"
            if connection.vendor == "sqlite"
            else f"(SELECT unnest(%s::{self.of}[]))",
            [self],
        )

    def parameter(self, value: Collection[int], connection: BaseDatabaseWrapper) -> Any:
        return json.dumps(list(value)) if connection.vendor == "sqlite" else list(value)


class GivenWords(GivenKeys):
    """The same for words."""

    of = "text"


@dataclass(frozen=True)
class Statement:
    """The SQL of a query with its parameters, some of them still to be given, and what stands in its columns.

    `names` are those of a record's own columns, which stand first; `related` fills in what is selected with it.
    """

    sql: str
    parameters: tuple
    columns: list[Expression]
    model: type[Model]
    names: list[str]
    related: list

    @classmethod
    def of(cls, queryset: QuerySet) -> "Statement":
        compiler = queryset.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        columns = [column for column, _, _ in compiler.select]
        whole = compiler.klass_info or {"select_fields": []}
        names = [columns[place].target.attname for place in whole["select_fields"]]
        related = get_related_populators(whole, compiler.select, connection.alias, FETCH_ONE)
        return cls(sql, tuple(parameters), columns, queryset.model, [*names, *compiler.annotation_col_map], related)

    def filled(self, given: dict[str, Any]) -> list:
        return [
            each.parameter(given[each.name], connection) if isinstance(each, Given) else each
            for each in self.parameters
        ]

    @cached_property
    def to_prepare(self) -> "Statement":
        """The same with nothing left for parameters but what is given, as PostgreSQL plans it once and for all."""
        given = tuple(each for each in self.parameters if isinstance(each, Given))
        constants = {place: each for place, each in enumerate(self.parameters) if not isinstance(each, Given)}
        return replace(self, sql=with_constants(self.sql, constants), parameters=given)

    @cached_property
    def converters(self) -> list[tuple[int, Expression, list[Callable]]]:
        """By place, the column and what makes of its values what Python knows; of those that need it."""
        found = enumerate(
            [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
            for column in self.columns
        )
        return [(place, self.columns[place], converters) for place, converters in found if converters]

    def converted(self, rows: list[tuple]) -> list[tuple]:
        """The rows with dates, notes and the like made from what the database keeps of them."""
        if not self.converters:
            return rows
        made = [list(row) for row in rows]
        for place, column, found in self.converters:
            for row in made:
                for convert in found:
                    row[place] = convert(row[place], column, connection)
        return [tuple(row) for row in made]

    def record(self, row: tuple) -> Any:
        record = as_read(self.model, dict(zip(self.names, row, strict=False)))
        for each in self.related:
            read_along(each, row, record)
        return record


def read_along(related: Any, row: tuple, record: Model) -> None:
    """What is selected with a record, as Django's `RelatedPopulator` has it, but made as `as_read` does."""
    values = related.reorder_for_init(row) if related.reorder_for_init else row[related.cols_start : related.cols_end]
    found = None
    if values[related.pk_idx] is not None:
        found = as_read(related.model_cls, dict(zip(related.init_list, values, strict=True)))
        for each in related.related_populators:
            read_along(each, row, found)
        related.remote_setter(found, record)
    related.local_setter(record, found)


def as_read[R: Model](model: type[R], values: dict[str, Any]) -> R:
    """A record with what was read of it, made as `Model.from_db` does it, without its walk through all the columns that
    were not read."""
    record = model.__new__(model)
    record._state = ModelState()
    record._state.adding, record._state.db = False, DEFAULT_DB_ALIAS
    record.__dict__.update(values)
    return record
