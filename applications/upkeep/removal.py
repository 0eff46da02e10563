"""Takes a record out of a history with all that hangs on it, and keeps it whole so that it can come back."""

from itertools import batched
from typing import Any

from django.db import models

from applications.accounts.models import User
from applications.records.deeds import Deed
from applications.records.locking import hold
from applications.records.models import Record
from applications.records.noticing import in_one_go
from applications.transfer.caches import refresh_caches
from applications.transfer.manifest import NAMES, TABLES, Table, target_of
from applications.upkeep.contents import Contents, contents_of
from applications.upkeep.hanging import BATCH, Found, ends, hanging_on, lists, matching, through
from applications.upkeep.models import Removal
from applications.upkeep.told import refresh_kept
from applications.upkeep.words import along_with, place_of, title_of


@in_one_go()
def remove(record: Record) -> Removal:
    """Nothing of it is left where anybody reads. Raises DoesNotExist when it was removed just now."""
    hold(record.owner)
    removal = take_away(record)
    Deed.note(record.owner, f"{removal.title} removed.", {"removal": removal.pk})
    return removal


def take_away(record: Record) -> Removal:
    """The same, in the transaction of whoever holds the owner."""
    table, owner = TABLES[NAMES[type(record)]], record.owner
    record = table.of(owner).get(pk=record.pk)
    owner.removals.expired().delete()
    found = hanging_on(owner, table, record.pk)
    removal = Removal(owner=owner, kind=table.name, record=record.pk, contents=contents_of(owner, found))
    removal.title, removal.place, removal.along = title_of(record), place_of(record), along_with(record, found)
    removal.save()
    take_out(owner, removal.contents)
    return removal


def take_out(owner: User, contents: Contents) -> None:
    """Delete what a removal holds, and let the caches of what remains follow."""
    attempts, companies = touched(owner, contents), companies_in(contents)
    keys = {name: set(map(int, rows)) for name, rows in contents["rows"].items()}
    part(keys)
    for name, link in {(name, link) for name, link, *_ in contents["links"]}:
        loose = [key for of, by, key, _ in contents["links"] if (of, by) == (name, link)]
        for rows in matching(TABLES[name].of(owner), "pk", loose):
            rows.update(**{link: None})
    for name in reversed(keys):
        for rows in matching(TABLES[name].of(owner), "pk", keys[name]):
            rows.order_by()._raw_delete(rows.db)
    refresh(owner, attempts, companies)
    refresh_kept(owner, contents)


def part(keys: Found) -> None:
    """Delete the pairs of many-to-many links that have either side among the keys."""
    for table, field in lists():
        for column, name in zip(ends(field), (table.name, target_of(field)), strict=True):
            for pairs in matching(through(field), column, keys.get(name, ())):
                pairs.delete()


def refresh(owner: User, attempts: set[int], companies: set[int]) -> None:
    """Write the caches of these attempts anew, and number those of these companies."""
    mine: Any = owner.attempts
    for some in matching(mine.all(), "company", companies):
        some.renumber()
    for keys in batched(sorted(attempts), BATCH):
        refresh_caches(owner, mine.filter(pk__in=keys))


def companies_in(contents: Contents) -> set[int]:
    """The companies that attempts among the rows are at."""
    return {row["company"] for row in contents["rows"].get("attempts", {}).values()} - {None}


def touched(owner: User, contents: Contents) -> set[int]:
    """The attempts whose caches may rest on the rows: those they name, and those of what they name."""
    attempts = set(map(int, contents["rows"].get("attempts", {})))
    for name, rows in contents["rows"].items():
        for link in TABLES[name].links:
            keys = {row[link.name] for row in rows.values() if row.get(link.name)}
            attempts |= attempts_of(TABLES[target_of(link)], owner, keys)
    return attempts


def attempts_of(table: Table, owner: User, keys: set[int]) -> set[int]:
    if table.name == "attempts":
        return keys
    if not any(link.name == "attempt" for link in table.links):
        return set()
    rows: list[models.QuerySet] = list(matching(table.of(owner), "pk", keys))
    return {attempt for some in rows for attempt in some.order_by().values_list("attempt", flat=True)} - {None}
