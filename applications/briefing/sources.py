"""Where a line of the briefing comes from: which attempt, which step of it, and when."""

from dataclasses import dataclass

from applications.attempts.models import Attempt
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.choices import LoopKind
from applications.loops.kinds import RoundKind
from applications.loops.models import Loop, Round

NOT_KNOWN = "date not known"
# What is read of an attempt to name it.
ATTEMPT = ("number", "rank", "began", "company__name", "count_words", "count_least", "count_most")
STEP = ("name", "kind", "happened")


@dataclass(frozen=True, slots=True)
class Source:
    """ "attempt 4, bar raiser, 12 May 2018", and where that is told."""

    text: str
    url: str

    @classmethod
    def of(cls, attempt: Attempt, here: Attempt, step: Loop | Round | None = None, date: FuzzyDate | None = None):
        """`date` is that of the fact itself; without one, that of the step or of the attempt is said."""
        when = date or (date_of(step) if step else None) or attempt.began
        parts = [named(attempt, here), called(step) if step else "", str(when or NOT_KNOWN)]
        return cls(", ".join(filter(None, parts)), (step or attempt).get_absolute_url())


def named(attempt: Attempt, here: Attempt) -> str:
    """The attempt as one speaks of it within another: its number alone where it was at the same company."""
    if attempt.pk == here.pk:
        return "this attempt"
    if attempt.number and attempt.company_id == here.company_id:
        return f"attempt {attempt.number}"
    return str(attempt)


def called(step: Loop | Round) -> str:
    """A step within a sentence: its own name as typed, else its kind."""
    kinds, unknown = (RoundKind, "round") if isinstance(step, Round) else (LoopKind, "loop")
    return step.name or (str(kinds(step.kind).label) if step.kind else unknown)


def date_of(step: Loop | Round) -> FuzzyDate | None:
    return step.date if isinstance(step, Round) else step.happened
