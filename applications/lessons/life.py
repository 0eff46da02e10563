"""The life of one lesson, first to last: where it was learned, taken along, rehearsed, seen to hold or to fail."""

from dataclasses import dataclass
from functools import cached_property

from applications.attempts.models import Attempt
from applications.fields.clock import day_of
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons import recorded
from applications.lessons.models import Carry, Lesson, Rehearsal, Retirement, Sighting
from applications.lessons.models.carry import Manner
from applications.lessons.models.lesson import State
from applications.lessons.models.sighting import Sight
from applications.lessons.origins import origin_of, records_by_lesson
from applications.lessons.recorded import at_home
from applications.lessons.states import Retired, Seen, state_of, tally
from applications.loops.models import Loop, Round
from applications.loops.passing import passed

TONES = {Sight.HELD: "yes", Sight.AGAIN: "no"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in the life of a lesson; `table` and `pk` name the record where one can change it."""

    order: tuple[int, int, str]
    title: str
    date: str
    where: str = ""
    url: str = ""
    tone: str = "wait"
    words: str = ""
    table: str = ""
    pk: int = 0
    change: str = ""


@dataclass(frozen=True)
class Life:
    """Read with all that was recorded of the lesson. Seven queries."""

    lesson: Lesson
    origins: list[Attempt | Loop | Round]
    sightings: list[Sighting]
    carries: list[Carry]
    rehearsals: list[Rehearsal]
    retirements: list[Retirement]

    @classmethod
    def of(cls, lesson: Lesson) -> "Life":
        key = lesson.pk
        return cls(
            lesson,
            origins=records_by_lesson([key])[key],
            sightings=at_home(recorded.sightings.records(lesson=key)),
            carries=at_home(recorded.carries.records(lesson=key)),
            rehearsals=recorded.rehearsals.records(lesson=key),
            retirements=recorded.retirements.records(lesson=key),
        )

    @cached_property
    def seen(self) -> list[Seen]:
        return [seen_of(sighting) for sighting in self.sightings]

    @property
    def retired(self) -> Retired | None:
        last = self.retirements[-1] if self.retirements else None
        return Retired(last.retired, last.recorded_at) if last else None

    @cached_property
    def state(self) -> State:
        return state_of(self.seen, bool(self.carries or self.rehearsals), self.retired)

    @property
    def tally(self) -> str:
        return tally(self.seen)

    @cached_property
    def marks(self) -> list[Mark]:
        learned = [Mark(order_of(each), "Learned", *placed(each), tone="") for each in self.origins]
        seen = [
            Mark(
                order_of(row.about), row.short, *placed(row.about, row.seen), TONES.get(row.kind, "silence"), row.words,
                "sightings", row.pk, "sighting-correct",
            )
            for row in self.sightings
        ]  # fmt: skip
        taken = [
            Mark(
                order_of(row.into), "Taken along, and gone through before" if row.is_reviewed else "Taken along",
                *placed(row.into), table="carries", pk=row.pk, change="carry-edit",
            )
            for row in self.carries
        ]  # fmt: skip
        ended = [
            Mark(
                order_by_date(row.retired, row), "Retired", said(row.retired), tone="ended", words=row.words,
                table="retirements", pk=row.pk, change="retirement-correct",
            )
            for row in self.retirements
        ]  # fmt: skip
        rehearsed = [rehearsal_mark(row) for row in self.rehearsals]
        # Of what stands at one step, first what was taken along, then what was seen.
        return sorted([*learned, *taken, *rehearsed, *seen, *ended], key=lambda mark: mark.order[:2])


def seen_of(row: Sighting) -> Seen:
    loop = row.round.loop if row.round else row.loop
    date = row.seen or date_of(row.about)
    result = row.round.result if row.round else ""
    told = passed(result, loop.result if loop else "", row.attempt.outcome, row.round is not None)
    return Seen(row.kind, date, row.recorded_at, told)


def date_of(record: Attempt | Loop | Round) -> FuzzyDate | None:
    return record.began if isinstance(record, Attempt) else record.happened


def said(date: FuzzyDate | None) -> str:
    return str(date or "")


def placed(record: Attempt | Loop | Round, date: FuzzyDate | None = None) -> tuple[str, str, str]:
    """When, where in words, and the address."""
    origin = origin_of(record)
    return said(date) or origin.date, origin.text, origin.url


def order_of(record: Attempt | Loop | Round) -> tuple[int, int, str]:
    attempt = record if isinstance(record, Attempt) else record.attempt
    return attempt.rank, 0 if record is attempt else record.rank, ""


def order_by_date(date: FuzzyDate | None, row: Rehearsal | Retirement) -> tuple[int, int, str]:
    """What stands at no attempt stands by its date or, without one, by the day it was recorded."""
    hint = (date and date.rank_hint) or day_of(row.recorded_at).rank_hint or 0
    return hint, hint, ""


def rehearsal_mark(row: Rehearsal) -> Mark:
    title = f"Rehearsed {Manner(row.manner).label}" if row.manner else "Rehearsed"
    order = order_by_date(row.rehearsed, row)
    return Mark(
        order, title, said(row.rehearsed), words=row.words, table="rehearsals", pk=row.pk, change="rehearsal-correct"
    )
