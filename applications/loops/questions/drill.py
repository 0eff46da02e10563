"""What the drill asks next, with what was said and would be said, and when the next comes if nothing is due."""

from dataclasses import dataclass
from datetime import datetime

from applications.accounts.models import User
from applications.fields.clock import Clock
from applications.loops.models import Asking, Question
from applications.loops.questions.order import Coming, InOrder
from applications.loops.questions.standing import Standing, standings
from applications.loops.questions.words import asked_words, comes, on, why_now

#: Of more answers than this the latest are shown.
ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Drill:
    """`question` is the one asked now; without one `next_on` says when the next comes, "" if there is none at all."""

    question: Question | None
    asked: str
    why: str
    answers: list[Asking]
    due: int
    next_on: str

    @classmethod
    def of(cls, owner: User, now: datetime, chosen: int | None = None) -> "Drill":
        """The one that is `chosen`, due or not, else the first that is due. Eight queries."""
        clock = Clock.at(now)
        coming = Coming.of(owner, clock)
        every = InOrder(owner.questions.all(), coming)
        question = (owner.questions.filter(pk=chosen).first() if chosen else None) or next(iter(every[:1]), None)
        standings = coming.standings([question] if question else [])
        if question is None or (question.pk != chosen and standings[0].due.day > clock.today):
            return cls(None, "", "", [], 0, on(standings[0].due.day, clock) if standings else "")
        [asked] = standings
        return cls(question, asked_words(asked), reason(asked, clock), answers_to(question), every.due, "")


def reason(standing: Standing, clock: Clock) -> str:
    return why_now(standing.ahead, standing, clock) if standing.ahead else ""


def answers_to(question: Question) -> list[Asking]:
    """Askings of which something is written, the latest first."""
    written = question.askings.select_related("attempt__company", "round", "loop").exclude(said="", would_say="")
    return list(written.in_order().reverse()[:ANSWERS])


def next_time(question: Question, now: datetime) -> str:
    """ "comes again in 3 days"; once a go is recorded."""
    clock = Clock.at(now)
    return comes(standings(question.owner, clock, question)[0].due, clock)
