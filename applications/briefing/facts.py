"""What I told them, what they asked, whom I met, and which terms are open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from applications.attempts.models import Attempt
from applications.briefing.past import OF_ATTEMPT, OF_STEPS
from applications.briefing.sources import NOT_KNOWN, Source
from applications.loops.choices import Party
from applications.loops.models import Involvement, Loop, Round
from applications.thread.choices import Act, SaidBy, TermKind
from applications.thread.models import Event, Term

SAID, TERMS, READ, MET, TIMES = 3, 4, 120, 6, 2
#: The attempts that are looked at, all of one owner, or their keys.
Attempts = QuerySet[Attempt] | Collection[int]


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


def said(here: Attempt, attempts: Attempts, *acts: Act) -> dict[Act, list[Said]]:
    """What I told them (pay, reasons, claims) or they wanted to know, in these attempts or at the company: by act the
    latest few, those of the newest attempt first. One query."""
    kinds = reduce(or_, [Q(act=act, actor__in=["", SAY[act]]) for act in acts])
    latest = [F("attempt__rank").desc(nulls_last=True), F("rank").desc(), F("uuid").desc()]
    rows = Event.objects.current().filter(in_or_at(here, attempts), kinds).exclude(words="")
    numbered = rows.annotate(place=Window(RowNumber(), partition_by="act", order_by=latest))
    named = numbered.filter(place__lte=SAID).select_related("attempt__company", "loop", "round").order_by("place")
    found: dict[Act, list[Said]] = {act: [] for act in acts}
    for event in named.only("act", "words", "happened", "company", *OF_ATTEMPT, *OF_STEPS):
        found[Act(event.act)].append(Said(in_one_line(event.words), source_of(event, here, event.happened)))
    return found


def in_one_line(words: str) -> str:
    """Several lines are several things."""
    return " · ".join(line.strip() for line in words.splitlines() if line.strip())


def in_or_at(here: Attempt, attempts: Attempts) -> Q:
    """In one of the attempts, or at their company as a whole."""
    at = Q(attempt__isnull=True, company=here.company_id) if here.company_id else Q(pk=None)
    return Q(attempt__in=attempts) | at


def source_of(fact: Event | Term, here: Attempt, date) -> Source:
    if fact.attempt is None:
        return Source(str(date or NOT_KNOWN), here.company.get_absolute_url())
    step = fact.round or (fact.loop if isinstance(fact, Event) else None)
    return Source.of(fact.attempt, here, step, date)


def people_of(here: Attempt, attempts: Attempts) -> list[Involvement]:
    """Who was or will be there, in the latest attempts first. One query."""
    rows = Involvement.objects.filter(attempt__in=attempts).exclude(was_there=False)
    named = rows.select_related("person", "attempt__company", "loop", "round")
    columns = (
        "person__name",
        "person__title",
        "who",
        "capacity",
        "since",
        "loop__state",
        "round__state",
        *OF_ATTEMPT,
        *OF_STEPS,
    )
    return list(named.order_by("-attempt__rank", "-recorded_at", "-pk").only(*columns)[:READ])


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


def open_terms(here: Attempt, attempts: Attempts, now: datetime) -> list[Open]:
    """Those that have not ended, the soonest end first. One query."""
    return [
        Open(
            what=str(term),
            until=str(term.ends or NOT_KNOWN),
            said_by=SaidBy(term.said_by).label if term.said_by else "",
            source=source_of(term, here, term.starts),
        )
        for term in standing(here, attempts, now)[:TERMS]
    ]


def standing(here: Attempt, attempts: Attempts, now: datetime) -> QuerySet[Term]:
    """Terms that have not ended; one may also say from when one may try again, and nothing of an end."""
    rows = Term.objects.current().filter(
        in_or_at(here, attempts),
        Q(ends_latest__isnull=True) | Q(ends_latest__gte=now),
        ~Q(kind=TermKind.REAPPLY_FROM, ends="", starts_latest__isnull=False, starts_latest__lt=now),
        extension__isnull=True,
        corrects__extension__isnull=True,
    )
    named = rows.select_related("attempt__company", "round")
    return named.order_by(F("ends_latest").asc(nulls_last=True), "rank", "uuid")


def is_behind(each: Involvement) -> bool:
    """Whether they were met already, rather than named for a step that is still planned."""
    step = each.round or each.loop
    return step is None or not step.is_planned


def is_of(each: Involvement, step: Loop | Round, rounds: Iterable[int]) -> bool:
    """Whether somebody belongs to the step ahead or to one of its rounds."""
    return each.round_id in rounds or (isinstance(step, Loop) and each.loop_id == step.pk and not each.round_id)
