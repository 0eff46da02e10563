"""Takes a merged record apart again: what was its own goes back to it, and what was recorded since stays."""

from itertools import groupby
from typing import Any

from applications.records.models import Version
from applications.records.values import written
from applications.transfer.manifest import TABLES, Table
from applications.upkeep.contents import Contents, kept
from applications.upkeep.hanging import ends, through
from applications.upkeep.linking import set_links, stands, write_pairs, written_pairs
from applications.upkeep.removal import refresh
from applications.upkeep.trash import Trash


def unmerge(trash: Trash, table: str, merged: int, contents: Contents) -> None:
    """The merged record stands again as a row by now; give it back what still points to the one that was kept."""
    taken = contents["kept"]
    give_back_words(TABLES[table], TABLES[table].of(trash.owner).get(pk=taken["pk"]), taken)
    give_back_links(trash, merged, contents["repointed"])
    for name, field, key, had in contents["pairs_repointed"]:
        give_back_pair(trash, name, field, key, taken["pk"], merged, had)
    for name, field, other in contents.get("lent", []):
        let_go(trash, name, field, taken["pk"], other)
    refresh(trash.owner, set(), {taken["pk"], merged} if table == "companies" else set())


def give_back_words(table: Table, record: Any, taken: dict[str, Any]) -> None:
    """What the record said before, with its revision; if it was edited since, what the merger added is taken out."""
    versions = Version.objects.filter(owner=record.owner)
    versions.filter(pk=taken.get("beside")).delete()
    if record.revision == taken["revision"]:
        for name, value in taken["before"].items():
            setattr(record, name, kept(table.name, name, value))
        record.revision -= 1
        record.save(update_fields=record.own_columns())
        versions.filter(pk=taken["version"]).delete()
        return
    words = words_without(table, record, taken)
    if any(getattr(record, name) != value for name, value in words.items()):
        for name, value in words.items():
            setattr(record, name, value)
        record.revise()


def words_without(table: Table, record: Any, taken: dict[str, Any]) -> dict[str, Any]:
    """What the record says by now, less what the merger added; what it set is as before unless it was set anew."""
    words = {name: without(getattr(record, name), added) for name, added in taken["added"].items()}
    fields = {field.name: field for field in table.fields}
    for name, value in taken.get("set", {}).items():
        if written(fields[name], getattr(record, name)) == value:
            words[name] = kept(table.name, name, taken["before"][name])
    return words


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


def let_go(trash: Trash, table: str, name: str, key: int, other: int) -> None:
    """The kept record no longer lists what it listed for the other alone."""
    field: Any = TABLES[table].model._meta.get_field(name)
    through(field).filter(**dict(zip(ends(field), (key, other), strict=True))).delete()
    for holder in trash.holding_pair([table, name, key, other]):
        holder.contents["pairs"].remove([table, name, key, other])
        holder.save(update_fields=["contents"])


def give_back_pair(trash: Trash, table: str, name: str, key: int, kept: int, merged: int, had: bool) -> None:
    """If the record still lists the kept one, it lists the merged one again; both only where it listed both."""
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
