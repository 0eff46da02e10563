"""What the page of a search shows: a page of what was found, by company and attempt, each with its passage."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q

from applications.accounts.models import User
from applications.attempts.models import CALLED_BY, Attempt
from applications.companies.models import Company
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.fields.text import clean_text
from applications.search.asking import Query
from applications.search.finding import find
from applications.search.models import SearchDocument
from applications.search.passages import marked, passage
from applications.search.places import address
from applications.search.sources import BY_TABLE
from applications.search.terms import LONGEST

ROWS = 20
PLACES = ("attempt__company", "company", "loop", "round")
COLUMNS = [field.name for field in SearchDocument._meta.concrete_fields if field.name not in ("owner", "spelling")]
NAMED = ["company__name", "loop__name", "loop__kind", "round__name", "round__kind"]
NAMED += [f"attempt__{column}" for column in ("company", *CALLED_BY)]


@dataclass(frozen=True, slots=True)
class Result:
    """`title` and `passage` are safe to print; `where` says what it is, at which step, and when."""

    title: str
    address: str
    where: list[str]
    passage: str


@dataclass(slots=True)
class Group:
    """What was found at one attempt, or at a company as a whole."""

    company: Company | None
    attempt: Attempt | None
    results: list[Result]

    @property
    def name(self) -> str:
        """The company's name stands above it."""
        number, count = self.attempt.number, self.attempt.count
        if self.company is None:
            return str(self.attempt)
        return f"Attempt {number}" if number else f"{count} applications" if count else "Attempt"


@dataclass(frozen=True)
class Results:
    """`past` counts the newer ones that were left behind, `older` is what it is for the next ones, if any."""

    text: str
    is_asked: bool
    words_alone: str
    page: Page
    groups: list[tuple[Company | None, list[Group]]]
    past: int
    older: int

    @classmethod
    def of(cls, owner: User, text: str, page: str | int | None = 1, past: int = 0) -> "Results":
        """At most eight queries."""
        text = clean_text(text)[:LONGEST]
        query = Query.read(owner, text)
        found = find(query, past)
        shown = Paginator(found.keys, ROWS).get_page(page)
        groups = grouped(documents(list(shown.object_list)), query)
        return cls(text, bool(query), query.words_alone, shown, groups, past, found.older)

    @property
    def count(self) -> str:
        """ "One record", "12 records", "More than 100 records"."""
        number = self.page.paginator.count
        if self.older:
            return f"More than {number} records"
        return "One record" if number == 1 else f"{number} records"


def documents(keys: list[int]) -> list[SearchDocument]:
    """In this order, with the names of where they stand. One query."""
    by_key = {document.pk: document for document in named.records(keys=keys)} if keys else {}
    return [by_key[key] for key in keys if key in by_key]


@KeptQuery
def named() -> Any:
    rows: Any = SearchDocument.objects.filter(pk__in=GivenKeys("keys"))
    return rows.select_related(*PLACES).only(*COLUMNS, *NAMED)


def grouped(found: list[SearchDocument], query: Query) -> list[tuple[Company | None, list[Group]]]:
    """By company, and in that by attempt; each where the first of its own stands."""
    wholes = titles_of_wholes(found)
    companies: dict[int, tuple[Company | None, dict[int, Group]]] = {}
    for document in found:
        attempt = document.attempt
        company = attempt.company if attempt else document.company
        _, groups = companies.setdefault(company.pk if company else 0, (company, {}))
        group = groups.setdefault(attempt.pk if attempt else 0, Group(company, attempt, []))
        group.results.append(result(document, query, wholes.get((document.within, document.part_of), "")))
    return [(company, list(groups.values())) for company, groups in companies.values()]


def titles_of_wholes(found: list[SearchDocument]) -> dict[tuple[str, int], str]:
    """The titles of what the documents are parts of. One query, or none."""
    parts = {(document.within, document.part_of) for document in found if document.within and not document.title}
    if not parts:
        return {}
    asked = reduce(or_, (Q(table=table, record=record) for table, record in sorted(parts)))
    rows = SearchDocument.objects.filter(asked).values_list("table", "record", "title")
    return {(table, record): title for table, record, title in rows}


def result(document: SearchDocument, query: Query, whole: str) -> Result:
    what = BY_TABLE[document.table].what
    is_step = document.table in ("round", "loop")
    step = "" if is_step else document.round or document.loop
    title = document.title or whole or (str(document.attempt) if document.table == "attempt" else what)
    said = [what if title != what else "", str(step) if step else "", str(document.when or "")]
    return Result(
        title=marked(title, query.terms),
        address=address(document),
        where=list(filter(None, said)),
        passage=passage(document.text, query.terms),
    )
