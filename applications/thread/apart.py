"""What belongs to no attempt: to a company as a whole, or to one's own life (a permit, an illness, a job elsewhere)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, TextField, Value

from applications.accounts.models import User
from applications.companies.models import Company
from applications.thread.entries import Entry, event_entry, term_entry

ENTRIES = 30


@dataclass(frozen=True)
class ApartThread:
    """The events and terms of a company as a whole, or those that belong to no company either; the latest first."""

    page: Page
    entries: list[Entry]

    @classmethod
    def of(cls, user: User, company: Company | None, page: str | int = 1) -> "ApartThread":
        """Four queries, and one more for as many times as one of them was corrected."""
        apart: dict[str, Any] = {"attempt": None, "company": company}
        events, terms = user.events.filter(**apart), user.terms.filter(**apart)
        keys = places(events, "event").union(places(terms, "term"), all=True).order_by("-rank", "-pk")
        shown = Paginator(keys, ENTRIES).get_page(page)
        rows = list(shown)
        named = [pk for what, pk, _ in rows if what == "event"], [pk for what, pk, _ in rows if what == "term"]
        facts = [event_entry(event) for event in events.filter(pk__in=named[0]).select_related("person", "role")]
        facts += [term_entry(term) for term in terms.filter(pk__in=named[1]).select_related("extends")]
        for entry in facts:
            entry.follows(corrected(entry))
        return cls(shown, sorted(facts, key=lambda entry: entry.order, reverse=True))


def places(facts: QuerySet, what: str) -> QuerySet:
    return facts.current().order_by().values_list(Value(what, TextField()), "pk", "rank")


def corrected(entry: Entry) -> Iterator[Entry]:
    """What was recorded first, the latest of it before the rest."""
    fact = entry.record.corrects
    while fact:
        yield event_entry(fact) if entry.what == "event" else term_entry(fact)
        fact = fact.corrects
