"""Finds what hangs on a record: all that would make no sense without it, and the links that would lead nowhere."""

from collections.abc import Iterable, Iterator
from itertools import batched

from django.db import models

from applications.accounts.models import User
from applications.records.models import Description, Fact
from applications.transfer.manifest import TABLES, Table, target_of

#: Keys of records by the name of their table.
Found = dict[str, set[int]]
BATCH = 5000


def hanging_on(owner: User, table: Table, key: int) -> Found:
    """The record with all that goes with it: earlier versions too, but no pairs of many-to-many links."""
    found: Found = {name: set() for name in TABLES}
    fresh: Found = {table.name: {key}}
    while fresh:
        for name, keys in fresh.items():
            found[name] |= keys
        fresh = less(together(bound_to(owner, fresh), chained_to(owner, fresh), emptied(owner, fresh, found)), found)
    found["versions"] |= versions_of(owner, found)
    return {name: keys for name, keys in found.items() if keys}


def is_needed(link: models.ForeignKey) -> bool:
    """A record makes no sense without what this link leads to, even where the link may be empty."""
    return link.remote_field.on_delete not in (models.SET_NULL, models.DB_SET_NULL)


def bound_to(owner: User, fresh: Found) -> Found:
    """Records that need one of the fresh ones."""
    links = [(table, link) for table in TABLES.values() for link in table.links if is_needed(link)]
    return together(
        *(
            {table.name: keys_of(matching(table.of(owner), link.name, fresh[target_of(link)]))}
            for table, link in links
            if target_of(link) in fresh
        )
    )


def chained_to(owner: User, fresh: Found) -> Found:
    """The facts that the fresh ones correct; left behind, they would hold again."""
    facts = [TABLES[name] for name in fresh if issubclass(TABLES[name].model, Fact)]
    corrected = {table.name: matching(table.of(owner), "correction", fresh[table.name]) for table in facts}
    return {name: keys_of(rows) for name, rows in corrected.items()}


def emptied(owner: User, fresh: Found, found: Found) -> Found:
    """Offers that are left without a version: there is nothing to an offer beside its versions."""
    versions, offers = TABLES["offer_versions"].of(owner), TABLES["offers"].of(owner)
    losing = keys_of(matching(offers, "versions", fresh.get("offer_versions", set())))
    keeping = {
        offer
        for rows in matching(versions, "offer", losing)
        for offer, key in rows.values_list("offer", "pk")
        if key not in found["offer_versions"]
    }
    return {"offers": losing - keeping}


def versions_of(owner: User, found: Found) -> set[int]:
    """The earlier versions of the descriptions among the found."""
    described = [name for name, keys in found.items() if keys and issubclass(TABLES[name].model, Description)]
    uuids = {
        uuid
        for name in described
        for rows in matching(TABLES[name].of(owner), "pk", found[name])
        for uuid in rows.values_list("uuid", flat=True)
    }
    return keys_of(matching(TABLES["versions"].of(owner), "record", uuids))


def loose_ends(owner: User, found: Found) -> list[tuple[str, str, int, int]]:
    """Links from outside into the found, as (table, link, key, target): they will be empty."""
    return sorted(
        (table.name, link.name, key, target)
        for table in TABLES.values()
        for link in table.links
        for rows in matching(table.of(owner), link.name, found.get(target_of(link), ()))
        for key, target in rows.order_by().values_list("pk", link.attname)
        if key not in found.get(table.name, ())
    )


def pairs_of(found: Found) -> list[tuple[str, str, int, int]]:
    """Pairs of many-to-many links with either side among the found, as (table, field, key, other)."""
    pairs = set()
    for table, field in lists():
        mine, other = ends(field)
        for column, keys in ((mine, found.get(table.name, ())), (other, found.get(target_of(field), ()))):
            for rows in matching(through(field), column, keys):
                pairs |= {(table.name, field.name, *pair) for pair in rows.values_list(mine, other)}
    return sorted(pairs)


def lists() -> Iterator[tuple[Table, models.ManyToManyField]]:
    return ((table, field) for table in TABLES.values() for field in table.lists)


def through(field: models.ManyToManyField) -> models.QuerySet:
    return field.remote_field.through._default_manager.all()


def ends(field: models.ManyToManyField) -> tuple[str, str]:
    """The columns of the keys at this end and at the other."""
    return f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"


def matching(rows: models.QuerySet, column: str, keys: Iterable) -> Iterator[models.QuerySet]:
    """The rows whose column holds one of the keys, in batches that a database takes."""
    return (rows.filter(**{f"{column}__in": some}) for some in batched(sorted(keys), BATCH))


def keys_of(batches: Iterable[models.QuerySet]) -> set[int]:
    return {key for rows in batches for key in rows.order_by().values_list("pk", flat=True)}


def together(*several: Found) -> Found:
    names = {name for found in several for name in found}
    return {name: set().union(*(found.get(name, ()) for found in several)) for name in names}


def less(found: Found, known: Found) -> Found:
    """Those that are not known yet, without the tables that hold none."""
    return {name: rest for name, keys in found.items() if (rest := keys - known[name])}
