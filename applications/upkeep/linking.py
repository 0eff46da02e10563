"""Ties what comes back to the rest: at once where both ends stand, else noted so that it comes with the other end."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db import models

from applications.accounts.models import User
from applications.transfer.check import ABOUT_STEPS
from applications.transfer.manifest import TABLES, Table, target_of
from applications.upkeep.contents import Contents
from applications.upkeep.hanging import ends, keys_of, matching, through
from applications.upkeep.trash import Trash


def lead_anew(trash: Trash, contents: Contents, ties: Iterable[tuple[str, Any, int, int]]) -> None:
    """Let the links out of the rows lead to what stands; `ties` are those links as (table, link, key, target)."""
    for (table, name), group in groupby(sorted(ties, key=order), key=order):
        link: Any = TABLES[table].model._meta.get_field(name)
        targets = {key: target for _, _, key, target in group}
        known = keys_of(matching(TABLES[target_of(link)].of(trash.owner), "pk", set(targets.values())))
        for key, target in targets.items():
            new = target if target in known else new_target(trash, table, link, key, target)
            if new is not None and link.unique and is_taken(TABLES[table], link, trash.owner, new):
                new = None
            if new is not None and is_of_a_step(table, link):
                new = new if attempt_of(link, new) == contents["rows"][table][str(key)]["attempt"] else None
            contents["rows"][table][str(key)][name] = new


def order(tie: tuple[str, Any, int, int]) -> tuple[str, str]:
    return tie[0], tie[1].name


def new_target(trash: Trash, table: str, link: Any, key: int, target: int) -> int | None:
    """Where a link whose target does not stand leads now; when the target comes back, so does the link."""
    if stands(trash.owner, target_of(link), target):
        return target
    if merger := trash.merger(target_of(link), target):
        kept = merger.contents["kept"]["pk"]
        trash.note(merger, "repointed", [table, link.name, key, kept])
        return new_target(trash, table, link, key, kept)
    if holder := trash.holder(target_of(link), target):
        trash.note(holder, "links", [table, link.name, key, target])
    return None


def tie_up(trash: Trash, links: list[list[Any]]) -> None:
    """Let links from outside, given as [table, link, key, target], lead to what came back, if they are still empty."""
    for (table, name, target), group in groupby(sorted(links, key=by_target), key=by_target):
        set_links(trash, TABLES[table], name, {key for _, _, key, _ in group}, target, instead_of=None)


def by_target(link: list[Any]) -> tuple[str, str, int]:
    table, name, _, target = link
    return table, name, target


def set_links(trash: Trash, table: Table, name: str, keys: set[int], target: int, instead_of: int | None) -> None:
    """Change a link of these rows where it is still what it was, also in the trash."""
    link: Any = table.model._meta.get_field(name)
    known = keys_of(matching(table.of(trash.owner), "pk", keys))
    if link in table.own_links:
        for key in known:
            if not leads_back(table, link, trash.owner, key, target):
                change(table, link, trash.owner, {key}, target, instead_of)
    else:
        change(table, link, trash.owner, known, target, instead_of)
    for key in keys - known:
        trash.set_link(table.name, name, key, target, instead_of)


def change(table: Table, link: Any, owner: User, keys: set[int], target: int, instead_of: int | None) -> None:
    if link.unique and is_taken(table, link, owner, target):
        return
    still: dict[str, Any] = {link.name: instead_of}
    if is_of_a_step(table.name, link):
        still["attempt"] = attempt_of(link, target)
    for rows in matching(table.of(owner).filter(**still), "pk", keys):
        rows.update(**{link.name: target})


def is_of_a_step(table: str, link: Any) -> bool:
    """It may only lead to a step of the same attempt; either end may have been moved to another meanwhile."""
    return table in ABOUT_STEPS and link.name in ("loop", "round")


def attempt_of(link: Any, key: int) -> int:
    """The attempt of what the link leads to."""
    return link.related_model._default_manager.values_list("attempt", flat=True).get(pk=key)


def leads_back(table: Table, link: models.ForeignKey, owner: User, key: int, target: int) -> bool:
    """The row would lead to itself: a company that owns its owner."""
    at: int | None = target
    while at is not None and at != key:
        at = table.of(owner).order_by().values_list(link.attname, flat=True).get(pk=at)
    return at is not None


def is_taken(table: Table, link: models.ForeignKey, owner: User, target: int) -> bool:
    return table.of(owner).filter(**{link.name: target}).exists()


def stands(owner: User, table: str, key: int) -> bool:
    return TABLES[table].of(owner).filter(pk=key).exists()


def pair_up(trash: Trash, pairs: list[list[Any]]) -> None:
    """Write pairs of many-to-many links, given as [table, field, key, other], or note them where an end is missing."""
    for (table, name), group in groupby(sorted(pairs), key=lambda pair: (pair[0], pair[1])):
        field: Any = TABLES[table].model._meta.get_field(name)
        wanted = {(key, other) for _, _, key, other in group}
        known = keys_of(matching(TABLES[table].of(trash.owner), "pk", {key for key, _ in wanted}))
        others = keys_of(matching(TABLES[target_of(field)].of(trash.owner), "pk", {other for _, other in wanted}))
        ready = {pair for pair in wanted if pair[0] in known and pair[1] in others}
        for pair in wanted - ready:
            ready |= new_pair(trash, TABLES[table], field, pair)
        write_pairs(field, ready)


def new_pair(trash: Trash, table: Table, field: Any, pair: tuple[int, int]) -> set[tuple[int, int]]:
    """What becomes of a pair an end of which does not stand."""
    key, other = pair
    if merger := trash.merger(target_of(field), other):
        kept = merger.contents["kept"]["pk"]
        had = (key, kept) in written_pairs(field, {key})
        trash.note(merger, "pairs_repointed", [table.name, field.name, key, had])
        return new_pair(trash, table, field, (key, kept))
    if merger := trash.merger(table.name, key):
        kept = merger.contents["kept"]["pk"]
        trash.note(merger, "pairs", [table.name, field.name, key, other])
        if (kept, other) not in written_pairs(field, {kept}):
            trash.note(merger, "lent", [table.name, field.name, other])
        return new_pair(trash, table, field, (kept, other))
    for name, end in ((table.name, key), (target_of(field), other)):
        if not stands(trash.owner, name, end):
            if holder := trash.holder(name, end):
                trash.note(holder, "pairs", [table.name, field.name, key, other])
            return set()
    return {(key, other)}


def written_pairs(field: Any, keys: set[int]) -> set[tuple[int, int]]:
    mine, other = ends(field)
    return {pair for rows in matching(through(field), mine, keys) for pair in rows.values_list(mine, other)}


def write_pairs(field: Any, pairs: set[tuple[int, int]]) -> None:
    model, columns = field.remote_field.through, ends(field)
    new = sorted(pairs - written_pairs(field, {key for key, _ in pairs}))
    model._default_manager.bulk_create([model(**dict(zip(columns, pair, strict=True))) for pair in new], batch_size=500)
