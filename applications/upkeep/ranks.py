"""Gives what comes back into a thread a place of its own, where its old one is taken."""

from itertools import groupby
from operator import itemgetter

from applications.accounts.models import User
from applications.attempts.placing import THREAD
from applications.transfer.check import standing
from applications.transfer.manifest import TABLES
from applications.upkeep.contents import Contents
from applications.upkeep.hanging import matching

#: (attempt, rank, came back, UUID, table, key): sorted, what came back stands right behind what took its place.
Place = tuple[int, int, bool, str, str, int]


def move_behind(owner: User, contents: Contents) -> None:
    """Rows whose rank was taken meanwhile come right behind the one that took it; what follows moves on."""
    back = {(name, int(key)) for name in THREAD for key in contents["rows"].get(name, {})}
    attempts = {contents["rows"][name][str(key)]["attempt"] for name, key in back} - {None}
    for _, thread in groupby(sorted(places(owner, attempts, back)), key=itemgetter(0)):
        untie(owner, list(thread))


def places(owner: User, attempts: set[int], back: set[tuple[str, int]]) -> list[Place]:
    return [
        (attempt, rank, (name, key) in back, str(uuid), name, key)
        for name in THREAD
        for rows in matching(standing(name, owner), "attempt", attempts)
        for attempt, rank, uuid, key in rows.order_by().values_list("attempt", "rank", "uuid", "pk")
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
            move(owner, name, key, rank, free)
        last = free


def move(owner: User, name: str, key: int, rank: int, free: int) -> None:
    """An offer takes the versions along that stand where it stands."""
    TABLES[name].of(owner).filter(pk=key).update(rank=free)
    if name == "offers":
        owner.offer_versions.filter(offer=key, rank=rank).update(rank=free)
