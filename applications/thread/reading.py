"""The thread of an attempt: everything that happened, in order, and what it taught."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from applications.attempts.models import Attempt
from applications.attempts.words import heading_of
from applications.companies.models import Topic
from applications.loops.choices import Party
from applications.loops.details import known
from applications.thread.choices import Act
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
from applications.thread.margin import Margin, Short, person_words, rating_words
from applications.thread.models import Decision, Term
from applications.thread.parts import join_parts
from applications.thread.rows import Rows


@dataclass
class Thread:
    """`attempt` needs its company and current role; `rows` are read here, in nine queries, unless they are given."""

    attempt: Attempt
    entries: list[Entry]
    margin: Margin
    decision: Decision | None
    post_mortems: list
    is_unknown: bool = False

    @classmethod
    def of(cls, attempt: Attempt, rows: Rows | None = None) -> "Thread":
        rows = rows or Rows.of(attempt)
        entries = sorted(steps_of(rows) + facts_of(rows), key=lambda entry: entry.order)
        join_parts(entries)
        decisions = [entry.record for entry in entries if entry.what == "decision"]
        whole = [one for one in rows.post_mortems if not (one.round_id or one.loop_id)]
        for post_mortem in whole:
            post_mortem.reasons = reasons_of(post_mortem, rows)
        return cls(attempt, entries, rows.margin, decisions[-1] if decisions else None, whole)

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
    def people(self) -> list[tuple[str, int]]:
        """Those who belong to the attempt as a whole, with their keys; the others stand at their rounds."""
        return [(person_words(short), short.pk) for short in self.of_the_whole("person")]

    @property
    def ratings(self) -> list[tuple[str, int]]:
        return [(rating_words(short), short.pk) for short in self.of_the_whole("rating")]

    def of_the_whole(self, what: str) -> list[Short]:
        return [short for short in self.margin[what] if not (short.round_id or short.loop_id)]

    @property
    def lessons(self) -> list[Short]:
        return self.margin["lesson"]

    @property
    def heading(self) -> str:
        """How it stands: "Open, has reached the loop"; "On hold, has reached the loop"."""
        heading = heading_of(self.attempt)
        return f"On hold{heading.removeprefix('Open')}" if self.attempt.is_open and self.is_on_hold else heading

    @property
    def is_on_hold(self) -> bool:
        """Whether nothing that moves it on came after it was put on hold."""
        last = next((entry for entry in reversed(self.entries) if moves_on(entry)), None)
        return last is not None and last.what == "event" and last.record.act == Act.ON_HOLD


def moves_on(entry: Entry) -> bool:
    """Whether it says how the process goes: a step, an offer, a decision, or what they did."""
    if entry.what == "event":
        return entry.record.actor == Party.THEM or entry.record.act == Act.ON_HOLD
    return entry.what not in ("feedback", "term")


def steps_of(rows: Rows) -> list[Entry]:
    """The loops and rounds, each with its debriefs."""
    with_rounds = {round.loop_id for round in rows.rounds}
    steps = [loop_entry(loop, rows.margin, loop.pk in with_rounds) for loop in rows.loops]
    steps += [round_entry(round, rows.margin) for round in rows.rounds]
    for entry in steps:
        attach(entry, rows.post_mortems)
    return steps


def facts_of(rows: Rows) -> list[Entry]:
    """The facts, each with the corrected ones behind it."""
    return [
        *stacked(event_entry(event) for event in rows.events),
        *stacked(decision_entry(decision) for decision in rows.decisions),
        *stacked(feedback_entry(words, rows.margin) for words in rows.feedback),
        *stacked(offer_entry(version) for version in rows.versions),
        *stacked(term_entry(term) for term in with_what_they_move(rows.terms)),
    ]


def with_what_they_move(terms: list[Term]) -> list[Term]:
    """The terms; a correction of an extension moves what the first one moved, and what was moved knows by what."""
    by_pk = {term.pk: term for term in terms}
    for term in terms:
        first = term
        while first.extends is None and first.corrects_id in by_pk:
            first = by_pk[first.corrects_id]
        term.extends = first.extends
    later = {term.corrects_id: term for term in terms if term.corrects_id}
    for term in terms:
        moved = by_pk.get(term.extends_id) if term.pk not in later else None
        while moved and moved.pk in later:
            moved = later[moved.pk]
        if moved:
            moved.moved_to = term
    return terms


def stacked(entries: Iterable[Entry]) -> list[Entry]:
    """The current entries, each with those it corrects, latest first."""
    by_pk = {entry.record.pk: entry for entry in entries}
    corrected = {entry.record.corrects_id for entry in by_pk.values()}
    current = [entry for pk, entry in by_pk.items() if pk not in corrected]
    for entry in current:
        if entry.record.corrects_id:
            entry.follows(chain(by_pk, entry.record.corrects_id))
    return current


def reasons_of(post_mortem, rows: Rows) -> list:
    """The causes in what was written, in order, as they were read with the thread."""
    cause, rounds = post_mortem._meta.get_field("causes").related_model, {round.pk: round for round in rows.rounds}
    found = []
    for short in rows.margin["cause"]:
        if short.of_id == post_mortem.pk:
            evidence, _, control = short.extra.partition(" ")
            topic = Topic(name=short.more) if short.more else None
            said = {"words": short.text, "evidence": evidence, "control": control, "topic": topic}
            found.append(cause(pk=short.pk, round=rounds.get(short.round_id), **said))
    return found


def chain(by_pk: dict[int, Entry], key: int | None) -> Iterator[Entry]:
    while key in by_pk:
        yield by_pk[key]
        key = by_pk[key].record.corrects_id


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
            ("What you would tell a friend", post_mortem.takeaway_html),
        ]
    )
