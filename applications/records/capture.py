"""Notices what an action writes, so that it can be undone: rows that came, rows as they stood before, and pairs.

Records tell it when they are saved, their querysets when they update; nothing is noticed outside of `doing`.
"""

from collections import defaultdict
from collections.abc import Collection
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from applications.records.values import written

current_capture: ContextVar["Capture | None"] = ContextVar("capture", default=None)

UNKNOWN = object()


class Capture:
    """What one action has written so far. `after` is what records that were saved put into the columns of `before`;
    `pairs` are rows of many-to-many links, and whether each came or went."""

    def __init__(self) -> None:
        self.added: dict[type[models.Model], set[int]] = defaultdict(set)
        self.before: dict[type[models.Model], dict[int, dict[str, Any]]] = defaultdict(dict)
        self.after: dict[type[models.Model], dict[int, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
        self.pairs: list[tuple[type[models.Model], dict[str, int], bool]] = []

    def remember(self, rows: Any, names: Collection[str] | None, record: models.Model | None = None) -> None:
        """Keep what stands in the columns of these names, of all if there are none, before it is written over: by this
        record, if one is saved."""
        columns = [column for column in columns_of(rows.model) if names is None or is_among(column, names)]
        for key, *values in rows.order_by().values_list("pk", *(column.attname for column in columns)):
            if key not in self.added[rows.model]:
                before = self.before[rows.model].setdefault(key, {})
                self.before[rows.model][key] = row_of(columns, values) | before
                self.after[rows.model][key] |= row_to_be(columns, record)

    @property
    def changes(self) -> dict[str, Any]:
        """What came, and of what was there the columns that say something else by now, as far as one can tell without
        asking; as `as_json` has it."""
        changed = {
            name_of(model): {
                key: {name: value for name, value in row.items() if self.after[model][key][name] != value}
                for key, row in rows.items()
            }
            for model, rows in self.before.items()
        }
        return {"added": {name_of(model): keys for model, keys in self.added.items()}, "before": changed}

    def is_nothing(self) -> bool:
        """Whether no more was written than caches, which follow from facts that are what they were."""
        kept = ((set(row), model) for model, rows in self.before.items() for row in rows.values())
        return not any((*self.added.values(), self.pairs)) and all(names <= caches_of(model) for names, model in kept)

    def as_json(self) -> dict[str, Any]:
        """By the names of the models; keys of rows become text as JSON. Empty where nothing was written."""
        if self.is_nothing():
            return {}
        parts: dict[str, Any] = {
            "added": {name_of(model): sorted(keys) for model, keys in self.added.items() if keys},
            "before": {name_of(model): rows for model, rows in self.before.items() if rows},
            "pairs": [[name_of(model), columns, came] for model, columns, came in self.pairs],
        }
        return {name: part for name, part in parts.items() if part}


@cache
def columns_of(model: type[models.Model]) -> list[models.Field]:
    """All columns that can be written, but the key and the owner."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and not field.generated]
    return [field for field in fields if field.name != "owner"]


def caches_of(model: Any) -> set[str]:
    return set(getattr(model, "caches", ()))


def is_among(column: models.Field, names: Collection[str]) -> bool:
    return column.name in names or column.attname in names


def row_of(columns: Collection[models.Field], values: Collection[Any]) -> dict[str, Any]:
    return {
        column.attname: value if column.is_relation else written(column, value)
        for column, value in zip(columns, values, strict=True)
    }


def row_to_be(columns: Collection[models.Field], record: models.Model | None) -> dict[str, Any]:
    """What a record that is saved puts there. What cannot be known is like nothing else."""
    said = record.__dict__ if record else {}
    known = [column for column in columns if column.attname in said]
    unknown = dict.fromkeys((column.attname for column in columns), UNKNOWN)
    return unknown | row_of(known, [said[column.attname] for column in known])


def name_of(model: type[models.Model]) -> str:
    return model._meta.model_name or ""


def capturing() -> Capture | None:
    """What notices, while an action runs."""
    return current_capture.get()


def remember(rows: models.QuerySet, names: Collection[str] | None = None, record: models.Model | None = None) -> None:
    if capture := capturing():
        capture.remember(rows, names, record)


def note_added(record: models.Model) -> None:
    if capture := capturing():
        capture.added[type(record)].add(record.pk)


@receiver(m2m_changed)
def note_pairs(sender, instance, action, model, pk_set, **_) -> None:
    """Django sends, before a pair goes and after it came, the keys of the other side; none where all of them go."""
    capture = capturing()
    if capture and action in ("post_add", "pre_remove", "pre_clear"):
        mine, other = sides(sender, type(instance), model)
        if action == "pre_clear":
            pk_set = set(sender._base_manager.filter(**{mine: instance.pk}).values_list(other, flat=True))
        pairs = [{mine: instance.pk, other: key} for key in sorted(pk_set)]
        capture.pairs += [(sender, pair, action == "post_add") for pair in pairs]


def sides(through: type[models.Model], mine: type[models.Model], other: type[models.Model]) -> tuple[str, str]:
    links = {field.related_model: field.attname for field in through._meta.concrete_fields if field.is_relation}
    return links[mine], links[other]
