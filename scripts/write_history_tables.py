"""Writes the tables of `docs/history-file.md` anew from the manifest, so that the page says what a file holds."""

import inspect
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "history-file.md"
MARK = "<!-- From here on written by scripts/write_history_tables.py. -->\n"
# What the page says once for all tables.
EVERYWHERE = {"uuid", "recorded_at", "source", "source_text", "revision", "corrects", "rank"}


def with_tables(page: str) -> str:
    """The page as it should be: what people wrote in it, and under the mark what the manifest says."""
    from applications.transfer.manifest import TABLES

    written = page.partition(MARK)[0]
    return written + MARK + "".join(f"\n{section(table)}" for table in TABLES.values())


def section(table: Any) -> str:
    """One table: what its records are, what they share with others, and a line for each field of their own."""
    fields = [*table.fields, *table.lists]
    shared = ", ".join(f"`{field.name}`" for field in fields if field.name in EVERYWHERE)
    lines = [line(field) for field in fields if field.name not in EVERYWHERE]
    head = [f"## {table.name}", "", *about(table.model), f"{shared}, and:", ""]
    return "\n".join([*head, "| field | holds | meaning |", "|---|---|---|", *lines, ""])


def about(model: Any) -> list[str]:
    """What the model says of itself; where it says nothing, Django puts a list of its columns there."""
    said = inspect.getdoc(model) or ""
    return [] if said.startswith(f"{model.__name__}(") else [said, ""]


def line(field: Any) -> str:
    return f"| `{field.name}` | {kind(field)}{empty(field)} | {meaning(field)} |"


def empty(field: Any) -> str:
    """What stands there when nothing is known, where that is not plain."""
    from django.db import models

    from applications.fields.columns import FuzzyDateField

    if field.null or isinstance(field, FuzzyDateField):
        return ", or null"
    if not isinstance(field, models.CharField | models.TextField):
        return ""
    if not field.blank:
        return ", never empty"
    return ", or empty" if field.choices else ""


def kind(field: Any) -> str:
    from django.db import models

    from applications.fields.columns import FuzzyDateField, NoteField

    if field.is_relation:
        return f"{'list of UUIDs' if field.many_to_many else 'UUID of one'} of {target(field)}"
    if field.choices:
        return " · ".join(choice(*pair) for pair in field.flatchoices)
    if isinstance(field, models.JSONField):
        return "list of texts" if field.default is list else "object"
    kinds = {
        FuzzyDateField: "date",
        NoteField: "text in Markdown",
        models.CharField: f"text of up to {field.max_length} characters",
        models.TextField: "text",
        models.IntegerField: "whole number",
        models.BooleanField: "true or false",
        models.DecimalField: "decimal",
        models.UUIDField: "UUID",
    }
    return next(said for column, said in kinds.items() if isinstance(field, column))


def choice(value: str | int, label: str) -> str:
    return f"`{value}`" if isinstance(value, str) else f"`{value}` ({label})"


def target(field: Any) -> str:
    from applications.transfer.manifest import target_of

    return f"[{target_of(field)}](#{target_of(field)})"


def meaning(field: Any) -> str:
    """What the pages call it, where its name does not say so already."""
    said = str(field.verbose_name)
    return said if said != field.name.replace("_", " ") else str(field.help_text)


def main() -> None:
    import django

    django.setup()
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory(prefix="afterloop-docs-") as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "sqlite://:memory:"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        main()
