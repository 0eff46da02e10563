"""Keeps invented records of one owner until they are saved together, in the order in which they know each other."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from django.db import models

from applications.accounts.models import User
from applications.records.models import Record
from applications.transfer.growing.chance import Chance
from applications.transfer.manifest import TABLES

BATCH = 1000


class Rows:
    def __init__(self, owner: User, chance: Chance) -> None:
        self.owner, self.chance = owner, chance
        self.waiting: dict[type[Record], list[Record]] = defaultdict(list)
        # What names another row of its own table can be saved only after that one.
        self.following: dict[type[Record], list[Record]] = defaultdict(list)
        self.links: dict[type[models.Model], list[tuple[Record, Record]]] = defaultdict(list)

    def add[R: Record](self, model: type[R], day: date, *, follows: bool = False, **values) -> R:
        """A record that will have been recorded on the evening of that day."""
        evening = datetime.combine(day, time(19, self.chance.randrange(60)), UTC)
        row = model(owner=self.owner, uuid=self.chance.uuid(), recorded_at=evening, source="grow_history", **values)
        (self.following if follows else self.waiting)[model].append(row)
        return row

    def link(self, row: Record, name: str, others: Iterable[Record]) -> None:
        """Put the others into a many-to-many field of the row, once all of them are saved."""
        through = getattr(type(row), name).through
        self.links[through] += [(row, other) for other in others]

    def save(self) -> None:
        for table in TABLES.values():
            for rows in (self.waiting, self.following):
                table.model._default_manager.bulk_create(rows.pop(table.model, []), batch_size=BATCH)
        for through, pairs in self.links.items():
            near, far = ends_of(through)
            through._default_manager.bulk_create(
                [through(**{near: one.pk, far: other.pk}) for one, other in pairs], batch_size=BATCH
            )
        self.links.clear()


def ends_of(through: type[models.Model]) -> tuple[str, str]:
    """The columns of a table of links: the side that has the field, and the other."""
    near, far = (field.attname for field in through._meta.concrete_fields if field.is_relation)
    return near, far
