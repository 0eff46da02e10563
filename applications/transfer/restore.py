"""Brings a history file back into an account: all of it or nothing, and never over what is there already."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Any, BinaryIO

from applications.accounts.models import User
from applications.records.noticing import in_one_go
from applications.transfer.caches import refresh_caches
from applications.transfer.history_file import Rearranged, Tables, tables_in_turn, tables_of_whole, whole
from applications.transfer.manifest import TABLES, Table
from applications.transfer.own_links import tie
from applications.transfer.rows import Keys, Reader, Row
from applications.transfer.writing import Writer

BATCH = 500


@dataclass
class Restored:
    """How many records were created, and how many were there already with the same content."""

    created: int = 0
    unchanged: int = 0

    @property
    def sentence(self) -> str:
        if not self.created:
            return "All of this history is in the account already. Nothing was changed."
        records = "1 record" if self.created == 1 else f"{self.created:,} records"
        already = f" {self.unchanged:,} more were there already." if self.unchanged else ""
        return f"Restored {records}.{already}"


def restore_history(owner: User, source: dict[str, Any] | BinaryIO) -> Restored:
    """Create the records of a history, given as an object or as a binary file, in the owner's account.

    A record that is there with the same content is left alone. Raises BrokenHistory, and nothing is changed, when
    one is there with another content or anything in the history is not as it must be.
    """
    if isinstance(source, dict):
        return restore_tables(owner, tables_of_whole(source))
    try:
        return restore_tables(owner, tables_in_turn(source))
    except Rearranged:
        return restore_tables(owner, tables_of_whole(whole(source)))


@in_one_go()
def restore_tables(owner: User, tables: Tables) -> Restored:
    User.objects.select_for_update().get(pk=owner.pk)  # one restore at a time
    restored, keys = Restored(), Keys()
    for name, records in tables:
        writer = restore_table(TABLES[name], owner, records, keys)
        restored.created += writer.created
        restored.unchanged += writer.unchanged
    if restored.created:
        refresh_caches(owner)
        owner.deeds.all().delete()  # what was done before does not know what came
    return restored


def restore_table(table: Table, owner: User, records: Iterator[Any], keys: Keys) -> Writer:
    keys[table.name] = {}
    reader, writer = Reader(table, keys), Writer(table, owner, keys[table.name])
    tied: list[Row] = []
    for batch in batched(enumerate(records, start=1), BATCH):
        rows = [reader.read(record, place) for place, record in batch]
        writer.write(rows)
        tied += [row for row in rows if row.is_tied]
    tie(writer, tied)
    return writer
