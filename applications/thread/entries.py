"""One entry of a thread: what it says, in the order people tell it, ready to be printed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from applications.attempts.stages import Stage
from applications.fields.folded import fold
from applications.loops.choices import Party
from applications.loops.details import (
    Details,
    known,
    loop_details,
    round_details,
    tone_of_step,
    word_of_step,
)  # fmt: skip
from applications.loops.models import Loop, Round
from applications.thread.changes import TABLES, Change, changes_of
from applications.thread.choices import Act, Channel, DecidedBy, TermKind
from applications.thread.margin import Short, person_words, rating_words
from applications.thread.models import Decision, Event, Feedback, OfferVersion, Term


@dataclass
class Entry:
    """`what` names the kind of record; `tone` and `word` its outcome, if it has one; `inside` a loop; `is_part` of the
    round before it (parts.py).

    `earlier` are the facts it corrects, the latest first, each with the moment it was corrected and, where its title
    does not tell, the first `other` thing it says.
    """

    what: str
    record: Any
    title: str
    date: str = ""
    tone: str = ""
    word: str = ""
    meta: str = ""
    details: Details = field(default_factory=list)
    quote: str = ""
    quoted_by: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    inside: bool = False
    is_part: bool = False
    is_dated: bool = True
    earlier: list["Entry"] = field(default_factory=list)
    corrected_at: datetime | None = None
    other: str = ""

    @property
    def order(self) -> tuple[int, str]:
        return self.record.rank, str(self.record.uuid)

    def follows(self, earlier: Iterable["Entry"]) -> None:
        """Take what it corrects behind it."""
        self.earlier = list(earlier)
        for later, before in pairwise([self, *self.earlier]):
            before.corrected_at = later.record.recorded_at
            other = [
                f"{label.lower()} {value}" for label, value in before.details if (label, value) not in later.details
            ]
            before.other = other[0] if other and before.title == later.title and not before.quote else ""

    @property
    def anchor(self) -> str:
        return f"{self.what}-{self.record.pk}"

    @property
    def place(self) -> str:
        """What moves when the entry is moved, as `table-key`."""
        return f"{TABLES[self.what]}-{self.record.pk}"

    @property
    def changes(self) -> list[Change]:
        return changes_of(self.what, self.record)


def joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def step_margin(step: Loop | Round, margin: dict[str, list[Short]]) -> Details:
    """Who was there, what it was about, and how it felt."""
    column = "round_id" if isinstance(step, Round) else "loop_id"
    mine = {what: [short for short in margin[what] if getattr(short, column) == step.pk] for what in margin}
    return known(
        [
            ("About", ", ".join(sorted((short.text for short in mine.get("topic", [])), key=fold))),
            ("Who was there", ", ".join(person_words(short) for short in mine.get("person", []))),
            ("How you thought it went", "; ".join(rating_words(short) for short in mine.get("rating", []))),
        ]
    )


def round_entry(round: Round, margin: dict[str, list[Short]]) -> Entry:
    return Entry(
        what="round",
        record=round,
        title=round.title,
        date=str(round.date or ""),
        tone=tone_of_step(round),
        word=word_of_step(round),
        meta=joined(round.get_kind_display() if round.name and round.kind else "", related(round)),
        details=round_details(round) + step_margin(round, margin),
        notes=known([("", round.notes_html)]),
        inside=round.loop_id is not None,
    )


def related(round: Round) -> str:
    if round.replaces_id:
        return f"in place of {round.replaces.in_a_sentence}"
    return f"again after {round.repeats.in_a_sentence}" if round.repeats_id else ""


def loop_entry(loop: Loop, margin: dict[str, list[Short]], has_rounds: bool) -> Entry:
    return Entry(
        what="loop",
        record=loop,
        title=loop.title,
        date=str(loop.happened or ""),
        tone=tone_of_step(loop),
        word=word_of_step(loop),
        meta=joined(loop.get_kind_display() if loop.name and loop.kind else "", loop.place),
        details=loop_details(loop, has_rounds) + step_margin(loop, margin),
        notes=known([("Around it", loop.surroundings_html), ("", loop.notes_html)]),
    )


SUBJECTS = {Party.ME: "You", Party.THEM: "They", Party.NOBODY: "Nobody"}
# Acts that read better as a noun when nobody is said to have done them.
NOUNS = {Act.NOTED: "Note", Act.FELT: "How it felt"}


def event_entry(event: Event) -> Entry:
    subject, act = SUBJECTS.get(event.actor, ""), event.get_act_display()
    title = NOUNS.get(event.act) or (f"{subject} {act}".strip() if act else "Event")
    meta, date = about_event(event), str(event.happened or "")
    return Entry("event", event, title[:1].upper() + title[1:], date, meta=meta, quote=event.words, is_dated=bool(date))


def about_event(event: Event, names_round: bool = True) -> str:
    """Who did it, where the title does not say so, through what, and about which role, round or person."""
    by = SUBJECTS.get(event.actor, "").lower() if not event.act else ""
    round = event.round.title if event.round and names_round else ""
    return joined(by, event.get_channel_display(), event.role, round, event.person)


def decision_entry(decision: Decision) -> Entry:
    learned = joined(decision.learned if decision.decided else "", decision.get_learned_how_display())
    return Entry(
        what="decision",
        record=decision,
        title=str(decision),
        date=str(decision.date or ""),
        tone=decision.tone,
        details=known(
            [
                ("Decided by", "you" if decision.decided_by == DecidedBy.ME else decision.get_decided_by_display()),
                ("At the stage", Stage(decision.stage).label if decision.stage is not None else ""),
                ("For the role", decision.role),
                ("Learned", learned),
                ("Reason", decision.reason),
                ("What expired", decision.what_expired),
                ("Because of", decision.rival_attempt),
            ]
        ),
        quote=decision.words,
    )


# A point's verdict, and the label its words stand under.
VERDICTS = {"good": "Good", "bad": "Bad", "": "Points"}


def points_made(points: list[Short]) -> Details:
    """The points of a feedback by their verdict: what was good, what was bad, and what is only named."""
    said = [(point.extra, ": ".join(filter(None, [point.more, point.text]))) for point in points]
    return known(
        [(label, "; ".join(words for its, words in said if its == verdict)) for verdict, label in VERDICTS.items()]
    )


def feedback_entry(feedback: Feedback, margin: dict[str, list[Short]]) -> Entry:
    manner = {True: "word for word", False: "retold"}.get(feedback.is_quoted, "")
    about = feedback.round.title if feedback.round_id else feedback.loop.title if feedback.loop_id else ""
    return Entry(
        what="feedback",
        record=feedback,
        title="Their words",
        date=str(feedback.given or ""),
        meta=joined(f"about {about.lower()}" if about else "", manner),
        details=points_made([short for short in margin["point"] if short.of_id == feedback.pk]),
        quote=feedback.words,
        quoted_by=feedback.source_name,
        is_dated=bool(feedback.given),
    )


def offer_entry(version: OfferVersion) -> Entry:
    return Entry(
        what="offer",
        record=version,
        title=f"Offer {version.get_form_display()}".strip(),
        date=str(version.made or ""),
        tone="yes",
        meta=joined(Channel(version.channel).label if version.channel else "", version.offer.role),
        details=known([("Level", version.level), ("Pay", version.pay)]),
        quote=version.words,
        notes=known([("Terms", version.terms_html)]),
    )


def end_of(term: Term) -> str:
    """What its end is called: that of a time to wait is the day from which one may."""
    if term.kind == TermKind.REAPPLY_FROM:
        return "From"
    return "Was until" if term.moved_to else "Until"


def term_entry(term: Term) -> Entry:
    moved = term.extends
    return Entry(
        what="term",
        record=term,
        title=str(term),
        date=str(term.starts or ""),
        meta=joined(term.get_kind_display() if term.about and term.kind else "", f"said by {term.get_said_by_display()}"
                    if term.said_by else ""),
        details=known(
            [
                (end_of(term), term.ends),
                ("Moved to", (term.moved_to.ends or "a date not known") if term.moved_to else ""),
                ("Moved from", (moved.ends or "a date not known") if moved else ""),
                ("Whose duty", {Party.ME: "yours", Party.THEM: "theirs"}.get(term.duty, "")),
            ]
        ),
        quote=term.words,
        is_dated=bool(term.starts),
    )  # fmt: skip
