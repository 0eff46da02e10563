"""Ties records of one table to each other once all are there: a correction to what it corrects, and the like."""

from uuid import UUID

from django.db import DatabaseError, models, transaction

from applications.transfer.broken import BrokenHistory
from applications.transfer.rows import Row
from applications.transfer.writing import Writer

Targets = dict[UUID, UUID]


def tie(writer: Writer, rows: list[Row]) -> None:
    """Write the links that `rows` have within their table, of which all rows are written. Raises BrokenHistory."""
    for link in writer.table.own_links:
        targets = {row.uuid: target for row in rows if (target := row.own_links[link.attname])}
        try:
            check_targets(link, targets, writer.keys)
            check_circles(targets)
        except Untied as error:
            raise BrokenHistory(error.reason, writer.table.name, error.record, link.name) from error
        changes = new_links(writer, link, targets, rows)
        if changes:
            write_links(writer, link, changes)


class Untied(Exception):
    def __init__(self, record: UUID, reason: str) -> None:
        super().__init__(reason)
        self.record, self.reason = record, reason


def check_targets(link: models.ForeignKey, targets: Targets, keys: dict[UUID, int]) -> None:
    taken = set()
    for record, target in targets.items():
        if target not in keys:
            raise Untied(record, f"{target} is not in the same table of this file.")
        if link.unique and target in taken:
            raise Untied(record, f"Another record names {target} already, and only one may.")
        taken.add(target)


def check_circles(targets: Targets) -> None:
    straight: set[UUID] = set()
    for start in targets:
        path: set[UUID] = set()
        at = start
        while at in targets and at not in straight:
            if at in path:
                raise Untied(at, "It leads back to the record itself.")
            path.add(at)
            at = targets[at]
        straight |= path


def new_links(writer: Writer, link: models.ForeignKey, targets: Targets, rows: list[Row]) -> dict[UUID, int]:
    """The links of new rows, as keys; those of rows that were there already must be the same."""
    name, keys = link.attname, writer.keys
    changes = {}
    for row in rows:
        key = keys[targets[row.uuid]] if row.uuid in targets else None
        if row.standing_links is None:
            changes |= {row.uuid: key} if key else {}
        elif row.standing_links[name] != key:
            raise writer.conflict(row, name)
    return changes


def write_links(writer: Writer, link: models.ForeignKey, changes: dict[UUID, int]) -> None:
    model = writer.table.model
    records = [model(pk=writer.keys[uuid], **{link.attname: key}) for uuid, key in changes.items()]
    try:
        with transaction.atomic():
            model._default_manager.bulk_update(records, [link.attname], batch_size=500)
    except DatabaseError as error:
        raise first_refused(writer, link, changes) from error


def first_refused(writer: Writer, link: models.ForeignKey, changes: dict[UUID, int]) -> BrokenHistory:
    """Names the row whose link the database refuses: another record of the account has the target already."""
    for uuid, key in changes.items():
        try:
            with transaction.atomic():
                writer.table.of(writer.owner).filter(uuid=uuid).update(**{link.attname: key})
        except DatabaseError:
            reason = "another record in your account names the same one already, and only one may."
            return BrokenHistory(reason, writer.table.name, uuid, link.name)
    raise AssertionError("The database refused the links together but none of them alone.")
