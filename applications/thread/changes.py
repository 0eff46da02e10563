"""What one can do about an entry of a thread, and where."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.urls import reverse

#: The table in which what stands in a thread is kept, by what it is.
TABLES = {
    "round": "rounds",
    "loop": "loops",
    "event": "events",
    "decision": "decisions",
    "feedback": "feedback",
    "offer": "offer_versions",
    "term": "terms",
}
# What changes its words: steps are edited, facts are corrected.
FORMS = {"round": "round-edit", "loop": "loop-edit", "offer": "offer-version-correct"}
#: What is done, and the address of the form for it.
Change = tuple[str, str]


def changes_of(what: str, record: Any) -> list[Change]:
    """The first changes its words; the others add to it."""
    form = address(FORMS.get(what, f"{what}-correct"), record.pk)
    is_step = what in ("round", "loop")
    first = ("Edit", f"{form}?back=attempt") if is_step else ("Correct", form)
    return [first, *additions(what, record)]


def additions(what: str, record: Any) -> Iterator[Change]:
    if what == "offer":
        yield "New version", address("offer-version-new", record.offer_id)
    elif what == "term":
        yield "Extended", address("term-extend", record.pk)
    elif what in ("round", "loop"):
        yield "Their words", f"{address('feedback-new', record.attempt_id)}?{what}={record.pk}"


def address(name: str, key: int) -> str:
    before, after = around(name)
    return f"{before}/{key}/{after}"


@cache
def around(name: str) -> tuple[str, str]:
    """What stands before and after the key: a thread holds dozens of addresses that differ by no more than that."""
    before, _, after = reverse(name, args=[0]).partition("/0/")
    return before, after
