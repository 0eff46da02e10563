"""Tells what is derived from records, which is the search index alone, which rows were written: once all are.

Every way of writing a history passes here: records when they are saved, their querysets, and what undoes a deed.
Cascades of the database are not seen; nothing of a history is deleted by one (see `upkeep.removal`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.dispatch import Signal

#: Sent with `written`, in the transaction that wrote.
rows_written = Signal()

Keys = defaultdict[type[models.Model], set[int]]


@dataclass
class Written:
    """Keys of rows: those that came, and those that were changed, came back or went."""

    added: Keys = field(default_factory=lambda: defaultdict(set))
    changed: Keys = field(default_factory=lambda: defaultdict(set))

    def add(self, model: type[models.Model], keys: Iterable[int]) -> None:
        self.added[model] |= set(keys)

    def change(self, model: type[models.Model], keys: Iterable[int]) -> None:
        self.changed[model] |= set(keys)


gathered: ContextVar[Written | None] = ContextVar("gathered", default=None)


@contextmanager
def in_one_go() -> Iterator[None]:
    """A transaction at whose end all that was written is told at once. Inside of another it is part of that."""
    if gathered.get() is not None:
        yield
        return
    with transaction.atomic():
        written = Written()
        token = gathered.set(written)
        try:
            yield
        finally:
            gathered.reset(token)
        tell(written)


@contextmanager
def noticing() -> Iterator[Written]:
    """What to note the rows in; told when this ends, unless something gathers them."""
    if written := gathered.get():
        yield written
    else:
        with in_one_go():
            yield gathered.get() or Written()


def tell(written: Written) -> None:
    if any(written.added.values()) or any(written.changed.values()):
        rows_written.send(sender=None, written=written)


def notice_added(records: Iterable[models.Model]) -> None:
    """What is new; a fact that corrects another lets that one hold no more."""
    with noticing() as written:
        for record in records:
            written.add(type(record), [record.pk])
            if corrected := getattr(record, "corrects_id", None):
                written.change(type(record), [corrected])


def notice_changed(model: type[models.Model], keys: Iterable[int]) -> None:
    with noticing() as written:
        written.change(model, keys)


def notice_corrected(model: type[models.Model], keys: Iterable[int]) -> None:
    """Rows of facts that are about to go or just came: with those that they correct."""
    notice_changed(model, keys)
    if is_fact(model):
        rows = model._base_manager.filter(pk__in=list(keys)).exclude(corrects=None)
        notice_changed(model, rows.values_list("corrects", flat=True))


def is_fact(model: Any) -> bool:
    return any(column.name == "corrects" for column in model._meta.concrete_fields)


def says_nothing(model: Any, names: Iterable[str] | None) -> bool:
    """Whether the columns of these names hold no words, date or place: caches, ranks, links to others of its kind."""
    return names is not None and {name.removesuffix("_id") for name in names} <= silent_columns(model)


def silent_columns(model: Any) -> set[str]:
    own = {column.name for column in model._meta.concrete_fields if column.related_model is model}
    return {"rank", "revision", *getattr(model, "caches", ()), *own} - {"corrects"}
