"""What needs me now: one read of everything that is next, owed, awaited or on offer, and the latest stories."""

from dataclasses import dataclass
from datetime import datetime

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.dashboard import awaited, debriefs, terms
from applications.dashboard.line import Few
from applications.dashboard.planned import MOST_READ, Planned, has_day, line_ahead, line_over, planned_steps
from applications.dashboard.stories import Story, latest_stories
from applications.fields.clock import Clock
from applications.lessons.states import recurring
from applications.loops.models import Loop, Round
from applications.thread.heard import heard_in

AHEAD_SHOWN, OVER_SHOWN, OWED_SHOWN, RECURRING_SHOWN = 5, 5, 8, 3


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
    recurring: list[tuple[int, str]]
    stories: tuple[Story, ...]
    has_past: bool

    @classmethod
    def of(cls, user: User, now: datetime) -> "Today":
        """As of `now`, in the days and hours of the active time zone. Ten queries."""
        clock = Clock.at(now)
        ahead, over = planned_steps(user, clock)
        due, fresh = terms.open_terms(user, clock), debriefs.fresh_rounds(user, clock)
        waiting, total = awaited.waiting(user, now, {step.attempt_id for step in ahead + over})
        attempts = attempts_of(user, [*ahead[: AHEAD_SHOWN + 1], *over[:OVER_SHOWN], *due, *fresh], waiting)
        offers = [attempt for attempt in attempts.values() if attempt.outcome == Outcome.OFFER]
        heard = heard_in([attempts[key] for key in waiting] + offers)
        soonest = soonest_of(ahead[: AHEAD_SHOWN + 1])
        after = [step for step in ahead if step is not soonest]
        are_all = len(ahead) + len(over) < MOST_READ
        stories = latest_stories(user, ahead[: AHEAD_SHOWN + 1], clock)
        has_past = bool(attempts or stories)
        return cls(
            heading=clock.heading,
            next=Planned.of(soonest, clock) if soonest else None,
            ahead=Few.of([line_ahead(step, clock) for step in after[:AHEAD_SHOWN]], len(after), are_all),
            over=Few.of([line_over(step, clock) for step in over[:OVER_SHOWN]], len(over), are_all),
            owed=owed(due, fresh, clock),
            awaited=awaited.told_waiting([attempts[key] for key in waiting], heard, total, clock),
            offers=awaited.told_offers(offers, heard, terms.until(due, clock), clock),
            stories=stories,
            recurring=recurring(user, RECURRING_SHOWN) if has_past else [],
            has_past=has_past or user.attempts.exists(),
        )

    @property
    def is_quiet(self) -> bool:
        """Nothing is to be done and nothing is awaited."""
        return not (self.next or self.over or self.owed or self.awaited or self.offers)


def soonest_of(ahead: list[Round | Loop]) -> Round | Loop | None:
    """What comes next. Once an offer is accepted, what may follow on a day nobody knows is not the next thing."""
    return next((step for step in ahead if step.attempt.outcome != Outcome.ACCEPTED or has_day(step)), None)


def attempts_of(user: User, records: list, keys: list[int]) -> dict[int, Attempt]:
    """The attempts of these records, of these keys and with offers; each record gets its own."""
    attempts = awaited.with_offers(user, {record.attempt_id for record in records if record.attempt_id} | set(keys))
    for record in records:
        record.attempt = attempts.get(record.attempt_id)
    return attempts


def owed(due: list, fresh: list, clock: Clock) -> Few:
    """What ends, then what is still fresh, then what has just ended."""
    ends, debriefs_owed = [terms.told(term, clock) for term in due], [debriefs.told(round, clock) for round in fresh]
    lines = [line for line in ends if not line.soft] + debriefs_owed + [line for line in ends if line.soft]
    are_all = len(due) < terms.MOST_READ and len(fresh) < debriefs.MOST_READ
    return Few.of(lines[:OWED_SHOWN], len(lines), are_all)
