"""Gives what comes back into a thread a place of its own, where its old one is taken."""

from itertools import groupby
from operator import itemgetter

from applications.accounts.models import User
from applications.thread.order import keep_offers_with_their_versions
from applications.transfer.check import STANDING, places, standing
from applications.transfer.manifest import TABLES
from applications.upkeep.contents import Contents
from applications.upkeep.hanging import matching

#: (attempt, rank, came back, UUID, table, key): sorted, what came back stands right behind what took its place.
Place = tuple[int, int, bool, str, str, int]


def move_behind(owner: User, contents: Contents) -> None:
    """Rows whose rank was taken meanwhile come right behind the one that took it; what follows moves on."""
    back = {(name, int(key)) for name in STANDING for key in contents["rows"].get(name, {})}
    attempts = attempts_of(owner, contents)
    for _, thread in groupby(sorted(placed(owner, attempts, back)), key=itemgetter(0)):
        untie(owner, list(thread))


def attempts_of(owner: User, contents: Contents) -> set[int]:
    """Those in whose threads something comes back."""
    rows = contents["rows"]
    found = {row["attempt"] for name in STANDING for row in rows.get(name, {}).values() if "attempt" in row}
    offers = {row["offer"] for row in rows.get("offer_versions", {}).values()}
    if offers:
        found |= set(owner.offers.filter(pk__in=offers).values_list("attempt", flat=True))
    return found - {None}


def placed(owner: User, attempts: set[int], back: set[tuple[str, int]]) -> list[Place]:
    return [
        (attempt, rank, (name, key) in back, str(uuid), name, key)
        for name, column in STANDING.items()
        for rows in matching(standing(name, owner), column, attempts)
        for attempt, rank, uuid, key in places(rows, name)
    ]


def untie(owner: User, thread: list[Place]) -> None:
    """Move apart, if something that came back has the same rank as something that stood there."""
    came = {rank for _, rank, is_back, *_ in thread if is_back}
    if came.isdisjoint(rank for _, rank, is_back, *_ in thread if not is_back):
        return
    last = None
    for _, rank, _, _, name, key in thread:
        free = rank if last is None or rank > last else last + 1
        if free != rank:
            TABLES[name].of(owner).filter(pk=key).update(rank=free)
        last = free
    keep_offers_with_their_versions(owner.attempts.get(pk=thread[0][0]))
