"""Queries that pages ask in the same words each time: written as SQL once, then only asked.

Django builds a queryset and writes its SQL anew on each request, which for a page of many small queries takes longer
than the database does. A kept query is built once, with names where the values will stand:

    @KeptQuery
    def rounds() -> QuerySet:
        return Round.objects.filter(attempt__in=GivenKeys("attempts"), owner=Given("owner")).only("kind", "rank")

    rounds.records(attempts=[1, 2], owner=3)

It must be the same query for anybody at any time: whatever differs is given, the time of day too, and nothing in it
may depend on the time zone of the one who asks.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Model, Q, QuerySet
from django.http import Http404

from applications.fields.preparing import preparing_cursor
from applications.fields.statements import Given, GivenKeys, GivenWords, Statement, as_read

__all__ = ["ONE", "Given", "GivenKeys", "GivenWords", "KeptQuery", "KeptRelated", "as_read"]

#: Of a query for one record of an owner, as `one_of` asks it.
ONE = Q(owner=Given("owner"), pk=Given("pk"))

#: Of more bits than this no database holds a key.
KEY_BITS = 63


class KeptQuery:
    """The queryset that `build` returns, asked with the names it uses as keywords."""

    def __init__(self, build: Callable[[], QuerySet]) -> None:
        self.build = build

    @cached_property
    def statement(self) -> Statement:
        return Statement.of(self.build())

    def rows(self, **given: Any) -> list[tuple]:
        """What stands in the columns, row by row; of a queryset that says with `values_list` which they are."""
        statement: Statement = self.statement
        cursor_of: Callable[[], Any] = connection.cursor
        if connection.vendor == "postgresql":
            statement, cursor_of = statement.to_prepare, preparing_cursor
        with cursor_of() as cursor:
            cursor.execute(statement.sql, statement.filled(given))
            return statement.converted(cursor.fetchall())

    def records(self, **given: Any) -> list:
        """Records; of a queryset that says with `only` what is read of them."""
        return [self.statement.record(row) for row in self.rows(**given)]

    def one_of(self, owner: Model, pk: int) -> Any:
        """The owner's record with this key, of a query that is given `owner` and `pk`. Raises `Http404`."""
        found = self.records(owner=owner.pk, pk=pk) if pk.bit_length() <= KEY_BITS else []
        if not found:
            raise Http404
        found[0].owner = owner
        return found[0]


class KeptRelated:
    """What stands behind a reverse relation, such as `round.askings` and `loop.askings`, whichever has it: a kept query
    for each kind of record. `refine` says which of the rows, and in which order.
    """

    def __init__(self, name: str, refine: Callable[[QuerySet], QuerySet]) -> None:
        self.name, self.refine = name, refine
        self.queries: dict[type[Model], KeptQuery] = {}

    def of(self, record: Model) -> list:
        """Each with the record itself at its end of the relation."""
        model = type(record)
        relation: Any = model._meta.get_field(self.name)
        link = relation.field.name
        if model not in self.queries:
            rows = relation.related_model._default_manager.filter(**{link: Given("key")})
            self.queries[model] = KeptQuery(lambda: self.refine(rows))
        found = self.queries[model].records(key=record.pk)
        for row in found:
            setattr(row, link, record)
        return found
