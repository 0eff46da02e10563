"""The thread of an attempt: everything that happened, in order, and what it taught."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from applications.attempts.models import Attempt
from applications.attempts.words import heading_of
from applications.loops.details import known
from applications.loops.models import Loop, Round
from applications.records.kept_queries import Given, KeptQuery
from applications.thread.entries import (
    Entry,
    decision_entry,
    event_entry,
    feedback_entry,
    joined,
    loop_entry,
    offer_entry,
    round_entry,
    term_entry,
)  # fmt: skip
from applications.thread.margin import Short, margin_of, person_words, rating_words
from applications.thread.models import Decision, Event, Feedback, OfferVersion, Term

ATTEMPT = Given("attempt")
LOOPS = KeptQuery(lambda: Loop.objects.filter(attempt=ATTEMPT))
ROUNDS = KeptQuery(lambda: Round.objects.filter(attempt=ATTEMPT).select_related("replaces", "repeats"))
FACTS = (
    KeptQuery(lambda: Event.objects.filter(attempt=ATTEMPT).select_related("person", "role", "round")),
    KeptQuery(lambda: Decision.objects.filter(attempt=ATTEMPT).select_related("role", "rival_attempt__company")),
    KeptQuery(lambda: Feedback.objects.filter(attempt=ATTEMPT).select_related("person", "round", "loop")),
    KeptQuery(lambda: OfferVersion.objects.filter(offer__attempt=ATTEMPT).select_related("offer__role")),
    KeptQuery(lambda: Term.objects.filter(attempt=ATTEMPT).select_related("extends")),
)


@KeptQuery
def post_mortems_of() -> QuerySet:
    post_mortem = Attempt._meta.get_field("post_mortems").related_model
    return post_mortem.objects.filter(attempt=ATTEMPT).order_by("recorded_at", "uuid")


@dataclass
class Thread:
    """`attempt` needs its company and current role; everything else is read here, in ten queries at most."""

    attempt: Attempt
    entries: list[Entry]
    margin: dict[str, list[Short]]
    decision: Decision | None
    post_mortems: list

    @classmethod
    def of(cls, attempt: Attempt) -> "Thread":
        margin = margin_of(attempt)
        facts = facts_of(attempt, margin)
        post_mortems = post_mortems_of.records(attempt=attempt.pk)
        rounds = ROUNDS.records(attempt=attempt.pk)
        with_rounds = {round.loop_id for round in rounds}
        steps = [loop_entry(loop, margin, loop.pk in with_rounds) for loop in LOOPS.records(attempt=attempt.pk)]
        steps += [round_entry(round, margin) for round in rounds]
        for entry in steps:
            attach(entry, post_mortems)
        entries = sorted(steps + facts, key=lambda entry: entry.order)
        decisions = [entry.record for entry in entries if entry.what == "decision"]
        whole = [post_mortem for post_mortem in post_mortems if not (post_mortem.round_id or post_mortem.loop_id)]
        return cls(attempt, entries, margin, decisions[-1] if decisions else None, whole)

    @property
    def named(self) -> str:
        """The companies that a row for several applications names."""
        return ", ".join(short.text for short in self.margin["company"])

    @property
    def documents(self) -> list[str]:
        return [short.text for short in self.margin["document"]]

    @property
    def other_roles(self) -> list[str]:
        return [
            joined(short.text or "role not known", short.extra, short.more)
            for short in self.margin["role"]
            if short.pk != self.attempt.current_role_id
        ]

    @property
    def people(self) -> list[str]:
        """Those who belong to the attempt as a whole; the others stand at their rounds."""
        return [person_words(short) for short in self.margin["person"] if not (short.round_id or short.loop_id)]

    @property
    def ratings(self) -> list[str]:
        return [rating_words(short) for short in self.margin["rating"] if not (short.round_id or short.loop_id)]

    @property
    def lessons(self) -> list[Short]:
        return self.margin["lesson"]

    @property
    def heading(self) -> str:
        return heading_of(self.attempt)


def facts_of(attempt: Attempt, margin: dict[str, list[Short]]) -> list[Entry]:
    """The attempt's facts, each with the corrected ones behind it."""
    events, decisions, feedback, versions, terms = (facts.records(attempt=attempt.pk) for facts in FACTS)
    return [
        *stacked(event_entry(event) for event in events),
        *stacked(decision_entry(decision) for decision in decisions),
        *stacked(feedback_entry(words, margin) for words in feedback),
        *stacked(offer_entry(version) for version in versions),
        *stacked(term_entry(term) for term in with_what_they_move(terms)),
    ]


def with_what_they_move(terms: list[Term]) -> list[Term]:
    """The terms; a correction of an extension moves what the first one moved."""
    by_pk = {term.pk: term for term in terms}
    for term in terms:
        first = term
        while first.extends is None and first.corrects_id in by_pk:
            first = by_pk[first.corrects_id]
        term.extends = first.extends
    return terms


def stacked(entries: Iterable[Entry]) -> list[Entry]:
    """The current entries, each with those it corrects, latest first."""
    by_pk = {entry.record.pk: entry for entry in entries}
    corrected = {entry.record.corrects_id for entry in by_pk.values()}
    current = [entry for pk, entry in by_pk.items() if pk not in corrected]
    for entry in current:
        before = by_pk.get(entry.record.corrects_id)
        while before:
            entry.earlier.append(before)
            before = by_pk.get(before.record.corrects_id)
    return current


def attach(entry: Entry, post_mortems: list) -> None:
    """A step's debriefs stand with the step."""
    for post_mortem in post_mortems:
        target = (
            post_mortem.round_id if entry.what == "round" else post_mortem.loop_id if not post_mortem.round_id else 0
        )
        if target == entry.record.pk:
            entry.notes += debrief(post_mortem)


def debrief(post_mortem) -> list[tuple[str, str]]:
    return known(
        [
            ("What happened", post_mortem.happened_html),
            ("What went well", post_mortem.went_well_html),
            ("What went wrong", post_mortem.went_wrong_html),
            ("Why", post_mortem.why_html),
            ("What you take from it", post_mortem.takeaway_html),
        ]
    )
