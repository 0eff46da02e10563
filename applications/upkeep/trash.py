"""Looks up what lies in an owner's trash, and writes into it what must wait there."""

from typing import Any

from applications.accounts.models import User
from applications.transfer.manifest import TABLES, target_of
from applications.upkeep.models import MERGERS, Removal


class Trash:
    """What was removed and can come back; what was merged lies in its merger."""

    def __init__(self, owner: User) -> None:
        self.owner = owner

    def holder(self, table: str, key: int) -> Removal | None:
        """The removal in which a row lies."""
        return self.owner.removals.filter(restored_at=None).holding(table, key).first()

    def merger(self, table: str, key: int) -> Removal | None:
        """The merger that made this record part of another."""
        mergers = self.owner.removals.filter(restored_at=None, kind=MERGERS.get(table, ""))
        return mergers.filter(record=key).first() if table in MERGERS else None

    def stands_for(self, table: str, key: int) -> int:
        """The record itself or, while it is merged into another, that one."""
        merger = self.merger(table, key)
        return self.stands_for(table, merger.contents["kept"]["pk"]) if merger else key

    def holding_pair(self, pair: list[Any]) -> list[Removal]:
        """The removal of the record that is listed, where the pair waits for its return."""
        table, name, _, other = pair
        field: Any = TABLES[table].model._meta.get_field(name)
        holder = self.holder(target_of(field), other)
        return [holder] if holder and pair in holder.contents["pairs"] else []

    def note(self, removal: Removal, what: str, entry: list[Any]) -> None:
        """Let something come back together with what the removal holds."""
        if entry not in removal.contents[what]:
            removal.contents[what].append(entry)
            removal.save(update_fields=["contents"])

    def set_link(self, table: str, link: str, key: int, target: int, instead_of: int | None = None) -> None:
        """Change a link of a row that lies in the trash, if it is still what it was."""
        holder = self.holder(table, key)
        if holder is None:
            return
        row = holder.contents["rows"][table][str(key)]
        if row[link] == instead_of:
            row[link] = target
            holder.save(update_fields=["contents"])
