"""Makes two companies one: nothing that was recorded of either is lost, and it can be undone."""

from typing import Any

from django.db import transaction

from applications.companies.models import Company
from applications.fields.folded import fold
from applications.records.deeds import Deed
from applications.records.locking import hold
from applications.transfer.manifest import TABLES, target_of
from applications.upkeep.contents import Contents, rows_of
from applications.upkeep.hanging import ends, keys_of, lists, matching, through, versions_of
from applications.upkeep.linking import write_pairs, written_pairs
from applications.upkeep.models import MERGER, Removal
from applications.upkeep.removal import refresh
from applications.upkeep.words import title_of


@transaction.atomic
def merge(kept: Company, merged: Company) -> Removal:
    """Let all that leads to `merged` lead to `kept`. Raises DoesNotExist when one of them was removed just now."""
    owner = kept.owner
    hold(owner)
    kept, merged = owner.companies.get(pk=kept.pk), owner.companies.get(pk=merged.pk)
    owner.removals.expired().delete()
    found = {"companies": {merged.pk}}
    found["versions"] = versions_of(owner, found)
    contents: Contents = {"pairs": [], "links": []}
    contents["rows"] = {name: rows_of(TABLES[name], owner, keys) for name, keys in found.items()}
    contents["repointed"] = links_to(kept, merged)
    contents["kept"] = take_over_words(kept, merged)
    repoint(kept, contents["repointed"])
    contents["pairs_repointed"] = repoint_pairs(kept, merged)
    for name, keys in reversed(found.items()):
        for rows in matching(TABLES[name].of(owner), "pk", keys):
            rows.order_by()._raw_delete(rows.db)
    refresh(owner, set(), {kept.pk})
    title, place = title_of(merged), f"merged into {kept}"[:200]
    removal = Removal.objects.create(
        owner=owner, kind=MERGER, record=merged.pk, title=title, place=place, contents=contents
    )
    Deed.note(owner, f"{merged} merged into {kept}.", {"removal": removal.pk})
    return removal


def links_to(kept: Company, merged: Company) -> list[list[Any]]:
    """Every link to the merged company, as [table, link, key, where it shall lead].

    That is to the kept one; but what owns the kept one belongs to what owned the merged one, else it would come to
    own itself.
    """
    above = owners_of(kept)
    return [
        [table.name, link.name, key, merged.parent_id if table.name == "companies" and key in above else kept.pk]
        for table in TABLES.values()
        for link in table.links
        if target_of(link) == "companies"
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


def take_over_words(kept: Company, merged: Company) -> dict[str, Any]:
    """The kept company goes by the names of both and keeps the notes of both; says what was added and what was before.

    An earlier version is kept as for any edit.
    """
    added: dict[str, Any] = {"aliases": new_names(kept, merged)}
    for name in ("interviewing", "notes"):
        mine, theirs = getattr(kept, name), getattr(merged, name)
        added[name] = f"\n\n{theirs}" if mine and theirs and theirs not in mine else "" if mine else theirs
    before = {name: getattr(kept, name) for name in added}
    for name, more in added.items():
        setattr(kept, name, before[name] + more)
    if kept.parent_id == merged.pk:
        kept.parent_id = merged.parent_id
    kept.revise()
    version = kept.owner.versions.filter(record=kept.uuid).latest("pk")
    return {"pk": kept.pk, "revision": kept.revision, "version": version.pk, "before": before, "added": added}


def new_names(kept: Company, merged: Company) -> list[str]:
    """The names of the merged company that the kept one does not go by yet, whatever their case and accents."""
    known, new = {fold(name) for name in (kept.name, *kept.aliases)}, []
    for name in (merged.name, *merged.aliases):
        if fold(name) not in known:
            known.add(fold(name))
            new.append(name)
    return new


def repoint(kept: Company, links: list[list[Any]]) -> None:
    for table, name, target in {(table, name, target) for table, name, _, target in links}:
        keys = {key for of, by, key, to in links if (of, by, to) == (table, name, target)}
        for rows in matching(TABLES[table].of(kept.owner), "pk", keys):
            rows.update(**{name: target})


def repoint_pairs(kept: Company, merged: Company) -> list[list[Any]]:
    """Let what lists the merged company list the kept one; says of each, [table, field, key, …], if it listed both."""
    changed: list[list[Any]] = []
    for table, field in lists():
        if target_of(field) != "companies":
            continue
        mine, other = ends(field)
        keys = set(through(field).filter(**{other: merged.pk}).values_list(mine, flat=True))
        both = {key for key, company in written_pairs(field, keys) if company == kept.pk}
        through(field).filter(**{other: merged.pk}).delete()
        write_pairs(field, {(key, kept.pk) for key in keys})
        changed += [[table.name, field.name, key, key in both] for key in sorted(keys)]
    return changed
