"""Changes all texts in what is kept as JSON: earlier versions, and what lies in the trash."""

from collections.abc import Callable
from typing import Any

from applications.companies.models import Person

Change = Callable[[str], str]


def deep(value: Any, change: Change) -> Any:
    """The same JSON with all its texts changed."""
    if isinstance(value, dict):
        return {key: deep(each, change) for key, each in value.items()}
    if isinstance(value, list):
        return [deep(each, change) for each in value]
    return change(value) if isinstance(value, str) else value


def deep_in_person(values: dict[str, Any], change: Change) -> dict[str, Any]:
    """Somebody else keeps their name."""
    return deep(values, change) | {"name": values["name"]} if "name" in values else deep(values, change)


def deep_in_contents(contents: dict[str, Any], change: Change) -> dict[str, Any]:
    """What lies in the trash, and the earlier versions there."""
    changed = deep({name: part for name, part in contents.items() if name != "rows"}, change)
    if "rows" in contents:
        changed["rows"] = {
            table: {key: deep_in_row(table, row, change) for key, row in rows.items()}
            for table, rows in contents["rows"].items()
        }
    return changed


def deep_in_row(table: str, row: dict[str, Any], change: Change) -> dict[str, Any]:
    if table == "people":
        return deep_in_person(row, change)
    if table == "versions" and row["table"] == Person._meta.model_name:
        return deep(row, change) | {"values": deep_in_person(row["values"], change)}
    return deep(row, change)
