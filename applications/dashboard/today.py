"""What needs me now: one read of all that is next, owed, awaited or on offer, what to rehearse, and the stories."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.dashboard import awaited, debriefs, terms
from applications.dashboard.answers import read_pace
from applications.dashboard.lesson import Chosen
from applications.dashboard.line import Few
from applications.dashboard.models import Kind
from applications.dashboard.planned import Planned, has_day, line_ahead, line_over
from applications.dashboard.put_offs import Hidden, PutOffs
from applications.dashboard.question import ToDrill
from applications.dashboard.rehearsing import lesson_of, question_of
from applications.dashboard.steps import Steps
from applications.dashboard.stories import Story, attempts_at, stories_of
from applications.dashboard.year import Year
from applications.dashboard.year_plot import Plot
from applications.fields.clock import Clock
from applications.loops.models import Loop, Round

AHEAD_SHOWN, OVER_SHOWN, OWED_SHOWN = 5, 5, 8


@dataclass(frozen=True, slots=True)
class Today:
    """Nothing in here is asked of the database again: a template prints it as it stands."""

    heading: str
    next: Planned | None
    ahead: Few
    over: Few
    owed: Few
    awaited: Few
    offers: Few
    lesson: Chosen | None
    question: ToDrill | None
    stories: tuple[Story, ...]
    year: Plot | None
    put_off: list[Hidden]
    has_past: bool

    @classmethod
    def of(cls, user: User, now: datetime) -> "Today":
        """As of `now`, in the days and hours of the active time zone. Ten queries."""
        clock = Clock.at(now)
        put_offs = PutOffs.of(user, now)
        steps, due = Steps.of(user, clock, put_offs), terms.open_terms(user, clock, put_offs.keys(Kind.TERM))
        attempts = attempts_of(user, now, steps, due, put_offs)
        waiting = waiting_of(attempts, put_offs, clock)
        offers = [attempt for attempt in attempts.values() if attempt.outcome == Outcome.OFFER]
        told = attempts_at(user, {attempt.company_id for attempt in waiting} - {None})
        heard, paces = read_pace(waiting, offers, told)
        stories, year = stories_of(told, steps.ahead, clock), Year.of(user, clock)
        has_past = bool(attempts or stories) or user.attempts.exists()
        return cls(
            heading=clock.heading,
            **coming(steps, clock),
            over=over(steps, put_offs, clock),
            owed=owed(due, steps.fresh, put_offs, clock),
            awaited=Few.of(awaited.told_waiting(waiting, heard, paces, clock), total_of(attempts)),
            offers=awaited.told_offers(offers, heard, terms.until(due, clock), clock),
            lesson=lesson_of(user, steps, put_offs, clock),
            question=question_of(user, steps, put_offs, clock),
            stories=stories,
            year=Plot.of(year) if year else None,
            put_off=put_offs.hidden,
            has_past=has_past,
        )

    @property
    def is_quiet(self) -> bool:
        """Nothing is to be done and nothing is awaited."""
        return not (self.next or self.over or self.owed or self.awaited or self.offers)

    @property
    def is_in_motion(self) -> bool:
        return any(story.is_open for story in self.stories)


def attempts_of(user: User, now: datetime, steps: Steps, due: list, put_offs: PutOffs) -> dict[int, Attempt]:
    """All attempts that the page names; each step and term gets its own."""
    records: list[Any] = [*steps.ahead, *steps.over, *steps.fresh, *due]
    keys = {record.attempt_id for record in records if record.attempt_id}
    busy = {step.attempt_id for step in steps.ahead + steps.over}
    attempts = awaited.attempts_at_hand(user, now, keys, busy, put_offs.keys(Kind.AWAITED))
    for record in records:
        record.attempt = attempts.get(record.attempt_id)
    return attempts


def coming(steps: Steps, clock: Clock) -> dict[str, Any]:
    soonest = soonest_of(steps.ahead[: AHEAD_SHOWN + 1])
    after = [step for step in steps.ahead if step is not soonest]
    lines = [line_ahead(step, clock) for step in after[:AHEAD_SHOWN]]
    return {
        "next": Planned.of(soonest, clock) if soonest else None,
        "ahead": Few.of(lines, len(after), steps.are_all),
    }


def soonest_of(ahead: list[Round | Loop]) -> Round | Loop | None:
    """What comes next. Once an offer is accepted, what may follow on a day nobody knows is not the next thing."""
    return next((step for step in ahead if step.attempt.outcome != Outcome.ACCEPTED or has_day(step)), None)


def over(steps: Steps, put_offs: PutOffs, clock: Clock) -> Few:
    lines = put_offs.shown([line_over(step, clock) for step in steps.over], clock)
    return Few.of(lines[:OVER_SHOWN], len(lines), steps.are_all)


def owed(due: list, fresh: list, put_offs: PutOffs, clock: Clock) -> Few:
    """What ends, then what is still fresh, then what has just ended."""
    ends, debriefs_owed = [terms.told(term, clock) for term in due], [debriefs.told(round, clock) for round in fresh]
    lines = [line for line in ends if not line.soft] + debriefs_owed + [line for line in ends if line.soft]
    are_all = len(due) < terms.MOST_READ and len(fresh) < debriefs.MOST_READ
    shown = put_offs.shown(lines, clock)
    return Few.of(shown[:OWED_SHOWN], len(shown), are_all)


def waiting_of(attempts: dict[int, Attempt], put_offs: PutOffs, clock: Clock) -> list[Attempt]:
    """Those awaited that are shown; those put off are noted."""
    shown = []
    for attempt in awaited.waiting_in(attempts.values()):
        if (thing := f"{Kind.AWAITED}-{attempt.pk}") in put_offs.found:
            put_offs.hide(thing, awaited.text_of(attempt), clock)
        else:
            shown.append(attempt)
    return shown[: awaited.WAITING_SHOWN]


def total_of(attempts: dict[int, Any]) -> int:
    """How many are awaited in all, but for those put off."""
    return next((attempt.total or 0 for attempt in attempts.values()), 0)
