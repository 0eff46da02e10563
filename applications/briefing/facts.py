"""What I told them, which stories, and which terms are open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import DateTimeField, F, Q, QuerySet

from applications.attempts.models import Attempt
from applications.briefing.reading import KEYS
from applications.briefing.sources import ATTEMPT, NOT_KNOWN, STEP, Source
from applications.briefing.words import Line
from applications.companies.models import Company
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.choices import Party, Result
from applications.loops.models.story import Landed
from applications.thread.choices import Act, SaidBy, TermKind
from applications.thread.models import Event, Term

SAID, STORIES, TERMS = 3, 5, 4
NOW, COMPANY = Given("now", DateTimeField()), Given("company")
#: The one company that is given.
THERE = Company.objects.filter(pk=COMPANY)
#: The attempts that are looked at: by their keys, or all that have to do with one company.
Attempts = GivenKeys | QuerySet[Attempt]
OF_ROUND = tuple(f"round__{name}" for name in (*STEP, "planned", "handed_in"))
OF_STEPS = (*(f"loop__{name}" for name in (*STEP, "rank")), "round__rank", *OF_ROUND)
OF_ATTEMPT = tuple(f"attempt__{name}" for name in ATTEMPT)
TERM = ("kind", "about", "starts", "ends", "said_by", *OF_ATTEMPT, *OF_ROUND)


@dataclass(frozen=True, slots=True)
class Said:
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Open:
    what: str
    until: str
    said_by: str
    source: Source


def said(lines: Iterable[Line]) -> list[Said]:
    """The latest few, those of the newest attempt first, and last what belongs to no attempt."""
    told = list(lines)[::-1]
    latest = [line for line in told if line.attempt] + [line for line in told if not line.attempt]
    return [Said(in_one_line(line.text), line.source) for line in latest[:SAID]]


def stories(tellings: list[Line]) -> list[Said]:
    """Each story once, with where it was told last and how it landed; the newest first."""
    latest = list({line.key: line for line in tellings}.values())
    return [
        Said(f"{line.text} ({Landed(line.texts[1]).label})" if line.texts[1] else line.text, line.source)
        for line in reversed(latest)
    ][:STORIES]


def told_at(here: Attempt) -> list[Said]:
    """What I told them in any attempt at the company: the latest few. One query."""
    return [
        Said(in_one_line(event.words), source_of(event, here, event.happened))
        for event in told_at_company.records(company=here.company_id)
    ]


@KeptQuery
def told_at_company() -> QuerySet[Event]:
    latest = [F("attempt__rank").desc(nulls_last=True), F("rank").desc(), F("uuid").desc()]
    mine = Q(act=Act.TOLD_THEM, actor__in=["", Party.ME])
    rows = Event.objects.current().filter(in_or_at(all_about()), mine).exclude(words="")
    named = rows.select_related("attempt__company", "loop", "round").order_by(*latest)
    return named.only("act", "words", "happened", *OF_ATTEMPT, *OF_STEPS)[:SAID]


def all_about() -> QuerySet[Attempt]:
    return Attempt.objects.about(THERE).values("pk")


def in_one_line(words: str) -> str:
    """Several lines are several things."""
    return " · ".join(line.strip() for line in words.splitlines() if line.strip())


def in_or_at(attempts: Attempts) -> Q:
    """In one of the attempts, or at their company as a whole; no fact is at a company that is not named."""
    return Q(attempt__in=attempts) | Q(attempt__isnull=True, company=COMPANY)


def source_of(fact: Event | Term, here: Attempt, date) -> Source:
    if fact.attempt is None:
        return Source(str(date or NOT_KNOWN), here.company.get_absolute_url())
    step = fact.round or (fact.loop if isinstance(fact, Event) else None)
    return Source.of(fact.attempt, here, step, date)


def open_terms(here: Attempt, attempts: Collection[int], now: datetime) -> list[Open]:
    """Those that have not ended, the soonest end first. One query."""
    return [
        Open(
            what=str(term),
            until=str(term.ends or NOT_KNOWN),
            said_by=SaidBy(term.said_by).label if term.said_by else "",
            source=source_of(term, here, term.starts),
        )
        for term in still_open.records(attempts=attempts, company=here.company_id, now=now)
    ]


@KeptQuery
def still_open() -> QuerySet[Term]:
    return standing(KEYS)[:TERMS]


def standing(attempts: Attempts) -> QuerySet[Term]:
    """Terms that have not ended; one may also say from when one may try again, and nothing of an end."""
    rows = Term.objects.current().filter(
        in_or_at(attempts),
        Q(ends_latest__isnull=True) | Q(ends_latest__gte=NOW),
        ~Q(kind=TermKind.REAPPLY_FROM, ends="", starts_latest__isnull=False, starts_latest__lt=NOW),
        ~Q(round__result__in=[Result.PASSED, Result.NOT_PASSED]) | Q(round__isnull=True),
        extension__isnull=True,
        corrects__extension__isnull=True,
    )
    named = rows.select_related("attempt__company", "round").only(*TERM)
    return named.order_by(F("ends_latest").asc(nulls_last=True), "rank", "uuid")
