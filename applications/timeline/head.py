"""The head of a company's story: one sentence, a few counts, and what holds for the company as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from applications.attempts.models import Attempt
from applications.attempts.stages import Stage
from applications.attempts.words import heading_of
from applications.fields.fuzzy_date import FuzzyDate
from applications.thread.choices import TermKind
from applications.timeline.asides import Aside
from applications.timeline.reading import Record, Told
from applications.timeline.sentence import Fate, sentence

#: Terms that outlast the attempt they were set in.
LASTING = {TermKind.REAPPLY_FROM, TermKind.RESULT_VALID, TermKind.PERMIT}


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """`noted` are events of the company itself, `terms` those that still hold."""

    sentence: str
    facts: tuple[Fact, ...]
    noted: tuple[str, ...]
    terms: tuple[str, ...]


def head_of(attempts: Sequence[Attempt], record: Record, now: datetime) -> Head:
    singles = [attempt for attempt in attempts if not attempt.stands_for_several]
    counted_in = [attempt.count for attempt in attempts if attempt.stands_for_several]
    told = record.told
    return Head(
        sentence=sentence([fate_of(attempt, told.get(attempt.pk)) for attempt in singles], counted_in),
        facts=tuple(facts_of(singles, record, is_whole=len(told) == len(attempts))) if singles else (),
        noted=tuple(noted(event) for event in record.beside["event"]),
        terms=tuple(terms_of(record, now)),
    )


def fate_of(attempt: Attempt, told: Told | None) -> Fate:
    return Fate(attempt.outcome, heading_of(attempt), attempt.began, end_of(told) if told else None)


def end_of(told: Told) -> FuzzyDate | None:
    """When the decision fell, else when the last offer was made."""
    offered = [offer.date for offer in told.asides["offer"] if offer.date]
    return (told.decision.date if told.decision else None) or (offered[-1] if offered else None)


def facts_of(singles: Sequence[Attempt], record: Record, is_whole: bool) -> Iterator[Fact]:
    yield Fact("Attempts", str(len(singles)))
    known = [attempt for attempt in singles if attempt.stage_is_known]
    reached = sum(attempt.furthest_stage >= Stage.LOOP for attempt in known)
    unknown = len(singles) - len(known)
    yield Fact("Reached the loop", f"{reached} of {len(known)}", f"{unknown} not known" if unknown else "")
    titles = {role.title for attempt in singles for role in record.roles[attempt.pk]} - {""}
    if titles:
        yield Fact("Roles known", str(len(titles)))
    if is_whole:
        lessons = {lesson.pk for each in record.told.values() for lesson in each.asides["lesson"]}
        if lessons:
            yield Fact("Lessons", str(len(lessons)))


def noted(event: Aside) -> str:
    return ": ".join(filter(None, [str(event.date or ""), event.words]))


def terms_of(record: Record, now: datetime) -> Iterator[str]:
    for term in record.beside["term"]:
        if holds(term, now, is_open=True):
            yield term_words(term)
    for told in record.told.values():
        for term in told.asides["term"]:
            if holds(term, now, told.attempt.is_open):
                yield term_words(term)


def holds(term: Aside, now: datetime, is_open: bool) -> bool:
    """Not over yet; one without a date only where it outlasts its attempt, or that is open."""
    end = term.until or term.date
    moment = end and (end.latest or end.earliest)
    if moment is None:
        return is_open or term.words in LASTING
    return moment >= now and (is_open or term.words in LASTING)


def term_words(term: Aside) -> str:
    """ "May reapply from 12 March 2027 · any role"."""
    label = TermKind(term.words).label if term.words else "term"
    words = f"{label} {term.until or term.date}" if term.until or term.date else f"{label}: date not known"
    return " · ".join(filter(None, [f"{words[0].upper()}{words[1:]}", term.by]))
