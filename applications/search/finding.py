"""Finds what somebody asks for: the newest that match, at most so many, in an order of our own.

To rank all hits of a common word would take longer the longer a history is. So the newest are read in the order of
their keys, with the newest that bear the words in their titles, and these are ranked here, alike on both databases.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, TextField

from applications.accounts.models import User
from applications.records.kept_queries import Given, KeptQuery
from applications.search import words
from applications.search.analyser import private, spelled
from applications.search.documents import OWNER, RECORD_BITS, TABLE, TABLE_BITS, TITLE
from applications.search.models import SearchDocument
from applications.search.operators import MOST_COMPANIES, OPERATORS, Condition, at_companies
from applications.search.query import Term, parts

#: So many are ranked at a time; among so many of the newest with the words the operators look.
MOST, LOOKED_THROUGH = 100, 20_000


@dataclass
class Query:
    """What must be found, what must not, and what else must hold or must not."""

    owner: User
    terms: list[Term] = field(default_factory=list)
    without: list[Term] = field(default_factory=list)
    holds: list[Condition] = field(default_factory=list)
    fails: list[Condition] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, owner: User, text: str) -> "Query":
        query = cls(owner)
        for part in parts(text):
            operator = OPERATORS.get(part.name)
            if operator and not part.value.strip():
                continue  # still being typed
            if operator and (condition := operator(owner, part.value)):
                (query.fails if part.is_without else query.holds).append(condition)
            elif term := Term.of(part):
                (query.without if part.is_without else query.terms).append(term)
                query.typed += [] if part.is_without else [part.raw]
        return query

    def __bool__(self) -> bool:
        return bool(self.terms or self.holds or self.without or self.fails)

    @property
    def words_alone(self) -> str:
        """What was asked without its operators; "" where it had none."""
        return " ".join(self.typed) if self.holds or self.fails or self.without else ""

    def expression(self, in_title: bool = False) -> str:
        """For the engine; with `in_title`, only where some word stands in the title."""
        must = [words.words([private(OWNER, self.owner.pk)])]
        must += [each.expression for each in self.holds if each.expression]
        must += self.wanted()
        if in_title:
            must.append(words.some([term.expression(TITLE) for term in self.terms]))
        never = [term.expression() for term in self.without]
        never += [each.expression for each in self.fails if each.expression]
        whole = words.every(must)
        return words.but_not(whole, words.some(never)) if never else whole

    def wanted(self) -> list[str]:
        """A word that names a company stands for all that was written there, as long as another stands in the text."""
        alone = [term.expression() for term in self.terms]
        places = self.places_named() if len(self.terms) > 1 else {}
        if not places:
            return alone
        either = [words.some([said, places[at]]) if at in places else said for at, said in enumerate(alone)]
        return [*either, words.some(alone)]

    def places_named(self) -> dict[int, str]:
        """By the place of the word, an expression for what was written at the companies it names."""
        titles = words.some([term.expression(TITLE) for term in self.terms])
        mine, of_companies = (words.words([private(*each)]) for each in ((OWNER, self.owner.pk), (TABLE, "company")))
        found = SearchDocument.objects.matching(words.every([mine, of_companies, titles]), MOST_COMPANIES)
        named: dict[int, list[int]] = {}
        for key, title in found.values_list("record", "title"):
            tokens = spelled(title)
            for at, term in enumerate(self.terms):
                if term.stands_in(tokens):
                    named.setdefault(at, []).append(key)
        return {at: at_companies(self.owner, keys) for at, keys in named.items()}

    @property
    def asks_the_engine(self) -> bool:
        """Whether anything is asked that does not stand in the columns of a document."""
        return bool(self.terms or self.without or any(each.expression for each in (*self.holds, *self.fails)))

    def rows(self) -> list[Q]:
        return [each.rows for each in self.holds if each.rows] + [~each.rows for each in self.fails if each.rows]


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
    """Keys of documents in their order; whether older ones match as well."""

    keys: list[int]
    has_older: bool


def find(query: Query, past: int = 0) -> Found:
    """First what bears the most of the words in its title, then what is newest, then what was recorded last."""
    if not query:
        return Found([], False)
    rows = newest(query, query.expression(), past)
    has_older = len(rows) > MOST
    titled = newest(query, query.expression(in_title=True), 0) if has_older and query.terms and not past else []
    hits = {row[0]: Hit.of(row, query.terms) for row in (*rows[:MOST], *titled)}
    ranked = sorted(hits.values(), key=lambda hit: (-hit.titled, -hit.day, -hit.key))
    return Found([hit.key for hit in ranked], has_older)


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
