"""How a removal keeps what it took: rows with their keys as JSON, pairs, and links from outside.

`rows` are {table: {key: {field: value}}}, `pairs` [[table, field, key, other]], `links` [[table, link, key, target]].
Links are written as keys, all else as in a history file. What follows from other columns is not kept but computed.
A merger also keeps `kept` (what was done to the record that stays), `repointed` and `pairs_repointed`; and `lent`, what
the one that stays lists for the other, as [table, field, key].
"""

from functools import cache
from typing import Any

from applications.accounts.models import User
from applications.records.models import Record
from applications.records.values import written
from applications.transfer.columns import Column
from applications.transfer.manifest import TABLES, Table
from applications.upkeep.hanging import Found, loose_ends, matching, pairs_of

Contents = dict[str, Any]


def contents_of(owner: User, found: Found) -> Contents:
    """All that goes away with the found rows."""
    return {
        "rows": {name: rows_of(TABLES[name], owner, found[name]) for name in TABLES if name in found},
        "pairs": [list(pair) for pair in pairs_of(found)],
        "links": [list(link) for link in loose_ends(owner, found)],
    }


def rows_of(table: Table, owner: User, keys: set[int]) -> dict[str, dict[str, Any]]:
    columns = [field.attname for field in table.fields]
    return {
        str(key): {
            field.name: value if field.is_relation else written(field, value)
            for field, value in zip(table.fields, values, strict=True)
        }
        for rows in matching(table.of(owner), "pk", keys)
        for key, *values in rows.values_list("pk", *columns)
    }


def record_from(table: Table, owner: User, key: str, row: dict[str, Any]) -> Record:
    """The record a row describes, as it was; a column that came into being since has its default."""
    values = {
        field.attname: row[field.name] if field.is_relation else kept(table.name, field.name, row[field.name])
        for field in table.fields
        if field.name in row
    }
    return table.model(pk=int(key), owner=owner, **values)


def kept(table: str, name: str, value: Any) -> Any:
    """A value as its column keeps it. It stood there before, so it is read and not judged."""
    return None if value is None else columns_of(table)[name].as_kept(value)


@cache
def columns_of(table: str) -> dict[str, Column]:
    return {field.name: Column(field) for field in TABLES[table].fields if not field.is_relation}
