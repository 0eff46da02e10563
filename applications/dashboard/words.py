"""What the dashboard calls the records it shows."""

from collections import Counter
from collections.abc import Iterable

from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome, Stage
from applications.attempts.words import AFTER
from applications.loops.choices import LoopKind
from applications.loops.kinds import RoundKind
from applications.loops.models import Loop, Round

# Columns of an attempt that `whom` and `role_in` read, for `only()`.
WHOM = ("number", "outcome", "count_words", "count_least", "count_most", "company__name")
ROLE = ("current_role__title", "current_role__level", "current_role__team", "current_role__place")

# How a story's last attempt stands, where the outcome's own word is too short for it.
ENDINGS = {
    "": "open",
    Outcome.OFFER: "an offer stands",
    Outcome.ACCEPTED: "offer accepted",
    Outcome.SILENT: "silence",
}

# One and several, in the order in which they are counted.
COUNTED = {
    Outcome.REJECTED: ("rejection", "rejections"),
    Outcome.DISQUALIFIED: ("disqualification", "disqualifications"),
    Outcome.RESCINDED: ("offer rescinded", "offers rescinded"),
    Outcome.SILENT: ("silence", "silences"),
    Outcome.NO_RESPONSE: ("without a response", "without a response"),
    Outcome.WITHDRAWN: ("withdrawal", "withdrawals"),
    Outcome.CLOSED: ("closed by them", "closed by them"),
    Outcome.EXPIRED: ("expired", "expired"),
    Outcome.CIRCUMSTANCES: ("ended by circumstances", "ended by circumstances"),
    Outcome.NOT_RECORDED: ("ended, not recorded", "ended, not recorded"),
    "": ("open", "open"),
    Outcome.OFFER_DECLINED: ("offer declined", "offers declined"),
    Outcome.OFFER: ("offer", "offers"),
    Outcome.ACCEPTED: ("offer accepted", "offers accepted"),
}


def whom(attempt: Attempt) -> str:
    """The company; for an attempt that names none, what it stands for."""
    if attempt.company:
        return attempt.company.name
    several = str(attempt)
    return several[:1].upper() + several[1:]


def role_in(attempt: Attempt) -> str:
    """The role with its level, team and place; "" where none is known."""
    return str(attempt.current_role) if attempt.current_role else ""


def called(step: Round | Loop) -> str:
    """A round or loop within a sentence: its own name as typed, else its kind."""
    kinds, unknown = (RoundKind, "round") if isinstance(step, Round) else (LoopKind, "loop")
    return step.name or (str(kinds(step.kind).label) if step.kind else unknown)


def standing_of(attempt: Attempt) -> str:
    """How far an open attempt has come; "" where it has only begun."""
    return AFTER[Stage(attempt.furthest_stage)] if attempt.furthest_stage > Stage.APPLIED else ""


def ending_of(outcome: str) -> str:
    return ENDINGS.get(outcome) or str(Outcome(outcome).label)


def counted(outcomes: Iterable[str]) -> str:
    """ "3 rejections, 1 silence, 1 offer accepted"."""
    counts = Counter(outcomes)
    return ", ".join(f"{counts[kind]} {words[counts[kind] > 1]}" for kind, words in COUNTED.items() if counts[kind])


def listed(*parts: str, by: str = ", ") -> str:
    """What is known of the parts, in one line."""
    return by.join(part for part in parts if part)
