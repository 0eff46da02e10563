"""Lets what other records keep follow from what a removal or merger took away or gave back."""

from applications.accounts.models import User
from applications.records.capture import name_of
from applications.records.keeping import Keeping
from applications.transfer.caches import KEPT
from applications.transfer.manifest import TABLES
from applications.upkeep.contents import Contents


def refresh_kept(owner: User, contents: Contents) -> None:
    for keeping in KEPT:
        keeping.refresh(owner, told_in(keeping, contents))


def told_in(keeping: Keeping, contents: Contents) -> dict[str, set[int]]:
    """Its own rows, the records these name, and the rows that have led to them or lead there again."""
    rows = {name_of(TABLES[table].model): found for table, found in contents["rows"].items()}
    told = {name: set(map(int, rows.get(name, {}))) for name in (keeping.name, *keeping.tables)}
    told[keeping.name] |= {row[keeping.name] for name in keeping.tables for row in rows.get(name, {}).values()}
    for table, _, key, _ in [*contents["links"], *contents.get("repointed", [])]:
        told.setdefault(name_of(TABLES[table].model), set()).add(key)
    if keeping.name in rows and "kept" in contents:
        told[keeping.name].add(contents["kept"]["pk"])
    return told
