"""Reads the records of one table of a history file, with their links resolved to what was restored before them."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models

from applications.transfer.broken import BrokenHistory
from applications.transfer.columns import Column, identity
from applications.transfer.manifest import Table, target_of

#: The keys of the records of each table that are in the file and in the database by now.
Keys = dict[str, dict[UUID, int]]


@dataclass
class Row:
    """One record as the database keeps it: columns by attribute, links within its own table apart, lists as keys."""

    uuid: UUID
    values: dict[str, Any]
    own_links: dict[str, UUID | None] = field(default_factory=dict)
    lists: dict[str, set[int]] = field(default_factory=dict)
    #: What the links within its table are in the account; None for a record that is not there yet.
    standing_links: dict[str, int | None] | None = None

    @property
    def is_tied(self) -> bool:
        """It has, or had, a link within its own table."""
        return any(self.own_links.values()) or any((self.standing_links or {}).values())


class Reader:
    """Reads the records of `table`; `keys` holds those of the tables before it."""

    def __init__(self, table: Table, keys: Keys) -> None:
        self.table, self.keys = table, keys
        self.seen: set[UUID] = set()

    @cached_property
    def columns(self) -> list[Column]:
        return [Column(field) for field in self.table.fields if not field.is_relation and field.name != "uuid"]

    @cached_property
    def links(self) -> list[models.ForeignKey]:
        return [link for link in self.table.links if link not in self.table.own_links]

    @cached_property
    def names(self) -> set[str]:
        return {part.name for part in (*self.table.fields, *self.table.lists)}

    def read(self, record: Any, place: int) -> Row:
        """The record that stands at `place`, counted from 1. Raises BrokenHistory."""
        uuid = self.identify(record, place)
        self.check_names(record, uuid)
        row, name = Row(uuid, {"uuid": uuid}), ""
        try:
            for column in self.columns:
                name = column.name
                row.values[column.field.attname] = column.read(record[name])
            for link in self.links:
                name = link.name
                row.values[link.attname] = self.read_link(link, record[name])
            for link in self.table.own_links:
                name = link.name
                row.own_links[link.attname] = self.read_uuid(link, record[name])
            for several in self.table.lists:
                name = several.name
                row.lists[name] = self.read_list(several, record[name])
        except ValueError as error:
            raise BrokenHistory(str(error), self.table.name, uuid, name) from error
        return row

    def identify(self, record: Any, place: int) -> UUID:
        if not isinstance(record, dict):
            raise BrokenHistory("This must be an object.", self.table.name, f"number {place}")
        try:
            uuid = identity(record.get("uuid"))
        except ValueError as error:
            raise BrokenHistory(str(error), self.table.name, f"number {place}", "uuid") from error
        if uuid in self.seen:
            raise BrokenHistory("This UUID stands there twice.", self.table.name, uuid, "uuid")
        self.seen.add(uuid)
        return uuid

    def check_names(self, record: dict[str, Any], uuid: UUID) -> None:
        if record.keys() != self.names:
            for name in self.names - record.keys():
                raise BrokenHistory("The field is missing.", self.table.name, uuid, name)
            for name in record.keys() - self.names:
                raise BrokenHistory("There is no such field.", self.table.name, uuid, name)

    def read_uuid(self, link: models.ForeignKey, written: Any) -> UUID | None:
        if written is None:
            if link.null:
                return None
            raise ValueError("This must not be empty.")
        return identity(written)

    def read_link(self, link: models.ForeignKey, written: Any) -> int | None:
        target = self.read_uuid(link, written)
        return None if target is None else self.key_of(target_of(link), target)

    def read_list(self, link: models.ManyToManyField, written: Any) -> set[int]:
        if not isinstance(written, list):
            raise ValueError("This must be a list.")
        keys = {self.key_of(target_of(link), identity(one)) for one in written}
        if len(keys) < len(written):
            raise ValueError("It names the same record twice.")
        return keys

    def key_of(self, table: str, target: UUID) -> int:
        key = self.keys[table].get(target)
        if key is not None:
            return key
        elsewhere = next((name for name, keys in self.keys.items() if target in keys), None)
        if elsewhere:
            raise ValueError(f"{target} is one of “{elsewhere}”, where one of “{table}” is needed.")
        raise ValueError(f"{target} is not one of “{table}” in this file.")
