"""One thing a person does: one transaction, which can be undone as a whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, UUIDField
from django.dispatch import Signal

from applications.fields.kept_queries import Given, KeptQuery
from applications.records.capture import Capture, capturing, current_capture
from applications.records.deeds import Deed
from applications.records.locking import hold
from applications.records.noticing import in_one_go

#: Sent when all is written, in the same transaction, with the `owner` and the `capture` of what was written: what is
#: cached of it elsewhere is written now.
done = Signal()


@KeptQuery
def done_before() -> QuerySet:
    return Deed.objects.filter(owner=Given("owner"), once=Given("once", UUIDField()))


class Doing:
    """While it is done: `sentence` says what, `page` where one goes on reading once it is undone, if that is not what
    it changed; `before` is the deed if it was done already. Afterwards: `deed`, None if nothing was written."""

    def __init__(self, sentence: str, before: Deed | None = None) -> None:
        self.sentence, self.page, self.before = sentence, "", before
        self.deed: Deed | None = None


@contextmanager
def doing(owner: Any, sentence: str = "", once: UUID | None = None) -> Iterator[Doing]:
    """A transaction in which nobody else writes into the owner's history. Inside of another it is part of that.

    `once` is what a request carries that may come again: whoever finds it done already must write nothing.
    """
    if capturing():
        yield Doing(sentence)
        return
    with in_one_go():
        hold(owner)
        did = Doing(sentence, next(iter(done_before.records(owner=owner.pk, once=once)), None) if once else None)
        capture = Capture()
        token = current_capture.set(capture)
        try:
            yield did
        finally:
            current_capture.reset(token)
        done.send(Doing, owner=owner, capture=capture)
        did.deed = Deed.keep(owner, did.sentence, capture, once, did.page)
