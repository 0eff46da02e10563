"""What I told them, what they asked, whom I met, and which terms are open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import DateTimeField, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from applications.attempts.models import Attempt
from applications.briefing.past import COMPANY, KEYS, OF_ATTEMPT, OF_ROUND, OF_STEPS, THERE
from applications.briefing.sources import NOT_KNOWN, Source
from applications.loops.choices import Party
from applications.loops.models import Involvement, Loop, Round
from applications.records.kept_queries import Given, GivenKeys, KeptQuery
from applications.thread.choices import Act, SaidBy, TermKind
from applications.thread.models import Event, Term

SAID, TERMS, READ, MET, TIMES = 3, 4, 120, 6, 2
NOW = Given("now", DateTimeField())
#: The attempts that are looked at: by their keys, or all that have to do with one company.
Attempts = GivenKeys | QuerySet[Attempt]
TERM = ("kind", "about", "starts", "ends", "said_by", *OF_ATTEMPT, *OF_ROUND)
PERSON = ("person__name", "person__title", "who", "capacity", "since", "loop__state", "round__state")


@dataclass(frozen=True, slots=True)
class Said:
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody, what they were, and the last times you met; `more` counts the times before."""

    name: str
    sources: list[Source]
    more: int


@dataclass(frozen=True, slots=True)
class Open:
    what: str
    until: str
    said_by: str
    source: Source


#: Who says what is told: I told them, they asked me; where nobody is named it is they who usually do.
SAY = {Act.TOLD_THEM: Party.ME, Act.ASKED: Party.THEM}


def said(here: Attempt, attempts: Collection[int]) -> dict[Act, list[Said]]:
    """What I told them (pay, reasons, claims) or they wanted to know, in these attempts or at the company: by act the
    latest few, those of the newest attempt first. One query."""
    found: dict[Act, list[Said]] = {Act.ASKED: [], Act.TOLD_THEM: []}
    for event in said_in.records(attempts=attempts, company=here.company_id):
        found[Act(event.act)].append(said_by(event, here))
    return found


def told_at(here: Attempt) -> list[Said]:
    """What I told them in any attempt at the company: the latest few. One query."""
    return [said_by(event, here) for event in told_at_company.records(company=here.company_id)]


def said_by(event: Event, here: Attempt) -> Said:
    return Said(in_one_line(event.words), source_of(event, here, event.happened))


@KeptQuery
def said_in() -> QuerySet[Event]:
    return words_of_events(KEYS, Act.ASKED, Act.TOLD_THEM)


@KeptQuery
def told_at_company() -> QuerySet[Event]:
    return words_of_events(all_about(), Act.TOLD_THEM)


def all_about() -> QuerySet[Attempt]:
    return Attempt.objects.about(THERE).values("pk")


def words_of_events(attempts: Attempts, *acts: Act) -> QuerySet[Event]:
    kinds = reduce(or_, [Q(act=act, actor__in=["", SAY[act]]) for act in acts])
    latest = [F("attempt__rank").desc(nulls_last=True), F("rank").desc(), F("uuid").desc()]
    rows = Event.objects.current().filter(in_or_at(attempts), kinds).exclude(words="")
    numbered = rows.annotate(place=Window(RowNumber(), partition_by="act", order_by=latest))
    named = numbered.filter(place__lte=SAID).select_related("attempt__company", "loop", "round").order_by("place")
    return named.only("act", "words", "happened", *OF_ATTEMPT, *OF_STEPS)


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


@KeptQuery
def people_of() -> QuerySet[Involvement]:
    """Who was or will be there, in the latest attempts first."""
    rows = Involvement.objects.filter(attempt__in=KEYS).exclude(was_there=False)
    named = rows.select_related("person", "attempt__company", "loop", "round").only(*PERSON, *OF_ATTEMPT, *OF_STEPS)
    return named.order_by("-attempt__rank", "-recorded_at", "-pk")[:READ]


def met(here: Attempt, people: Iterable[Involvement]) -> list[Met]:
    """Each person once, those met last first; somebody without a name by what they were."""
    found: dict[object, list[Involvement]] = {}
    for each in people:
        found.setdefault((each.person_id, "") if each.person_id else (None, str(each)), []).append(each)
    return [
        Met(
            name=", ".join(filter(None, [str(times[0]), times[0].person.title if times[0].person else ""])),
            sources=[Source.of(each.attempt, here, each.round or each.loop, each.since) for each in times[:TIMES]],
            more=len(times[TIMES:]),
        )
        for times in list(found.values())[:MET]
    ]


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
        extension__isnull=True,
        corrects__extension__isnull=True,
    )
    named = rows.select_related("attempt__company", "round").only(*TERM)
    return named.order_by(F("ends_latest").asc(nulls_last=True), "rank", "uuid")


def is_behind(each: Involvement) -> bool:
    """Whether they were met already, rather than named for a step that is still planned."""
    step = each.round or each.loop
    return step is None or not step.is_planned


def is_of(each: Involvement, step: Loop | Round, rounds: Iterable[int]) -> bool:
    """Whether somebody belongs to the step ahead or to one of its rounds."""
    return each.round_id in rounds or (isinstance(step, Loop) and each.loop_id == step.pk and not each.round_id)
