"""Brings back what was removed: the same rows under the same keys, and with them all that waited for them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from applications.accounts.models import User
from applications.records.deeds import Deed
from applications.records.locking import hold
from applications.records.noticing import in_one_go
from applications.transfer.manifest import TABLES, target_of
from applications.upkeep.contents import Contents, record_from
from applications.upkeep.hanging import Found, is_needed, keys_of, matching
from applications.upkeep.linking import lead_anew, pair_up, tie_up
from applications.upkeep.models import Removal
from applications.upkeep.ranks import move_behind
from applications.upkeep.removal import companies_in, refresh, touched
from applications.upkeep.told import refresh_kept
from applications.upkeep.trash import Trash
from applications.upkeep.unmerging import unmerge

#: A link of a row that lies in the trash: (table, link, key, target).
Tie = tuple[str, Any, int, int]


class Refused(Exception):
    """It cannot come back; says why in a sentence. Nothing was changed."""


@in_one_go()
def restore(removal: Removal) -> None:
    """Bring it back, and first whatever it cannot stand without. Raises `Refused`."""
    hold(removal.owner)
    back = bring_back(Trash(removal.owner), removal.pk)
    removal.refresh_from_db()
    if back:
        note_return(removal, back)


def note_return(removal: Removal, back: list[Removal]) -> None:
    """Brought back right after it was removed, that is undone; later, it is one more thing that can be undone.

    What was parted has nothing to undo any more: what was done to the one it was is not theirs.
    """
    deeds: Any = removal.owner.deeds
    last = deeds.last_done()
    if last and last.changes == {"removal": removal.pk}:
        deeds.filter(pk=last.pk).update(undone_at=timezone.now(), changes={})
    elif any(each.is_merger for each in back):
        deeds.all().delete()
    else:
        Deed.note(removal.owner, f"{removal.title} brought back.", {"restoration": [each.pk for each in back]})


def bring_back(trash: Trash, key: int) -> list[Removal]:
    """All that came back with it, in turn; nothing where it is back already."""
    removal, back = trash.owner.removals.get(pk=key), []
    while removal.restored_at is None and (first := needed_first(trash, removal)):
        back += bring_back(trash, first.pk)
        removal.refresh_from_db()
    if removal.restored_at:
        return back
    contents, removal.contents, removal.restored_at = removal.contents, {}, timezone.now()
    removal.save()
    refuse_twins(trash.owner, contents)
    lead_anew(trash, contents, ties_out(contents))
    insert(trash.owner, contents)
    tie_up(trash, contents["links"])
    pair_up(trash, contents["pairs"])
    if removal.is_merger:
        unmerge(trash, removal.table, removal.record, contents)
    move_behind(trash.owner, contents)
    refresh(trash.owner, touched(trash.owner, contents), companies_in(contents))
    refresh_kept(trash.owner, contents)
    return [*back, removal]


def ties_out(contents: Contents) -> Iterator[Tie]:
    """The links of the rows that lead to none of them."""
    for name, rows in contents["rows"].items():
        for link in TABLES[name].links:
            inside = contents["rows"].get(target_of(link), {})
            for key, row in rows.items():
                target = row.get(link.name)
                if target is not None and str(target) not in inside:
                    yield name, link, int(key), target


def needed_first(trash: Trash, removal: Removal) -> Removal | None:
    """A removal that must come back before this one. Raises `Refused` if what is needed is gone for good."""
    for table, keys in needed_by(trash, removal).items():
        for key in sorted(keys - keys_of(matching(TABLES[table].of(trash.owner), "pk", keys))):
            if holder := trash.holder(table, key):
                return holder
            raise Refused(f"“{removal.title}” cannot come back: what it belonged to is gone for good.")
    return None


def needed_by(trash: Trash, removal: Removal) -> Found:
    """What must stand: what the rows need, or what that was merged into; and what a merger kept."""
    needed: Found = defaultdict(set)
    for _, link, _, target in ties_out(removal.contents):
        if is_needed(link):
            table = target_of(link)
            needed[table].add(trash.stands_for(table, target))
    if removal.is_merger:
        needed[removal.table].add(removal.contents["kept"]["pk"])
    return needed


def refuse_twins(owner: User, contents: Contents) -> None:
    """What was removed may have come again from a file meanwhile."""
    for name, rows in contents["rows"].items():
        uuids = [row["uuid"] for row in rows.values()]
        for twins in matching(TABLES[name].of(owner), "uuid", uuids):
            if twin := twins.first():
                raise Refused(f"“{twin}” is in your history again, from a file. Remove that one first.")


def insert(owner: User, contents: Contents) -> None:
    for name in TABLES:
        records = [record_from(TABLES[name], owner, key, row) for key, row in contents["rows"].get(name, {}).items()]
        TABLES[name].model._default_manager.bulk_create(records, batch_size=500)
