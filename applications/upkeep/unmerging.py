"""Takes a merged company apart again: what was its own goes back to it, and what was recorded since stays."""

from itertools import groupby
from typing import Any

from applications.companies.models import Company
from applications.records.models import Version
from applications.transfer.manifest import TABLES
from applications.upkeep.contents import Contents
from applications.upkeep.hanging import ends, through
from applications.upkeep.linking import set_links, stands, write_pairs, written_pairs
from applications.upkeep.removal import refresh
from applications.upkeep.trash import Trash


def unmerge(trash: Trash, merged: int, contents: Contents) -> None:
    """The merged company stands again as a row by now; give it back what still points to the one that was kept."""
    kept = contents["kept"]
    give_back_words(trash.owner.companies.get(pk=kept["pk"]), kept)
    give_back_links(trash, merged, contents["repointed"])
    for table, field, key, had in contents["pairs_repointed"]:
        give_back_pair(trash, table, field, key, kept["pk"], merged, had)
    refresh(trash.owner, set(), {kept["pk"], merged})


def give_back_words(company: Company, kept: dict[str, Any]) -> None:
    """What the company said before, with its revision; if it was edited since, what the merger added is taken out."""
    if company.revision == kept["revision"]:
        for name, value in kept["before"].items():
            setattr(company, name, value)
        company.revision -= 1
        company.save(update_fields=company.own_columns())
        Version.objects.filter(owner=company.owner, pk=kept["version"]).delete()
        return
    words = {name: without(getattr(company, name), added) for name, added in kept["added"].items()}
    if any(getattr(company, name) != value for name, value in words.items()):
        for name, value in words.items():
            setattr(company, name, value)
        company.revise()


def without(value: Any, added: Any) -> Any:
    if isinstance(value, list):
        return [each for each in value if each not in added]
    return value.replace(added, "", 1) if added else value


def give_back_links(trash: Trash, merged: int, links: list[list[Any]]) -> None:
    """`links` are [table, link, key, where the merger let it lead]."""

    def order(link: list[Any]) -> tuple[str, str, int]:
        table, name, _, target = link
        return table, name, target or 0

    for (table, name, target), group in groupby(sorted(links, key=order), key=order):
        keys = {key for _, _, key, _ in group}
        set_links(trash, TABLES[table], name, keys, merged, instead_of=target or None)


def give_back_pair(trash: Trash, table: str, name: str, key: int, kept: int, merged: int, had: bool) -> None:
    """If the record still lists the kept company, it lists the merged one again; both only where it listed both."""
    field: Any = TABLES[table].model._meta.get_field(name)
    if not stands(trash.owner, table, key):
        holder = trash.holder(table, key)
        pair = [table, name, key, kept]
        if holder and pair in holder.contents["pairs"]:
            trash.note(holder, "pairs", [table, name, key, merged])
            if not had:
                holder.contents["pairs"].remove(pair)
                holder.save(update_fields=["contents"])
        return
    if (key, kept) in written_pairs(field, {key}):
        write_pairs(field, {(key, merged)})
        if not had:
            through(field).filter(**dict(zip(ends(field), (key, kept), strict=True))).delete()
