"""What happened at a company before, told while a new attempt there is not saved yet."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.briefing.facts import THERE, Said, all_about, source_of, standing, told_at
from applications.briefing.past import Earlier
from applications.briefing.reading import with_decisions
from applications.briefing.sources import NOT_KNOWN, Source
from applications.companies.models import Company
from applications.companies.naming import folded
from applications.fields.kept_queries import KeptQuery
from applications.thread.choices import SaidBy, TermKind
from applications.thread.models import Term

#: Terms that outlast the attempt in which they were set.
LASTING = (TermKind.REAPPLY_FROM, TermKind.RESULT_VALID, TermKind.PERMIT)
#: Who says so, behind what is said.
SAYS = {
    SaidBy.RECRUITER: "the recruiter said",
    SaidBy.POLICY_PAGE: "a policy page said",
    SaidBy.HEARSAY: "by hearsay",
    SaidBy.MY_CHOICE: "your own choice",
}
ATTEMPTS, TERMS = 3, 4


@dataclass(frozen=True, slots=True)
class Binding:
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Before:
    """The latest attempts, newest first; the terms that still bind; and what I told them then. `alias` is another name
    that was typed, `part` the beginning of one from which the company is guessed."""

    company: Company
    attempts: list[Earlier]
    is_part: bool
    terms: list[Binding]
    told: list[Said]
    alias: str = ""
    part: str = ""

    @classmethod
    def of(
        cls, owner: User, company: Company | None, now: datetime, typed: str = "", is_guess: bool = False
    ) -> "Before | None":
        """None where nothing happened, unless another name of it was `typed`. Three queries, however long the
        history."""
        if company is None:
            return None
        other = typed.strip() if folded(typed) != company.name_folded else ""
        here, latest = Attempt(owner=owner, company=company), latest_at.records(company=company.pk)
        before = cls(
            company=company,
            attempts=[Earlier.of(attempt, here, []) for attempt in latest[:ATTEMPTS]],
            is_part=len(latest) > ATTEMPTS,
            terms=binding(here, now),
            told=told_at(here),
            alias="" if is_guess else other,
            part=other if is_guess else "",
        )
        return before if before.happened or before.alias else None

    @property
    def happened(self) -> bool:
        return bool(self.attempts or self.terms or self.told)


@KeptQuery
def latest_at() -> QuerySet[Attempt]:
    return with_decisions(Attempt.objects.about(THERE))[: ATTEMPTS + 1]


def binding(here: Attempt, now: datetime) -> list[Binding]:
    """What still binds. One query."""
    terms = binding_at.records(company=here.company_id, now=now)
    return [Binding(words_of(term), source_of(term, here, None)) for term in terms]


@KeptQuery
def binding_at() -> QuerySet[Term]:
    """Of an attempt that has ended, only what outlasts it."""
    still = Q(attempt__isnull=True) | Q(attempt__outcome="") | Q(kind__in=LASTING)
    return standing(all_about()).filter(still)[:TERMS]


def words_of(term: Term) -> str:
    """ "May reapply from 3 November, the recruiter said · any role"."""
    label = TermKind(term.kind).label if term.kind and term.kind != TermKind.OTHER else ""
    about = term.about if label else ""
    date = term.ends or term.starts or NOT_KNOWN
    words = f"{label} {date}" if label else f"{term.about or 'term'}: until {term.ends or NOT_KNOWN}"
    words = words if date != NOT_KNOWN or not label else f"{label}: {NOT_KNOWN}"
    said = ", ".join(filter(None, [words[:1].upper() + words[1:], SAYS.get(term.said_by, "")]))
    return " · ".join(filter(None, [said, about]))
