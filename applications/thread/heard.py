"""When they were last in touch in an attempt, and how exactly that is known: what silence is counted from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Case, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Greatest

from applications.attempts.models import Attempt, Origin
from applications.attempts.stages import Outcome
from applications.fields.fuzzy_date import FuzzyDate, Precision
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.loops.choices import Party, State
from applications.loops.models import Loop, Round
from applications.loops.reach import counts
from applications.thread.choices import Act
from applications.thread.models import Decision, Event, Feedback, OfferVersion
from applications.thread.rows import Rows
from applications.thread.standing import current

# `Attempt.last_heard` in SQL. Without one of the two, the greatest is NULL on SQLite and the other on PostgreSQL.
LAST_HEARD = Coalesce(
    *(Greatest("last_step", "last_contact"), "last_step", "last_contact", "began_earliest"),
    output_field=DateTimeField(),
)
EXACTNESS = list(Precision)
# They began it, so that its beginning is a contact.
THEY_BEGAN = (Origin.RECRUITER, Origin.SOURCER, Origin.RETURNING_RECRUITER)
# Decisions that show nothing of theirs.
MINE_ALONE = (
    *(Outcome.SILENT, Outcome.NO_RESPONSE, Outcome.WITHDRAWN),
    *(Outcome.EXPIRED, Outcome.CIRCUMSTANCES, Outcome.NOT_RECORDED),
)
# A round that was called off shows that they were in touch, though not when.
CALLED_OFF = (State.PLANNED, State.CANCELLED, State.NO_SHOW)
# What a row of `contacts_of` is: of a loop and of an acknowledgement, which may be automatic, one wants to know more.
NOT_TELLING_WHEN, WORD, ROUND, LOOP, ACKNOWLEDGED = range(5)
STEP_DATES = {Round: ("happened", "handed_in", "result_learned"), Loop: ("happened", "result_learned")}


class Contact(NamedTuple):
    """Something that shows they were in touch; one that does not `count` does not tell when."""

    rank: int
    loop: int | None
    counts: bool
    dates: list[FuzzyDate]

    @property
    def is_dated(self) -> bool:
        return any(date.earliest for date in self.dates)


@dataclass(frozen=True, slots=True)
class Heard:
    """`date` is the last one known, None where it is not known; it is among `dates`, all that bear on it.

    `is_contact` is False where they never were in touch and it is counted from the beginning.
    """

    date: FuzzyDate | None
    dates: tuple[FuzzyDate, ...]
    is_contact: bool


def heard_from(attempt: Attempt, contacts: list[Contact]) -> Heard:
    """Of several dates that begin at that moment the most exact is taken.

    What bears no date and stands behind all that does leaves it open when they were last in touch.
    """
    counting = [contact for contact in contacts if contact.counts]
    dated = [contact for contact in counting if contact.is_dated]
    # What is undated in a loop with a date has its date from there.
    loops = {contact.loop for contact in dated if contact.loop}
    undated = [contact for contact in counting if not contact.is_dated and contact.loop not in loops]
    is_contact = bool(contacts) or attempt.origin in THEY_BEGAN
    dates = [date for contact in dated for date in contact.dates if date.earliest]
    if not contacts and attempt.began:
        dates = [attempt.began]
    is_open = undated and max(each.rank for each in undated) > max((each.rank for each in dated), default=attempt.rank)
    last = max((date.earliest for date in dates if date.earliest), default=None)
    fitting = [date for date in dates if date.earliest == last]
    is_known = last and not is_open
    return Heard(min(fitting, key=exactness) if is_known else None, tuple(dates), is_contact)


def exactness(date: FuzzyDate) -> int:
    return EXACTNESS.index(date.precision)


def heard_in(attempts: Iterable[Attempt]) -> dict[int, Heard]:
    """By the attempt's key; they need their `began`, `origin` and `rank`. One query."""
    attempts = list(attempts)
    rows = contacts_of.rows(attempts=[attempt.pk for attempt in attempts])
    return heard_by_attempt(attempts, rows)


def heard_by_attempt(attempts: Iterable[Attempt], rows: Iterable[tuple]) -> dict[int, Heard]:
    """The same of rows that were read; they may be those of other attempts, too."""
    found: dict[int, list[Contact]] = {attempt.pk: [] for attempt in attempts}
    for key, rank, loop, what, *dates in rows:
        if key in found:
            found[key].append(Contact(rank, loop, what != NOT_TELLING_WHEN, [date for date in dates if date]))
    return {attempt.pk: heard_from(attempt, found[attempt.pk]) for attempt in attempts}


@KeptQuery
def contacts_of() -> QuerySet[Any]:
    """(attempt, rank, loop, what it is, date, date, date) of all that shows they were in touch."""
    theirs = Event.objects.current().filter(actor=Party.THEM).exclude(act__in=[Act.NOTED, Act.FELT])
    theirs = theirs.filter(~Q(happened="") | Q(round__isnull=True, loop__isnull=True))
    acknowledged = Case(When(act=Act.ACKNOWLEDGED, then=Value(ACKNOWLEDGED)), default=Value(WORD))
    decisions = Decision.objects.current().exclude(kind__in=MINE_ALONE)
    took_place = Round.objects.filter(loop=OuterRef("pk")).took_place()
    loops = Loop.objects.took_place().filter(Q(rounds__isnull=True) | Exists(took_place)).distinct()
    rows = [
        contact_rows(Round.objects.took_place(), *STEP_DATES[Round], loop=F("loop"), what=Value(ROUND)),
        contact_rows(Round.objects.filter(state__in=CALLED_OFF), what=Value(NOT_TELLING_WHEN)),
        contact_rows(loops, *STEP_DATES[Loop], loop=F("pk"), what=Value(LOOP)),
        contact_rows(theirs, "happened", what=acknowledged),
        contact_rows(decisions, "decided", "learned"),
        contact_rows(Feedback.objects.current(), "given"),
        contact_rows(OfferVersion.objects.current(), "made", way="offer__attempt"),
    ]
    return rows[0].union(*rows[1:], all=True)


def contact_rows(found: QuerySet, *dates: str, way: str = "attempt", loop: Any = None, what: Any = None) -> QuerySet:
    columns = [F(date) for date in dates] + [Value("")] * (3 - len(dates))
    loop = loop or Value(None, BigIntegerField())
    here = found.filter(**{f"{way}__in": GivenKeys("attempts")}).order_by()
    return here.values_list(way, "rank", loop, what or Value(WORD), *columns)


def heard_in_rows(attempt: Attempt, rows: Rows) -> Heard:
    """The same of a thread that was read."""
    loops = [loop for loop in rows.loops if loop.took_place and counts(loop, rows.rounds)]
    contacts = [contact(loop, *STEP_DATES[Loop], loop=loop.pk) for loop in loops]
    contacts += [contact(round, *STEP_DATES[Round], loop=round.loop_id) for round in rows.rounds if round.took_place]
    contacts += [contact(round, counting=False) for round in rows.rounds if round.state in CALLED_OFF]
    contacts += [contact(event, "happened") for event in current(rows.events) if event.is_human_contact]
    theirs = [decision for decision in current(rows.decisions) if decision.kind not in MINE_ALONE]
    contacts += [contact(decision, "decided", "learned") for decision in theirs]
    contacts += [contact(feedback, "given") for feedback in current(rows.feedback)]
    contacts += [contact(version, "made") for version in current(rows.versions)]
    return heard_from(attempt, contacts)


def contact(record: Any, *dates: str, loop: int | None = None, counting: bool = True) -> Contact:
    known = [date for name in dates if (date := getattr(record, name))]
    return Contact(record.rank, loop, counting, known)
