"""One attempt as a card: how it went, what they said, what it taught, and what lay between it and the one before."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.safestring import SafeString

from applications.attempts.models import Attempt
from applications.attempts.words import heading_of
from applications.timeline.asides import Aside
from applications.timeline.card_words import (
    LessonLine,
    PieceLine,
    Quote,
    lesson_lines,
    name_of,
    offer_words,
    piece_line,
    quotes_of,
    reason_of,
    rivals_of,
    role_of,
    since,
)  # fmt: skip
from applications.timeline.links import anchor_of
from applications.timeline.lists import movers, preparation_list, rounds_list
from applications.timeline.preparing import Prepared
from applications.timeline.reading import Told
from applications.timeline.steps import StepLine
from applications.timeline.words import APPROACHES, origin_of, told_of

#: What stands beside pieces of preparation (what their counters stood at, notes, questions), by their keys.
Beside = dict[int, list[Aside]]
DATE_NOT_KNOWN = "date not known"


@dataclass(frozen=True, slots=True)
class Between:
    """The preparation that led to an attempt, or that followed the last one; `more` came before what is told."""

    pieces: tuple[PieceLine, ...] = ()
    more: int = 0

    @classmethod
    def of(cls, prepared: Prepared, beside: Beside) -> "Between":
        return cls(tuple(piece_line(piece, beside.get(piece.pk, [])) for piece in prepared.told), prepared.more)

    @property
    def html(self) -> SafeString:
        return preparation_list(self.pieces)

    @property
    def movable(self) -> SafeString:
        return preparation_list(self.pieces, can_be_moved=True)


def felt_of(told: Told) -> dict[tuple[str, int], list[Aside]]:
    """How the person thought a loop or a round went, by its kind and key."""
    found: dict[tuple[str, int], list[Aside]] = defaultdict(list)
    for rating in told.asides["rating"]:
        found[("round", rating.round_id) if rating.round_id else ("loop", rating.loop_id)].append(rating)
    return found


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a template prints of one attempt. Empty where nothing is known."""

    attempt: Attempt
    anchor: str
    name: str
    heading: str
    url: str
    role: str
    meta: tuple[str, ...]
    steps: list[StepLine]
    decision: tuple[str, ...]
    offers: tuple[str, ...]
    quotes: tuple[Quote, ...]
    lessons: tuple[LessonLine, ...]
    gists: tuple[SafeString, ...]
    documents: str
    between: Between

    @classmethod
    def of(cls, told: Told, beside: Beside) -> "Card":
        attempt, decision, asides = told.attempt, told.decision, told.asides
        began, approach = str(attempt.began or DATE_NOT_KNOWN), APPROACHES.get(attempt.approach, "")
        meta = (began, origin_of(attempt), since(told.before, attempt), approach)
        decided = (told_of(decision), reason_of(decision), rivals_of(decision)) if decision else ()
        return cls(
            attempt=attempt,
            anchor=anchor_of(attempt),
            name=name_of(attempt),
            heading=heading_of(attempt),
            url=attempt.get_absolute_url(),
            role=role_of(attempt, told.roles),
            meta=tuple(filter(None, meta)),
            steps=told.steps.lines(felt_of(told)),
            decision=tuple(filter(None, decided)),
            offers=tuple(map(offer_words, asides["offer"])),
            quotes=tuple(quotes_of(decision, asides["feedback"])),
            lessons=tuple(lesson_lines(asides["lesson"])),
            gists=tuple(each.html for each in asides["gist"]),
            documents=", ".join(document.words for document in asides["document"]),
            between=Between.of(told.prepared, beside),
        )

    @property
    def place(self) -> str:
        """What it is called where things are put in order."""
        return f"attempts-{self.attempt.pk}"

    @property
    def movers(self) -> SafeString:
        return movers(self.place, self.name)

    @property
    def rounds_html(self) -> SafeString:
        return rounds_list(self.steps)
