"""Lets PostgreSQL plan a kept query once for each connection: to plan it takes longer than to answer it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.db import connection
from django.db.backends.signals import connection_created
from django.db.backends.utils import CursorWrapper
from django.dispatch import receiver

if connection.vendor == "postgresql":
    from django.db.backends.postgresql.base import ServerBindingCursor
    from psycopg import sql
else:
    ServerBindingCursor: Any = object  # type: ignore[no-redef]  # so that SQLite need not load psycopg

#: What is prepared is planned once for any values: the keys of one person's records are all alike. To compile a plan
#: pays for reports over millions of rows; a page would wait for it.
ONCE = "SET plan_cache_mode = force_generic_plan; SET jit = off"
#: So many plans a connection keeps: more than there are kept queries.
PLANS = 1_000
PLACEHOLDER = re.compile("%%|%s")


@receiver(connection_created)
def plan_once(connection: Any, **_: Any) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(ONCE)


class PreparingCursor(ServerBindingCursor):
    """Prepares whatever it executes; other cursors of its connection prepare nothing, as Django has it."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        raw: Any = self.connection
        before = raw.prepare_threshold
        raw.prepare_threshold, raw.prepared_max = 0, PLANS
        try:
            return super().execute(query, params, prepare=True, **options)
        finally:
            raw.prepare_threshold = before


@contextmanager
def preparing_cursor() -> Iterator[CursorWrapper]:
    """A cursor as Django makes it, that prepares."""
    connection.ensure_connection()
    raw: Any = connection.connection
    before, raw.cursor_factory = raw.cursor_factory, PreparingCursor
    try:
        cursor = connection.cursor()
    finally:
        raw.cursor_factory = before
    with cursor:
        yield cursor


def with_constants(statement: str, constants: dict[int, Any]) -> str:
    """The statement with these of its parameters, by their places, written into it."""
    connection.ensure_connection()
    raw: Any = connection.connection
    places = count()

    def written(found: re.Match) -> str:
        if found[0] == "%%" or (place := next(places)) not in constants:
            return found[0]
        return sql.Literal(constants[place]).as_string(raw).replace("%", "%%")

    return PLACEHOLDER.sub(written, statement)
