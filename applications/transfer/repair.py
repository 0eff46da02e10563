"""Makes an account's caches and columns follow from its facts again, and gives each record a place of its own."""

from itertools import batched, groupby
from operator import itemgetter

from applications.accounts.models import User
from applications.records.noticing import in_one_go
from applications.thread.order import keep_offers_with_their_versions
from applications.transfer.caches import adopt, refresh_caches
from applications.transfer.check import STANDING, places, standing
from applications.transfer.derived import derived_names, expected_columns
from applications.transfer.manifest import TABLES, Table


@in_one_go()
def repair(owner: User) -> None:
    """Write anew all that can be computed. What a person would have to decide is left as it is."""
    for table in TABLES.values():
        put_in_step(table, owner)
    untie(owner)
    refresh_caches(owner)
    owner.deeds.all().delete()  # undone, they would put back what was wrong


def put_in_step(table: Table, owner: User) -> None:
    names = derived_names(table.model)
    keys = table.of(owner).order_by("pk").values_list("pk", flat=True) if names else []
    for some in batched(list(keys), 500):
        records = table.of(owner).filter(pk__in=some).only("pk", *names)
        changed = [record for record in records if adopt(record, expected_columns(record))]
        if changed:
            table.model._default_manager.bulk_update(changed, list(expected_columns(changed[0])), batch_size=100)


def untie(owner: User) -> None:
    """Move apart what has the same place in a thread, in the order in which it was shown."""
    placed = [
        (attempt, rank, str(uuid), name, pk)
        for name in STANDING
        for attempt, rank, uuid, pk in places(standing(name, owner), name).iterator()
    ]
    for attempt, thread in groupby(sorted(placed), key=itemgetter(0)):
        last, is_tied = None, False
        for _, rank, _, name, pk in thread:
            free = rank if last is None or rank > last else last + 1
            if free != rank:
                is_tied = True
                TABLES[name].of(owner).filter(pk=pk).update(rank=free)
            last = free
        if is_tied:
            keep_offers_with_their_versions(owner.attempts.get(pk=attempt))
