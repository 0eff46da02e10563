"""Puts the rows of one table into an account: what is new is created, what is there must say the same."""

import json
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from applications.accounts.models import User
from applications.records.models import Record
from applications.transfer.broken import BrokenHistory
from applications.transfer.manifest import Table
from applications.transfer.rows import Row


class Writer:
    """Writes rows of `table` for `owner`; `keys` comes to hold the database key of each."""

    def __init__(self, table: Table, owner: User, keys: dict[UUID, int]) -> None:
        self.table, self.owner, self.keys = table, owner, keys
        self.created = self.unchanged = 0

    @cached_property
    def is_bare(self) -> bool:
        """The account holds no record of this kind yet; asked before the first is written."""
        return not self.table.of(self.owner).exists()

    def write(self, rows: list[Row]) -> None:
        """Create those that are new; a fixed number of queries. Raises BrokenHistory."""
        standing = {} if self.is_bare else self.standing(rows)
        for row in rows:
            if row.uuid in standing:
                self.compare(row, standing[row.uuid])
        new = [row for row in rows if row.uuid not in standing]
        if new:
            self.create(new)
        self.created += len(new)
        self.unchanged += len(standing)

    def standing(self, rows: list[Row]) -> dict[UUID, dict[str, Any]]:
        """What the account holds under the UUIDs of the rows, by attribute; lists as sets of keys."""
        columns = ["pk", *(field.attname for field in self.table.fields)]
        found = self.table.of(self.owner).filter(uuid__in=[row.uuid for row in rows])
        standing = {values["uuid"]: values for values in found.values(*columns)}
        by_key = {values["pk"]: values for values in standing.values()}
        for link in self.table.lists:
            source, target = (f"{name}_id" for name in (link.m2m_field_name(), link.m2m_reverse_field_name()))
            for values in standing.values():
                values[link.name] = set()
            pairs = link.remote_field.through._default_manager.filter(**{f"{source}__in": list(by_key)})
            for key, other in pairs.values_list(source, target):
                by_key[key][link.name].add(other)
        return standing

    def compare(self, row: Row, standing: dict[str, Any]) -> None:
        self.keys[row.uuid] = standing["pk"]
        read = row.values | row.lists
        for name, value in read.items():
            if not same(value, standing[name]):
                raise self.conflict(row, name)
        row.standing_links = {link.attname: standing[link.attname] for link in self.table.own_links}

    def create(self, rows: list[Row]) -> None:
        records = [self.record(row) for row in rows]
        try:
            with transaction.atomic():
                self.table.model._default_manager.bulk_create(records)
        except DatabaseError as error:
            raise self.first_refused(rows) from error
        self.keys |= {row.uuid: record.pk for row, record in zip(rows, records, strict=True)}
        for link in self.table.lists:
            through, source, target = link.remote_field.through, link.m2m_field_name(), link.m2m_reverse_field_name()
            pairs = ((self.keys[row.uuid], other) for row in rows for other in sorted(row.lists[link.name]))
            through._default_manager.bulk_create(
                [through(**{f"{source}_id": key, f"{target}_id": other}) for key, other in pairs]
            )

    def record(self, row: Row) -> Record:
        return self.table.model(owner=self.owner, **row.values)

    def first_refused(self, rows: list[Row]) -> BrokenHistory:
        """Names the row that the database refuses, and the rule it breaks."""
        for row in rows:
            try:
                with transaction.atomic():
                    self.table.model._default_manager.bulk_create([self.record(row)])
            except DatabaseError as error:
                return BrokenHistory(self.broken_rule(row) or str(error), self.table.name, row.uuid)
        raise AssertionError("The database refused the rows together but none of them alone.")

    def broken_rule(self, row: Row) -> str:
        try:
            self.record(row).validate_constraints()
        except ValidationError as error:
            return " ".join(error.messages)
        return ""

    def conflict(self, row: Row, attribute: str) -> BrokenHistory:
        record = self.table.of(self.owner).get(uuid=row.uuid)
        field = self.table.model._meta.get_field(attribute)
        kind = self.table.model._meta.verbose_name
        reason = f"the {kind} “{str(record)[:80]}” is in your account already, and says something else here."
        return BrokenHistory(reason, self.table.name, row.uuid, field.name)


def same(read: Any, standing: Any) -> bool:
    """Equal, also where Python thinks that True is 1."""
    if isinstance(read, dict | list):
        return json.dumps(read, sort_keys=True) == json.dumps(standing, sort_keys=True)
    return read == standing
