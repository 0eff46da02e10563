"""Keeps the index true: whatever writes a history is told here, in its transaction (see records/noticing.py)."""

from collections.abc import Collection, Iterable, Iterator
from itertools import batched
from typing import Any

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, pre_delete
from django.dispatch import receiver

from applications.accounts.models import User
from applications.records.noticing import Written, rows_written
from applications.search import words
from applications.search.documents import BATCH, documents, tokens
from applications.search.models import SPELLING, SearchDocument
from applications.search.sources import ALONG, SOURCES, Source

COLUMNS = [field.name for field in SearchDocument._meta.concrete_fields if not field.primary_key]


@receiver(rows_written)
def follow(written: Written, **_: Any) -> None:
    """A query for each table in which rows came, two for each in which some were changed, and two to write."""
    came: list[SearchDocument] = []
    for source in SOURCES:
        added, changed = written.added.get(source.model, set()), set(written.changed.get(source.model, ()))
        if source in ALONG.values():
            changed |= standing_along(source, written)
        if not added and not changed:
            continue
        before = SearchDocument.objects.keys_of(source.table, changed)
        for document in documents(source, changed | added):
            if (key := before.pop(document.record, document.pk)) != document.pk:
                leave_out([key])  # recorded on another day than it was
            came.append(document)
            if len(came) == BATCH:
                put_in(came)
                came.clear()
        leave_out(before.values())
    put_in(came)


def standing_along(source: Source, written: Written) -> set[int]:
    """What stands where a changed record stands."""
    holder = source.model._meta.get_field(source.through).related_model
    moved = written.changed.get(holder, set())
    if not moved:
        return set()
    rows = source.model._base_manager.filter(**{f"{source.through}__in": moved})
    return set(rows.values_list("pk", flat=True))


def put_in(came: Iterable[SearchDocument]) -> None:
    """Write documents, over those that stand under the same keys."""
    for some in batched(came, BATCH):
        SearchDocument.objects.bulk_create(
            some, update_conflicts=True, unique_fields=["id"], update_fields=COLUMNS, batch_size=BATCH
        )
        words.write((document.pk, tokens(document)) for document in some)


def leave_out(gone: Iterable[int]) -> None:
    """Take out the documents with these keys, and their words."""
    for some in batched(gone, BATCH):
        words.erase(some)
        SearchDocument.objects.filter(pk__in=some).delete()


@transaction.atomic
def rebuild(owner: User) -> int:
    """Build the owner's part of the index anew; returns how many documents there are."""
    leave_out(list(owner.search_documents.values_list("pk", flat=True)))
    count = 0
    for source in SOURCES:
        for keys in all_keys(source, owner):
            found = list(documents(source, keys))
            put_in(found)
            count += len(found)
    return count


def all_keys(source: Source, owner: User) -> Iterator[Collection[int]]:
    keys = source.standing.filter(owner=owner).order_by("pk").values_list("pk", flat=True)
    return batched(keys.iterator(chunk_size=BATCH), BATCH)


@receiver(pre_delete, sender=User)
def leave_out_all(instance: User, **_: Any) -> None:
    leave_out(list(instance.search_documents.values_list("pk", flat=True)))


@receiver(post_migrate)
def catch_up(sender: Any, using: str, **_: Any) -> None:
    """Index what was there before there was an index, or before it was spelled as now."""
    executor = MigrationExecutor(connections[using])
    if sender.label != "applications" or executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return  # not ours, or migrated to where this code was not written for
    words.make_table()
    words.erase_strays()
    old = SearchDocument.objects.exclude(spelling=SPELLING).values_list("owner", flat=True)
    without = User.objects.filter(search_documents=None).values_list("pk", flat=True)
    for owner in User.objects.filter(pk__in={*old.distinct(), *without}):
        rebuild(owner)
