"""Where one met a person, and what they said: all that the steps and facts of each attempt tell of them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q

from applications.companies.models import Person

#: Attempts on one page.
PAGE = 15
WHO = {"me": "you", "them": "they"}
TOOK_PART = {
    (True, False): "announced, did not take part",
    (None, False): "did not take part",
    (False, False): "did not take part",
    (False, True): "not announced",
    (False, None): "not announced",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to read: what it is with its address, what there is to say of it, and somebody's words."""

    what: str
    address: str
    aside: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An attempt in which the person took part: the steps they were in, and what they said and did."""

    attempt: Any
    steps: list[Line]
    said: list[Line]


@dataclass(frozen=True, slots=True)
class Meetings:
    """`page` is the page of attempts, the latest first; `outside` is what belongs to none."""

    page: Page
    meetings: list[Meeting]
    outside: list[Line]

    @classmethod
    def of(cls, person: Person, page: str | int = 1) -> "Meetings":
        """Five queries, however often they met."""
        events, feedback = person.events.current(), person.feedback.current()
        places = [rows.order_by().values("attempt") for rows in (events, feedback, person.involvements)]
        attempts = (
            person.owner.attempts.filter(pk__in=places[0].union(*places[1:])).select_related("company").newest_first()
        )
        shown = Paginator(attempts, PAGE).get_page(page)
        steps, words = steps_of(person, shown), words_of(person, shown)
        return cls(
            page=shown,
            meetings=[Meeting(attempt, steps[attempt.pk], words[attempt.pk]) for attempt in shown],
            outside=words[None] if shown.number == 1 else [],
        )


def steps_of(person: Person, attempts: Page) -> dict[int, list[Line]]:
    """The steps they were in, by attempt and in order, the attempt as a whole first."""
    found = defaultdict(list)
    rows = person.involvements.filter(attempt__in=[attempt.pk for attempt in attempts])
    for row in sorted(rows.select_related("attempt", "loop", "round"), key=place_of):
        found[row.attempt_id].append(step_line(row))
    return found


def place_of(involvement: Any) -> tuple:
    step = involvement.round or involvement.loop
    return (step is not None, step.rank if step else 0, involvement.recorded_at)


def step_line(involvement: Any) -> Line:
    step = involvement.round or involvement.loop or involvement.attempt
    what = "The attempt as a whole" if step is involvement.attempt else step.title
    when = getattr(step, "date", None) or getattr(step, "happened", None)
    since, until = involvement.since, involvement.until
    spell = [f"from {since}" if since else "", f"until {until}" if until else ""]
    took_part = TOOK_PART.get((involvement.was_planned, involvement.was_there), "")
    aside = [involvement.get_capacity_display(), str(when or ""), " ".join(filter(None, spell)), took_part]
    return Line(what, step.get_absolute_url(), " · ".join(filter(None, aside)))


def words_of(person: Person, attempts: Page) -> dict[int | None, list[Line]]:
    """What they said and did, by attempt and in order; under None what belongs to no attempt."""
    found = defaultdict(list)
    here = [attempt.pk for attempt in attempts]
    events = person.events.current()
    facts = [*events.filter(Q(attempt__in=here) | Q(attempt__isnull=True))]
    facts += person.feedback.current().filter(attempt__in=here)
    for fact in sorted(facts, key=lambda fact: (fact.rank, fact.recorded_at)):
        found[fact.attempt_id].append(fact_line(fact))
    return found


def fact_line(fact: Any) -> Line:
    """An event says who did what; anything else they said is feedback."""
    is_event = hasattr(fact, "act")
    what = f"{WHO.get(fact.actor, '')} {fact.get_act_display()}".strip() if is_event else "feedback"
    return Line(what[:1].upper() + what[1:], "", str(fact.date or ""), fact.words)
