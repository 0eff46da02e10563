"""Forgets a person for good: the history stays, the person goes, from earlier versions and from the trash as well."""

from typing import Any

from django.db import models
from django.db.models.functions import Cast

from applications.accounts.models import User
from applications.companies.models import Person
from applications.records.locking import hold
from applications.records.models import Version
from applications.records.noticing import in_one_go
from applications.transfer.manifest import TABLES
from applications.upkeep.hanging import ends, lists, through
from applications.upkeep.json_texts import deep
from applications.upkeep.models import Removal
from applications.upkeep.names import Name, name_of
from applications.upkeep.texts import passages, take_out, take_out_of_trash


@in_one_go()
def forget(person: Person, also_in_texts: bool) -> None:
    """Leave no trace of the person. Raises DoesNotExist when it was done just now."""
    owner = person.owner
    hold(owner)
    person = owner.people.get(pk=person.pk)
    name = name_of(person)
    Version.objects.filter(owner=owner, record=person.uuid).delete()
    let_go(owner, person)
    owner.people.filter(pk=person.pk).delete()
    for version in naming(owner.versions, "values", person):
        version.values = unnamed(version.values, str(person.uuid))
        version.save(update_fields=["values"])
    if also_in_texts:
        take_out(owner, name, passages(person, name))
    forget_in_trash(owner, person, name, also_in_texts)
    owner.deeds.all().delete()
    forget_in_drafts(owner, person, name)


def let_go(owner: User, person: Person) -> None:
    """Empty the links to the person, so that what happened stays: an interviewer, no longer by name."""
    for table in TABLES.values():
        for link in table.links:
            if link.related_model is Person:
                table.of(owner).filter(**{link.name: person}).update(**{link.name: None})
    for table, field in lists():
        for column, model in zip(ends(field), (table.model, field.related_model), strict=True):
            if model is Person:
                through(field).filter(**{column: person.pk}).delete()


def naming(rows: models.QuerySet, column: str, person: Person) -> models.QuerySet:
    """Rows whose JSON names the person's UUID."""
    return rows.annotate(text=Cast(column, models.TextField())).filter(text__contains=str(person.uuid))


def unnamed(value: Any, uuid: str) -> Any:
    """The same JSON with null in the place of the UUID; lists lose it."""
    if isinstance(value, dict):
        return {key: unnamed(each, uuid) for key, each in value.items()}
    if isinstance(value, list):
        return [unnamed(each, uuid) for each in value if each != uuid]
    return None if value == uuid else value


def forget_in_trash(owner: User, person: Person, name: Name, also_in_texts: bool) -> None:
    """Titles name people by what they lead to, so the name goes from them in any case."""
    owner.removals.filter(kind="people", record=person.pk).delete()
    for removal in owner.removals.all():
        before = [getattr(removal, column.name) for column in Removal._meta.concrete_fields]
        removal.contents = unnamed(without_links(removal.contents, person.pk), str(person.uuid))
        take_out_of_trash(removal, name.taken_out_of, with_contents=also_in_texts)
        if before != [getattr(removal, column.name) for column in Removal._meta.concrete_fields]:
            removal.save()


def forget_in_drafts(owner: User, person: Person, name: Name) -> None:
    """What was begun about the person goes; in what was begun about others, the name goes in any case, since a form
    holds it where a record holds a link."""
    owner.drafts.filter(place__startswith=person.get_absolute_url()).delete()
    for draft in owner.drafts.all():
        if draft.said("uuid") == str(person.uuid):
            draft.delete()
        elif (texts := deep(draft.texts, name.taken_out_of)) != draft.texts:
            draft.texts = texts
            draft.save(update_fields=["texts"])


def without_links(contents: dict[str, Any], key: int) -> dict[str, Any]:
    """What lies in the trash, with nothing that leads to the person or from them."""
    if not contents:
        return contents
    rows = {
        table: {
            pk: row | {link.name: None for link in people_links(table) if row.get(link.name) == key}
            for pk, row in rows.items()
        }
        for table, rows in contents["rows"].items()
    }
    return contents | {
        "rows": rows,
        "links": [link for link in contents["links"] if not leads_to(link, key)],
        "pairs": [pair for pair in contents["pairs"] if not leads_to(pair, key)],
    }


def people_links(table: str) -> list[Any]:
    return [link for link in TABLES[table].links if link.related_model is Person]


def leads_to(link: list[Any], person: int) -> bool:
    """A link or pair, [table, field, key, other], has the person at either end."""
    table, name, key, other = link
    field: Any = TABLES[table].model._meta.get_field(name)
    return (table, key) == ("people", person) or (field.related_model, other) == (Person, person)
