"""Finds what somebody asks for: the newest that match, at most so many, in an order of our own.

To rank all hits of a common word would take longer the longer a history is. So the newest are read in the order of
their keys, with the newest that bear the words in their titles, and these are ranked here, alike on both databases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextField

from applications.fields.kept_queries import Given, KeptQuery
from applications.search.analyser import spelled
from applications.search.asking import Query
from applications.search.documents import RECORD_BITS, TABLE_BITS
from applications.search.models import SearchDocument
from applications.search.terms import Term

#: So many are ranked at a time; among so many of the newest with the words the operators look.
MOST, LOOKED_THROUGH = 100, 10_000


@dataclass(frozen=True)
class Hit:
    key: int
    day: int
    titled: int

    @classmethod
    def of(cls, row: tuple, terms: Sequence[Term]) -> "Hit":
        key, title, *edges = row
        known: list[datetime] = list(filter(None, edges))
        tokens = spelled(title)
        titled = sum(term.stands_in(tokens) for term in terms)
        return cls(key, known[0].toordinal() if known else key >> RECORD_BITS + TABLE_BITS, titled)


@dataclass(frozen=True)
class Found:
    """Keys of documents in their order; how many to pass over to come to the older ones, 0 where there are none."""

    keys: list[int]
    older: int


def find(query: Query, past: int = 0) -> Found:
    """First what bears the most of the words in its title, then what is newest, then what was recorded last.

    Where the words find enough as they stand, the last is not looked for as the beginning of others: an engine collects
    all there is of these before it gives the newest.
    """
    if not query:
        return Found([], 0)
    whole = query.with_whole_words
    rows = newest(whole, whole.expression(), 0) if whole else []
    if whole and len(rows) > MOST:
        query = whole
    if past or query is not whole:
        rows = newest(query, query.expression(), past)
    has_older = len(rows) > MOST
    titled = newest(query, query.expression(in_title=True), 0) if has_older and query.terms and not past else []
    hits = {row[0]: Hit.of(row, query.terms) for row in (*rows[:MOST], *titled)}
    ranked = sorted(hits.values(), key=lambda hit: (-hit.titled, -hit.day, -hit.key))
    return Found([hit.key for hit in ranked], past + MOST if has_older else 0)


def newest(query: Query, expression: str, past: int) -> list[tuple[Any, ...]]:
    """The newest that match, past so many, and one more than are ranked."""
    conditions = query.rows()
    if not conditions:
        return plainly.rows(owner=query.owner.pk, expression=expression, most=MOST + 1, past=past)
    documents: Any = SearchDocument.objects.filter(*conditions, owner=query.owner).newest_first()
    if query.asks_the_engine:
        documents = documents.matching(expression, LOOKED_THROUGH)
    return list(documents.values_list(*READ)[past : past + MOST + 1])


READ = ("pk", "title", "when_earliest", "when_latest")


@KeptQuery
def plainly() -> Any:
    """What matches an expression and need be nothing else."""
    expression = Given("expression", TextField())
    documents: Any = SearchDocument.objects.filter(owner=Given("owner")).newest_first()
    return documents.matching(expression, Given("most"), Given("past")).values_list(*READ)
