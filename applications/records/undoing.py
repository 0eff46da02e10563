"""Takes back what an action wrote, exactly, and writes it again."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db import models

from applications.records.capture import columns_of, row_of
from applications.records.noticing import notice_changed, notice_corrected
from applications.records.values import read_back


def take_back(changes: dict[str, Any]) -> None:
    """Pairs first, then what was added, then what was changed. Nothing else may have been written since."""
    for name, columns, came in reversed(changes.get("pairs", [])):
        pair(name, columns, is_there=not came)
    for name, keys in changes.get("added", {}).items():
        notice_corrected(model_of(name), keys)
        let_go_of(model_of(name), keys)
        added: Any = model_of(name)._base_manager.filter(pk__in=keys)
        added._raw_delete(added.db)
    put_back(changes.get("before", {}))


def let_go_of(model: type[models.Model], keys: Collection[int]) -> None:
    """What outlasts an undo goes where that it hangs on goes."""
    for link in model._meta.related_objects:
        if getattr(link.related_model, "outlasts_undo", False):
            link.related_model._base_manager.filter(**{f"{link.field.name}__in": keys}).delete()


def what_does_it_again(changes: dict[str, Any]) -> dict[str, Any]:
    """The rows that `take_back` is about to delete, and what stands where it puts something else; JSON-ready."""
    return {
        "rows": {name: rows_of(model_of(name), keys) for name, keys in changes.get("added", {}).items()},
        "now": {
            name: {key: rows_of(model_of(name), [int(key)], row)[key] for key, row in rows.items()}
            for name, rows in changes.get("before", {}).items()
        },
    }


def do_again(owner_id: int, changes: dict[str, Any], again: dict[str, Any]) -> None:
    """Write once more what was taken back, under the same keys. Nothing else may have been written since."""
    for name, rows in again["rows"].items():
        model: Any = model_of(name)
        added = [model(pk=int(key), owner_id=owner_id, **values_in(model, row)) for key, row in rows.items()]
        model._base_manager.bulk_create(added)
        notice_corrected(model, [record.pk for record in added])
    put_back(again["now"])
    for name, columns, came in changes.get("pairs", []):
        pair(name, columns, is_there=came)


def rows_of(model: Any, keys: Collection[int], names: Collection[str] | None = None) -> dict[str, dict[str, Any]]:
    """By key, what stands in the columns of these names, or in all."""
    columns = [column for column in columns_of(model) if names is None or column.attname in names]
    found = model._base_manager.filter(pk__in=keys).values_list("pk", *(column.attname for column in columns))
    return {str(key): row_of(columns, values) for key, *values in found}


def put_back(kept: dict[str, dict[str, dict[str, Any]]]) -> None:
    for name, rows in kept.items():
        notice_changed(model_of(name), map(int, rows))
        for key, row in rows.items():
            model_of(name)._base_manager.filter(pk=int(key)).update(**values_in(model_of(name), row))


def pair(name: str, columns: dict[str, int], is_there: bool) -> None:
    pairs = model_of(name)._base_manager
    if is_there:
        pairs.create(**columns)
    else:
        pairs.filter(**columns).delete()


def model_of(name: str) -> type[models.Model]:
    return apps.get_model("applications", name)


def values_in(model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
    """The columns as they stood; one that came into being since stays as it is."""
    return {
        column.attname: row[column.attname] if column.is_relation else read_back(column, row[column.attname])
        for column in columns_of(model)
        if column.attname in row
    }
