"""Makes two records one, companies, lessons or questions: nothing that was recorded of either is lost, and it can be
undone."""

from typing import Any

from applications.companies.models import Company
from applications.records.deeds import Deed
from applications.records.locking import hold
from applications.records.models import Description, Version
from applications.records.noticing import in_one_go
from applications.records.values import values_of, written
from applications.transfer.caches import KEPT
from applications.transfer.manifest import NAMES, TABLES, Table, target_of
from applications.upkeep.contents import Contents, rows_of
from applications.upkeep.hanging import ends, keys_of, lists, matching, through, versions_of
from applications.upkeep.linking import write_pairs, written_pairs
from applications.upkeep.models import MERGERS, Removal
from applications.upkeep.removal import refresh
from applications.upkeep.taking_over import COLUMNS, WORDS
from applications.upkeep.words import shortened, title_of


@in_one_go()
def merge(kept: Any, merged: Any) -> Removal:
    """Let all that leads to `merged` lead to `kept`. Raises DoesNotExist when one of them was removed just now."""
    owner, table = kept.owner, TABLES[NAMES[type(kept)]]
    hold(owner)
    kept, merged = table.of(owner).get(pk=kept.pk), table.of(owner).get(pk=merged.pk)
    owner.removals.expired().delete()
    found = {table.name: {merged.pk}}
    found["versions"] = versions_of(owner, found)
    contents: Contents = {"links": []}
    contents["rows"] = {name: rows_of(TABLES[name], owner, keys) for name, keys in found.items()}
    contents["repointed"] = links_to(table, kept, merged)
    contents["kept"] = take_over_words(table, kept, merged)
    repoint(kept, contents["repointed"])
    contents["pairs"], contents["lent"] = take_over_lists(table, kept, merged)
    contents["pairs_repointed"] = repoint_pairs(table, kept, merged)
    for name, keys in reversed(found.items()):
        for rows in matching(TABLES[name].of(owner), "pk", keys):
            rows.order_by()._raw_delete(rows.db)
    refresh(owner, set(), {kept.pk} if table.name == "companies" else set())
    for keeping in KEPT:
        keeping.refresh(owner, {keeping.name: {kept.pk}} if keeping.model is table.model else {})
    title, place = title_of(merged), f"merged into {title_of(kept)}"[:200]
    removal = Removal.objects.create(
        owner=owner, kind=MERGERS[table.name], record=merged.pk, title=title, place=place, contents=contents
    )
    Deed.note(owner, f"{title} merged into {shortened(str(kept))}.", {"removal": removal.pk})
    return removal


def links_to(of: Table, kept: Any, merged: Any) -> list[list[Any]]:
    """Every link to the merged record, as [table, link, key, where it shall lead].

    That is to the kept one; but what owns the kept company belongs to what owned the merged one, else it would come to
    own itself.
    """
    above = owners_of(kept) if isinstance(kept, Company) else set()
    return [
        [table.name, link.name, key, merged.parent_id if table is of and key in above else kept.pk]
        for table in TABLES.values()
        for link in table.links
        if target_of(link) == of.name
        for key in sorted(keys_of([table.of(kept.owner).filter(**{link.name: merged})]))
    ]


def owners_of(company: Company) -> set[int]:
    """The company and all that own it, at any distance."""
    above: set[int] = set()
    at: Company | None = company
    while at and at.pk not in above:
        above.add(at.pk)
        at = at.parent
    return above


def take_over_words(table: Table, kept: Description, merged: Description) -> dict[str, Any]:
    """The kept record says what both said, as far as it can; tells what was added and what was before.

    An earlier version is kept as for any edit; what can be said but once stands in one that says what the merged said.
    """
    names = COLUMNS[table.name]
    columns = [field for field in table.fields if field.name in names]
    before = {field.name: written(field, getattr(kept, field.name)) for field in columns}
    beside = version_of(table, kept, merged) if table.name != "companies" else None
    for name, value in WORDS[table.name](kept, merged).items():
        setattr(kept, name, value)
    if isinstance(kept, Company) and isinstance(merged, Company) and kept.parent_id == merged.pk:
        kept.parent_id = merged.parent_id
    kept.revise()
    version: Any = kept.owner.versions.filter(record=kept.uuid).latest("pk")
    after = {field.name: written(field, getattr(kept, field.name)) for field in columns}
    return {
        "pk": kept.pk,
        "revision": kept.revision,
        "version": version.pk,
        "beside": beside and beside.pk,
        "before": before,
        "added": {name: after[name][len(value) :] for name, value in before.items() if isinstance(value, str | list)},
        "set": {name: value for name, value in after.items() if not isinstance(value, str | list)},
    }


def version_of(table: Table, kept: Description, merged: Description) -> Version:
    """What the merged record said, among the earlier versions of the one that is kept."""
    values = {name: value for name, value in values_of(merged).items() if name != "revision"}
    model = str(table.model._meta.model_name)
    return Version.objects.create(
        owner=kept.owner, table=model, record=kept.uuid, values=values | {"uuid": str(kept.uuid)}
    )


def take_over_lists(table: Table, kept: Any, merged: Any) -> tuple[list[list[Any]], list[list[Any]]]:
    """Let the kept record list what the merged one lists; tells what that was, and what of it is new to the kept."""
    pairs: list[list[Any]] = []
    lent: list[list[Any]] = []
    for field in table.lists:
        mine, _ = ends(field)
        listed = {key for _, key in written_pairs(field, {merged.pk})}
        had = {key for _, key in written_pairs(field, {kept.pk})}
        through(field).filter(**{mine: merged.pk}).delete()
        write_pairs(field, {(kept.pk, key) for key in listed})
        pairs += [[table.name, field.name, merged.pk, key] for key in sorted(listed)]
        lent += [[table.name, field.name, key] for key in sorted(listed - had)]
    return pairs, lent


def repoint(kept: Any, links: list[list[Any]]) -> None:
    for table, name, target in {(table, name, target) for table, name, _, target in links}:
        keys = {key for of, by, key, to in links if (of, by, to) == (table, name, target)}
        for rows in matching(TABLES[table].of(kept.owner), "pk", keys):
            rows.update(**{name: target})


def repoint_pairs(of: Table, kept: Any, merged: Any) -> list[list[Any]]:
    """Let what lists the merged record list the kept one; says of each, [table, field, key, …], if it listed both."""
    changed: list[list[Any]] = []
    for table, field in lists():
        if target_of(field) != of.name:
            continue
        mine, other = ends(field)
        keys = set(through(field).filter(**{other: merged.pk}).values_list(mine, flat=True))
        both = {key for key, listed in written_pairs(field, keys) if listed == kept.pk}
        through(field).filter(**{other: merged.pk}).delete()
        write_pairs(field, {(key, kept.pk) for key in keys})
        changed += [[table.name, field.name, key, key in both] for key in sorted(keys)]
    return changed
