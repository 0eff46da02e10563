"""Takes back what an action wrote, exactly."""

from typing import Any

from django.apps import apps
from django.db import models

from applications.records.capture import columns_of
from applications.records.values import read_back


def take_back(changes: dict[str, Any]) -> None:
    """Pairs first, then what was added, then what was changed. Nothing else may have been written since."""
    for name, columns, came in reversed(changes.get("pairs", [])):
        pairs = model_of(name)._base_manager
        if came:
            pairs.filter(**columns).delete()
        else:
            pairs.create(**columns)
    for name, keys in changes.get("added", {}).items():
        added: Any = model_of(name)._base_manager.filter(pk__in=keys)
        added._raw_delete(added.db)
    for name, rows in changes.get("before", {}).items():
        for key, row in rows.items():
            model_of(name)._base_manager.filter(pk=int(key)).update(**values_in(model_of(name), row))


def model_of(name: str) -> type[models.Model]:
    return apps.get_model("applications", name)


def values_in(model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
    """The columns as they stood; one that came into being since stays as it is."""
    return {
        column.attname: row[column.attname] if column.is_relation else read_back(column, row[column.attname])
        for column in columns_of(model)
        if column.attname in row
    }
