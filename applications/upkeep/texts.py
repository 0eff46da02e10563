"""Finds a person's name in everything an owner ever wrote, and puts another word in its place."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import Cast

from applications.accounts.models import User
from applications.companies.models import Person
from applications.fields.columns import FuzzyDateField
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.models import Record, Version
from applications.transfer.derived import expected_columns
from applications.transfer.manifest import TABLES, Table
from applications.upkeep.json_texts import Change, deep, deep_in_contents, deep_in_person
from applications.upkeep.models import Removal
from applications.upkeep.names import Name

#: What a removal says in its own columns.
SAID = ("title", "place", "along")
#: The earlier versions of people.
OF_PEOPLE = "versions of people"
TEXT = models.TextField()


@dataclass(frozen=True)
class Passage:
    """A column that holds a name: of which table and row, and what stands there. `OF_PEOPLE` is a table too here."""

    table: str
    column: str
    key: int
    text: str


def passages(person: Person, name: Name) -> list[Passage]:
    """Where the name stands beside the person's own row: in records, earlier versions and the trash. One query."""
    likely = [likely_rows(rows, table, column, name.name) for table, column, rows in columns_with_text(person)]
    found = [Passage(*row) for row in likely[0].union(*likely[1:], all=True)]
    return [passage for passage in found if count_in(passage, name)]


def columns_with_text(person: Person) -> list[tuple[str, str, models.QuerySet]]:
    """(table, column, rows) of all that may hold words; others keep their own names."""
    owner = person.owner
    records = [
        (table.name, field.name, table.of(owner).exclude(uuid=person.uuid))
        for table in TABLES.values()
        for field in table.fields
        if holds_words(field) and (table.name, field.name) not in {("people", "name"), ("versions", "values")}
    ]
    of_people = models.Q(table=Person._meta.model_name)
    return [
        *records,
        ("versions", "values", owner.versions.exclude(of_people)),
        (OF_PEOPLE, "values", owner.versions.filter(of_people).exclude(record=person.uuid)),
        ("removals", "contents", owner.removals.all()),
    ]


def holds_words(field: models.Field) -> bool:
    if (field.model, field.name) == (Version, "table"):
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField) and not field.choices


def likely_rows(rows: models.QuerySet, table: str, column: str, name: str) -> models.QuerySet:
    """Those whose column may hold the name, also where JSON spells it with escapes."""
    spellings = {name, json.dumps(name)[1:-1], json.dumps(name, ensure_ascii=False)[1:-1]}
    about = models.Q(*(("text__contains", spelling) for spelling in sorted(spellings)), _connector=models.Q.OR)
    rows = rows.order_by().annotate(text=Cast(models.F(column), TEXT)).filter(about)
    said = {"of": models.Value(table, TEXT), "at": models.Value(column, TEXT)}
    return rows.annotate(**said).values_list("of", "at", "pk", "text")


def count_in(passage: Passage, name: Name) -> int:
    """In how many texts it stands: what is kept as JSON may hold several."""
    if passage.table in JSON_KEPT and passage.column in JSON_KEPT[passage.table]:
        counted: list[str] = []
        JSON_KEPT[passage.table][passage.column](json.loads(passage.text), noting(name, counted))
        return len(counted)
    return int(name.stands_in(passage.text))


def noting(name: Name, counted: list[str]) -> Change:
    def change(text: str) -> str:
        if name.stands_in(text):
            counted.append(text)
        return text

    return change


#: How to go through the columns that hold JSON.
JSON_KEPT: dict[str, dict[str, Callable[[Any, Change], Any]]] = {
    "companies": {"aliases": deep},
    "versions": {"values": deep},
    OF_PEOPLE: {"values": deep_in_person},
    "removals": {"contents": deep_in_contents},
}


def take_out(owner: User, name: Name, found: Iterable[Passage]) -> None:
    """Put "somebody" in the place of the name; what is rendered from a text follows."""
    columns: dict[tuple[str, int], list[str]] = defaultdict(list)
    for passage in found:
        columns[passage.table, passage.key].append(passage.column)
    for (table, key), names in columns.items():
        if table != "removals":
            rewrite(TABLES["versions" if table == OF_PEOPLE else table], owner, key, names, name)


def rewrite(table: Table, owner: User, key: int, columns: list[str], name: Name) -> None:
    record: Any = table.of(owner).get(pk=key)
    for column in columns:
        setattr(record, column, without(name, record, column))
    derived = [each for each in expected_columns(record) if each not in columns]
    record.save(update_fields=[*columns, *derived])


def without(name: Name, record: Record, column: str) -> Any:
    value: Any = getattr(record, column)
    field = record._meta.get_field(column)
    if isinstance(value, FuzzyDate):
        return FuzzyDate(value.edtf, name.taken_out_of(value.words))
    if isinstance(record, Version) and column == "values" and record.table == Person._meta.model_name:
        return deep_in_person(value, name.taken_out_of)
    return value if isinstance(field, FuzzyDateField) else fitted(field, deep(value, name.taken_out_of))


def fitted(field: Any, value: Any) -> Any:
    """Text that grew beyond what its column holds is cut."""
    limits = [check.limit_value for check in field.validators if isinstance(check, MaxLengthValidator)]
    return value[: min(limits)] if limits and isinstance(value, str) else value


def take_out_of_trash(removal: Removal, change: Change, with_contents: bool) -> None:
    for column in SAID:
        setattr(removal, column, change(getattr(removal, column))[:200])
    if with_contents:
        removal.contents = deep_in_contents(removal.contents, change)
