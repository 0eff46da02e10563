"""Looks up what lies in an owner's trash, and writes into it what must wait there."""

from typing import Any

from applications.accounts.models import User
from applications.upkeep.models import MERGER, Removal


class Trash:
    """What was removed and can come back; a merged company lies in its merger."""

    def __init__(self, owner: User) -> None:
        self.owner = owner

    def holder(self, table: str, key: int) -> Removal | None:
        """The removal in which a row lies."""
        return self.owner.removals.filter(restored_at=None).holding(table, key).first()

    def merger(self, company: int) -> Removal | None:
        """The merger that made this company part of another."""
        return self.owner.removals.filter(restored_at=None, kind=MERGER, record=company).first()

    def stands_for(self, company: int) -> int:
        """The company itself or, while it is merged into another, that one."""
        merger = self.merger(company)
        return self.stands_for(merger.contents["kept"]["pk"]) if merger else company

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
