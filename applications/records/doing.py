"""One thing a person does: one transaction, which can be undone as a whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from applications.records.capture import Capture, capturing, current_capture
from applications.records.deeds import Deed
from applications.records.locking import hold


class Doing:
    """While it is done: `sentence` says what. Afterwards: `deed`, None if nothing was written."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self.deed: Deed | None = None


@contextmanager
def doing(owner: Any, sentence: str = "") -> Iterator[Doing]:
    """A transaction in which nobody else writes into the owner's history. Inside of another it is part of that."""
    did = Doing(sentence)
    if capturing():
        yield did
        return
    with transaction.atomic():
        hold(owner)
        capture = Capture()
        token = current_capture.set(capture)
        try:
            yield did
        finally:
            current_capture.reset(token)
        did.deed = Deed.keep(owner, did.sentence, capture)
