"""All that went silent, on one page, and what closing it did."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome, Stage
from applications.attempts.words import AFTER
from applications.thread.models import Decision
from applications.thread.silence import Silence, silences

PAGE, APART_SHOWN = 30, 10
NAMED = ("number", "count_words", "count_least", "count_most", "furthest_stage", "company__name")


@dataclass(frozen=True, slots=True)
class Row:
    attempt: Attempt
    silence: Silence

    @property
    def reached(self) -> str:
        """How far it had come; "" where it has only begun."""
        stage = Stage(self.attempt.furthest_stage)
        return AFTER[stage] if stage > Stage.APPLIED else ""


@dataclass(frozen=True, slots=True)
class Sweep:
    """`page` holds rows that are silent, `apart` a few of those that may be; `more` are apart and not shown."""

    page: Page
    apart: list[Row]
    more: int
    has_open: bool

    @classmethod
    def of(cls, owner: User, now: datetime, days: int, page: str | int = 1) -> "Sweep":
        """Three queries, four where nothing is found."""
        silent, apart = silences(owner, now, days)
        shown = Paginator(silent, PAGE).get_page(page)
        found = [*shown.object_list, *apart[:APART_SHOWN]]
        attempts = named(owner, [silence.attempt.pk for silence in found])
        shown.object_list = [Row(attempts[each.attempt.pk], each) for each in shown.object_list]
        rows = [Row(attempts[each.attempt.pk], each) for each in apart[:APART_SHOWN]]
        return cls(shown, rows, len(apart) - len(rows), bool(found) or owner.attempts.open().exists())


def named(owner: User, keys: list[int]) -> dict[int, Attempt]:
    found = owner.attempts.filter(pk__in=keys).select_related("company").only(*NAMED)
    return {attempt.pk: attempt for attempt in found}


def said_of(decisions: Collection[Decision], skipped: Collection[Attempt]) -> str:
    """ "2 closed as silent, 1 as no response. Left as they are, … : Acme, attempt 2." """
    counts = Counter(decision.kind for decision in decisions)
    kinds = ((Outcome.SILENT, "as silent"), (Outcome.NO_RESPONSE, "as no response"))
    closed = [f"{counts[kind]} {words}" for kind, words in kinds if counts[kind]]
    told = f"Closed: {', '.join(closed)}." if closed else "Nothing was closed."
    if not skipped:
        return told
    names = "; ".join(map(str, skipped))
    return f"{told} Left as they are, since they are not open and silent any more: {names}."
