"""When a question comes again: the ladder of the drill. Its rules stand as a table in docs/model.md."""

from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from applications.loops.models.question import Recollection, Went

#: Days until a question comes again, by the step it stands on; before the first step it is due at once.
LADDER = (1, 3, 7, 21, 60)
#: A planned round brings a question back once within so many days before it.
AHEAD = timedelta(days=7)
#: What was not answered in a round, or not in full, is due at once.
UNANSWERED = frozenset({Went.MISSED, Went.PARTLY})
KNOWN = frozenset({Went.ANSWERED, *UNANSWERED})


@dataclass(frozen=True, slots=True)
class Go:
    """One go at a question, in a round or in the drill: the day, and how it went (`Went` or `Recollection`)."""

    day: date
    result: str


@dataclass(frozen=True, slots=True)
class Due:
    """The step of the ladder a question stands on (0 is before the first), the day from which on it is due, and that of
    the last go at it."""

    step: int
    day: date
    last: date | None = None


def due(askings: list[Go], recalls: list[Go], recorded: date) -> Due:
    """Each in the order in which it happened; of one day, the drill comes after the round. `recorded` is the day on
    which the question was written down: nobody has tried it yet."""
    goes = sorted([asked for asked in askings if asked.result in KNOWN] + recalls, key=attrgetter("day"))
    if not goes:
        return Due(0, recorded)
    step, last = 0, goes[-1]
    for go in goes:
        step = moved(step, go.result)
    wait = 0 if last.result in UNANSWERED else days_on(step)
    return Due(step, last.day + timedelta(days=wait), last.day)


def moved(step: int, result: str) -> int:
    """The step after one more go."""
    if result in UNANSWERED:
        return 0
    if result == Recollection.KNEW:
        return min(step + 1, len(LADDER))
    if result == Recollection.NO:
        return 1
    return max(step, 1) if result == Went.ANSWERED else step  # else "nearly"


def days_on(step: int) -> int:
    """After how many days it comes again: one at least."""
    return LADDER[max(step, 1) - 1]


def is_brought_forward(by: date, last_go: date | None) -> bool:
    """Whether a round planned for that day makes it due a week before: unless there was a go at it in that week."""
    return last_go is None or last_go < by - AHEAD
