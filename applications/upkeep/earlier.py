"""What did it say before I edited it, and what did each edit change?"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models

from applications.fields.columns import FuzzyDateField
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.models import Description, Version
from applications.records.values import values_of
from applications.transfer.manifest import NAMES, TABLES, Table, target_of
from applications.upkeep.differences import Piece, pieces

PAGE = 20
#: What nobody typed.
UNTOLD = {"uuid", "recorded_at", "source", "source_text", "revision"}
GONE = "something since removed"
Values = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One field of an edit: what it is called, and its text before and after in one."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Edit:
    """`version` holds what stood there before."""

    version: Version
    changes: list[Change]


class EarlierVersions:
    """The edits of one record, newest first."""

    def __init__(self, record: Description, page: str | None = None) -> None:
        self.record, self.owner = record, record.owner
        self.table: Table = TABLES[NAMES[type(record)]]
        versions = self.owner.versions.filter(record=record.uuid).order_by("-recorded_at", "-pk")
        self.page: Page = Paginator(versions, PAGE).get_page(page)

    @cached_property
    def edits(self) -> list[Edit]:
        return [
            Edit(version, [self.change(name, before, after) for name, before, after in changed])
            for version, changed in self.changed
        ]

    @cached_property
    def changed(self) -> list[tuple[Version, list[tuple[str, Any, Any]]]]:
        """Each version of the page with the fields that the edit after it changed, as (name, before, after)."""
        after, found = self.newer, []
        for version in self.page.object_list:
            found.append((version, self.differing(version.values, after)))
            after = version.values
        return found

    @property
    def newer(self) -> Values:
        """What stood there after the newest version of the page."""
        start = self.page.start_index()
        newer = self.page.paginator.object_list[start - 2] if start > 1 else None
        return newer.values if newer else values_of(self.record)

    def differing(self, before: Values, after: Values) -> list[tuple[str, Any, Any]]:
        parts = [part for part in (*self.table.fields, *self.table.lists) if part.name not in UNTOLD]
        return [
            (part.name, before[part.name], after.get(part.name))
            for part in parts
            if part.name in before and before[part.name] != after.get(part.name)
        ]

    def change(self, name: str, before: Any, after: Any) -> Change:
        field: Any = self.table.model._meta.get_field(name)
        if name == "rank":
            return Change("Place in the order", [("", "moved")])
        label = str(field.verbose_name)
        return Change(label[:1].upper() + label[1:], pieces(self.words(field, before), self.words(field, after)))

    def words(self, field: Any, value: Any) -> str:
        """A value as a person reads it; empty where nothing was known."""
        if value in (None, "", []):
            return ""
        if field.is_relation:
            uuids = value if isinstance(value, list) else [value]
            return ", ".join(sorted(self.names[target_of(field)].get(uuid, GONE) for uuid in uuids))
        if isinstance(field, FuzzyDateField):
            return str(FuzzyDate.from_json(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(field, models.DecimalField):
            return f"{field.to_python(value).normalize():f}"
        return ", ".join(value) if isinstance(value, list) else str(dict(field.flatchoices).get(value, value))

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """What links of the changed fields lead to, by table and UUID; a query for each table."""
        wanted: dict[str, set[str]] = {target_of(link): set() for link in (*self.table.links, *self.table.lists)}
        for _, changed in self.changed:
            for name, *values in changed:
                field: Any = self.table.model._meta.get_field(name)
                if field.is_relation:
                    for value in values:
                        wanted[target_of(field)] |= set(value if isinstance(value, list) else [value] if value else [])
        return {
            name: {str(row.uuid): str(row) for row in TABLES[name].of(self.owner).filter(uuid__in=uuids)}
            for name, uuids in wanted.items()
        }
