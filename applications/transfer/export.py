"""Writes a whole history down as one JSON object, so that the same history always gives the same bytes."""

import io
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import IO, Any, BinaryIO

from django.db import connection, models

from applications.accounts.models import User
from applications.records.values import written
from applications.transfer.manifest import TABLES, Table, linked_tables, target_of

FORMAT = "afterloop-history"
VERSION = 2

Uuids = dict[str, dict[int, str]]
# Keys in order, since one of the databases keeps objects in an order of its own.
_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def history_of(owner: User, exported_at: datetime) -> dict[str, Any]:
    """The owner's whole history as the object that `write_history` writes."""
    with snapshot():
        return heading(exported_at) | {"records": {name: list(rows) for name, rows in tables_of(owner)}}


def write_history(owner: User, file: IO[str], exported_at: datetime) -> None:
    """Write the owner's history to a text file, a field a line, in a fixed number of queries."""
    with snapshot():
        file.write("{\n" + "".join(f'"{name}": {_json(value)},\n' for name, value in heading(exported_at).items()))
        file.write('"records": {')
        for place, (name, rows) in enumerate(tables_of(owner)):
            file.write(f'{"," if place else ""}\n "{name}": [')
            write_rows(file, rows)
            file.write("]")
        file.write("\n}\n}\n")


def exported(owner: User, exported_at: datetime) -> BinaryIO:
    """The owner's history as a file without a name, open at its beginning: whole before its first byte is sent."""
    file = tempfile.TemporaryFile()  # noqa: SIM115, whoever sends it closes it
    text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
    write_history(owner, text, exported_at)
    text.flush()
    text.detach()
    file.seek(0)
    return file


def write_rows(file: IO[str], rows: Iterator[dict[str, Any]]) -> None:
    place = -1
    for place, row in enumerate(rows):
        lines = ",\n".join([f'   "{name}": {_json(value)}' for name, value in row.items()])
        file.write(f"{',' if place else ''}\n  {{\n{lines}\n  }}")
    if place >= 0:
        file.write("\n ")


def heading(exported_at: datetime) -> dict[str, Any]:
    moment = exported_at.astimezone(UTC).isoformat(timespec="seconds")
    return {"format": FORMAT, "version": VERSION, "exported_at": moment}


def tables_of(owner: User) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Each table with its records, both in order. Each table is to be read before the next is asked for."""
    uuids: Uuids = {
        table.name: {pk: str(uuid) for pk, uuid in table.of(owner).order_by().values_list("pk", "uuid")}
        for table in linked_tables()
    }
    for table in TABLES.values():
        yield table.name, rows_of(table, owner, uuids)


def rows_of(table: Table, owner: User, uuids: Uuids) -> Iterator[dict[str, Any]]:
    """The records of a table by UUID, each as JSON by field name."""
    writers = {field.name: writer_of(field, uuids) for field in table.fields}
    lists = {link.name: targets_of(link, owner, uuids) for link in table.lists}
    columns = [field.attname for field in table.fields]
    rows = table.of(owner).order_by("uuid").values_list("pk", *columns)
    for pk, *values in rows.iterator(chunk_size=1000):
        row = {name: write(value) for (name, write), value in zip(writers.items(), values, strict=True)}
        yield row | {name: targets.get(pk, []) for name, targets in lists.items()}


def writer_of(field: models.Field, uuids: Uuids) -> Callable[[Any], Any]:
    if not field.is_relation:
        return partial(written, field)
    known = uuids[target_of(field)]
    return lambda pk: None if pk is None else known[pk]


def targets_of(link: models.ManyToManyField, owner: User, uuids: Uuids) -> dict[int, list[str]]:
    """The sorted UUIDs that each record's list holds, by the record's key. One query."""
    source, target = link.m2m_field_name(), link.m2m_reverse_field_name()
    pairs = link.remote_field.through._default_manager.filter(**{f"{source}__owner": owner})
    known, targets = uuids[target_of(link)], {}
    for pk, other in pairs.values_list(f"{source}_id", f"{target}_id"):
        targets.setdefault(pk, []).append(known[other])
    return {pk: sorted(others) for pk, others in targets.items()}


@contextmanager
def snapshot() -> Iterator[None]:
    """Reads one state of the database throughout, without holding up anyone who writes meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
