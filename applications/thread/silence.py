"""How long an open attempt with nothing planned has been silent; never claimed where it is not known."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import DateTimeField, Q, QuerySet

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.fields.clock import Clock
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.ahead import ASKED_FOR, OWNER, is_ahead, loops_still_asked, rounds_still_asked
from applications.thread.heard import LAST_HEARD, Heard, heard_in, heard_in_rows
from applications.thread.rows import Rows

# From here on one speaks of silence.
SILENT_DAYS = 30
FOR_EVER = 10**6
#: A moment and the day it fell on, there and here, may be so far apart.
LEEWAY = timedelta(days=2)
BEFORE = Given("before", DateTimeField())
TOLD = ("began", "origin", "rank", "furthest_stage")


@dataclass(frozen=True, slots=True)
class Silence:
    """The fewest and the most days it can be, and the same in words."""

    attempt: Attempt
    heard: Heard
    clock: Clock
    days: int
    most: int

    @classmethod
    def of(cls, attempt: Attempt, heard: Heard, clock: Clock) -> "Silence":
        if heard.date is None:
            return cls(attempt, heard, clock, 0, FOR_EVER)
        days, first = min(clock.days_since(date) for date in heard.dates), heard.date.first_day
        return cls(attempt, heard, clock, days, (clock.today - first).days if first else 0)

    def is_beyond(self, days: int) -> bool:
        return self.days >= days

    @property
    def time(self) -> str:
        """ "34 days"; "" for today and where it cannot be said."""
        return self.clock.time_since(self.heard.date) if self.heard.date else ""

    @property
    def since(self) -> str:
        return self.clock.since(self.heard.date) if self.heard.date else ""

    @property
    def words(self) -> str:
        return f"silent for {self.time}"


def silence_of(attempt: Attempt, rows: Rows, now: datetime) -> Silence | None:
    """That of an open attempt with nothing planned, from its thread; None before the usual number of days."""
    if not attempt.is_open or is_ahead(rows.loops, rows.rounds, now - ASKED_FOR):
        return None
    silence = Silence.of(attempt, heard_in_rows(attempt, rows), Clock.at(now))
    return silence if silence.is_beyond(SILENT_DAYS) else None


def silences(owner: User, now: datetime, days: int) -> tuple[list[Silence], list[Silence]]:
    """The owner's attempts that are silent beyond so many days, the longest first; and those that may be.

    Of the latter it is not known when they were last in touch, or not exactly enough. Two queries.
    """
    asked = {"lately": now - ASKED_FOR, "before": now - timedelta(days=days) + LEEWAY}
    attempts = maybe_silent.records(owner=owner.pk, **asked)
    heard, clock = heard_in(attempts), Clock.at(now)
    found = [Silence.of(attempt, heard[attempt.pk], clock) for attempt in attempts]
    sure = [silence for silence in found if silence.is_beyond(days)]
    unsure = [silence for silence in found if silence.most >= days and not silence.is_beyond(days)]
    return sorted(sure, key=longest_first), unsure


def longest_first(silence: Silence) -> tuple[int, int]:
    return -silence.days, silence.attempt.rank


@KeptQuery
def maybe_silent() -> QuerySet[Attempt]:
    """Open, with nothing planned, and no contact that is known to be later."""
    busy = Q(pk__in=rounds_still_asked().values("attempt")) | Q(pk__in=loops_still_asked().values("attempt"))
    found = Attempt.objects.open().filter(owner=OWNER).exclude(busy).annotate(heard=LAST_HEARD)
    return found.filter(Q(heard__lt=BEFORE) | Q(heard__isnull=True)).only(*TOLD).order_by("-rank", "-uuid")
