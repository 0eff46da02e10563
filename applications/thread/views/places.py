"""Where a fact belongs, and where one goes on reading once it is recorded."""

from django.shortcuts import get_object_or_404

from applications.attempts.models import Attempt
from applications.records.models import Fact
from applications.thread.models.facts import page_of
from applications.web.addresses import number_in

OWN = "In your own life"
#: What the facts of a table belong to, where that is not an attempt alone.
PLACES = {
    "events": ["attempt__company", "company"],
    "terms": ["attempt__company", "company"],
    "offer_versions": ["offer__attempt__company"],
}
Back = tuple[str, str]


def fact_of(request, table: str, pk: int) -> Fact:
    """The fact as it stands, also where the address names one that was corrected since."""
    facts = getattr(request.user, table).select_related("correction", *PLACES.get(table, ["attempt__company"]))
    return get_object_or_404(facts, pk=pk).latest


def back_from(fact) -> Back:
    """The page the fact is read on: that of its attempt, of its company, or of what belongs to neither."""
    company = None if fact.attempt else fact.company
    return str(fact.attempt or company or OWN), page_of(fact.attempt, company)


def step_in(request, attempt: Attempt) -> dict:
    """The round and the loop of the attempt that the address names after its question mark."""
    asked = {name: number_in(request.GET.get(name)) for name in ("round", "loop")}
    rows = {"round": attempt.rounds, "loop": attempt.loops}
    return {name: rows[name].filter(pk=key).first() if key else None for name, key in asked.items()}
