"""Undoes the last thing somebody did, whatever it was: the newest first, so that each finds what it left."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from applications.accounts.models import User
from applications.records.deeds import Deed
from applications.records.locking import hold
from applications.records.models import Record
from applications.records.noticing import in_one_go
from applications.records.undoing import do_again, take_back, what_does_it_again
from applications.transfer.caches import KEPT
from applications.transfer.manifest import TABLES
from applications.upkeep.homes import holders, page_of, page_of_removed
from applications.upkeep.models import Removal
from applications.upkeep.removal import take_away
from applications.upkeep.restoration import Refused, bring_back
from applications.upkeep.trash import Trash

NOT_AGAIN = "This cannot be done again: something else was done or undone since."
TOO_LONG_AGO = "That was too long ago to be undone here."


@in_one_go()
def undo(deed: Deed) -> str:
    """Undo it, once; returns where one goes on reading. Raises `Refused` if something was done since."""
    owner = deed.owner
    hold(owner)
    deed.refresh_from_db()
    if deed.undone_at:
        return reverse("undo")
    last = owner.deeds.last_done()
    if last is None or last.pk < deed.pk:
        raise Refused(TOO_LONG_AGO)
    if last != deed:
        raise Refused(f"Something was done since. Undo that first: “{last}”")
    is_plain = not {"removal", "restoration"} & set(deed.changes)
    deed.again = what_does_it_again(deed.changes) if is_plain else {}
    page = undo_changes(owner, deed.changes)
    deed.undone_at = timezone.now()
    deed.save()
    return page


@in_one_go()
def redo(deed: Deed) -> str:
    """Do again what was undone last, once; returns where one goes on reading. Raises `Refused` if something was done
    since."""
    owner = deed.owner
    hold(owner)
    deed.refresh_from_db()
    if deed.undone_at and owner.deeds.next_again() != deed:
        raise Refused(NOT_AGAIN)
    if deed.undone_at:
        do_again(owner.pk, deed.changes, deed.again)
        for keeping in KEPT:
            keeping.refresh(owner, keeping.told_by(deed.changes))
        deed.again, deed.undone_at = {}, None
        deed.save()
    pages = (page_of(record) for record in records_in(owner, deed.changes))
    return deed.changes.get("page") or next(pages, reverse("dashboard"))


def undo_changes(owner: User, changes: dict[str, Any]) -> str:
    if "removal" in changes:
        return bring_removed_back(owner, owner.removals.get(pk=changes["removal"]))
    if "restoration" in changes:
        return remove_again(owner, changes["restoration"])
    page = changes.get("page") or page_after(owner, changes)
    told = [(keeping, keeping.keys_told(keeping.told_by(changes))) for keeping in KEPT]
    take_back(changes)
    for keeping, keys in told:
        keeping.refresh(owner, {keeping.name: keys})
    return page


def bring_removed_back(owner: User, removal: Removal) -> str:
    """It may have come back and gone again since, and lies in another removal then."""
    trash = Trash(owner)
    find = trash.merger if removal.is_merger else trash.holder
    holder = find(removal.table, removal.record)
    bring_back(trash, (holder or removal).pk)
    return page_of_removed(removal)


def remove_again(owner: User, keys: list[int]) -> str:
    """What came back last goes first."""
    for key in reversed(keys):
        removal = owner.removals.get(pk=key)
        take_away(TABLES[removal.kind].of(owner).get(pk=removal.record))
    return reverse("trash")


def page_after(owner: User, changes: dict[str, Any]) -> str:
    """The page of what stays: what the rows that go hung on, else what was changed."""
    going = {(name, key) for name, keys in changes.get("added", {}).items() for key in keys}
    for record in records_in(owner, changes):
        for stays in (record, *holders_of(record)):
            if (stays._meta.model_name, stays.pk) not in going:
                return page_of(stays)
    return reverse("dashboard")


def records_in(owner: User, changes: dict[str, Any]) -> Iterator[Record]:
    """What was added and, after that, what was changed; what hangs on much before what it hangs on."""
    for part in ("added", "before"):
        for table in reversed([table for table in TABLES.values() if table.name != "versions"]):
            keys = list(changes.get(part, {}).get(table.model._meta.model_name, []))
            yield from table.of(owner).filter(pk__in=keys[:1])


def holders_of(record: Record) -> Iterator[Record]:
    """What it hangs on, what that hangs on, and so on."""
    for holder in holders(record):
        yield holder
        yield from holders_of(holder)
