"""Asks for the lessons that fit a step, with what their state is told by, and for where each came from."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from applications.attempts.models import Attempt
from applications.briefing.facts import THERE
from applications.briefing.reading import Reading
from applications.briefing.sources import STEP, Source
from applications.companies.models import Company
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.models import Carry, Lesson, Rehearsal, Retirement, Sighting
from applications.lessons.models.sighting import Sight
from applications.lessons.states import HOLDS
from applications.loops.models import Loop, Round
from applications.loops.models.at_step import IN_ORDER
from applications.records.kept_queries import Given, GivenKeys, KeptQuery

#: So many lessons, the nearest, are looked at.
NEAREST = 40
STEPS: dict[str, type[Loop] | type[Round]] = {"loop": Loop, "round": Round}
#: As far as a query tells it: a retirement stands, and nothing happened again that was recorded after it.
RETIRED = Exists(
    Retirement.objects.filter(lesson=OuterRef("pk"))
    .current()
    .filter(
        ~Exists(
            Sighting.objects.filter(
                lesson=OuterRef("lesson"), kind=Sight.AGAIN, recorded_at__gt=OuterRef("recorded_at")
            ).current()
        )
    )
)


@KeptQuery
def fitting() -> QuerySet[Lesson]:
    """Those of the attempt or its company, those about the same topics and those from rounds of the same kinds: the
    nearest, each with what its state and its fit are told by."""
    owner, rounds = Given("owner"), GivenKeys("rounds")
    kinds = Round.objects.filter(pk__in=rounds).exclude(kind="").values("kind")
    of_attempt = Lesson.attempts.through.objects.filter(attempt=Given("attempt")).values("lesson")
    near = Lesson.objects.learned_at(THERE).values("pk").union(of_attempt)
    topics = Round.topics.through.objects.filter(round__in=rounds).values("topic")
    about = Lesson.topics.through.objects.filter(topic__in=topics).values("lesson")
    # From the lessons, which are few, to their rounds; rounds of one kind are many.
    alike = Lesson.rounds.through.objects.filter(lesson__owner=owner, round__kind__in=kinds).values("lesson")
    taken = taken_along(rounds)
    found = Lesson.objects.filter(
        ~RETIRED, owner=owner, pk__in=near.union(about, alike, taken.order_by().values("lesson"))
    )
    came = Sighting.objects.filter(lesson=OuterRef("pk"), kind__in=[Sight.HELD, Sight.AGAIN]).current()
    last = came.order_by(*(order.desc() for order in IN_ORDER)).values("kind")
    seen = Sighting.objects.filter(lesson=OuterRef("pk")).current()
    carry = Subquery(taken.filter(lesson=OuterRef("pk")).order_by("pk").values("pk")[:1])
    told = found.annotate(
        is_here=says(near),
        is_of_kind=says(alike),
        is_of_topic=says(about),
        carry=carry,
        last_came=Subquery(last[:1]),
        came_before=Subquery(last[HOLDS - 1 : HOLDS]),
        is_rehearsed=Exists(Rehearsal.objects.current().filter(carry__in=taken, lesson=OuterRef("pk"))),
        is_practised=Exists(seen) | Exists(Carry.objects.filter(lesson=OuterRef("pk"))) | rehearsed(),
    )
    nearest = ("-is_here", "-is_of_kind", "-is_of_topic", "-recorded_at", "-pk")
    return told.only("advice", "cue", "response").order_by(F("carry").desc(nulls_last=True), *nearest)[:NEAREST]


def taken_along(rounds: GivenKeys) -> QuerySet[Carry]:
    """What is taken along into the loop or the round, or into the attempt as a whole."""
    whole = Carry.objects.filter(attempt=Given("attempt"), loop=None, round=None)
    return whole | Carry.objects.filter(loop=Given("loop"), round=None) | Carry.objects.filter(round__in=rounds)


def says(keys: QuerySet) -> Case:
    return Case(When(pk__in=keys, then=Value(True)), default=Value(False), output_field=BooleanField())


def rehearsed() -> Exists:
    return Exists(Rehearsal.objects.filter(lesson=OuterRef("pk")).current())


@dataclass(frozen=True, slots=True)
class Origin:
    """What a lesson came from: an attempt, or a step of it."""

    source: Source
    attempt: Attempt
    step: Loop | Round | None

    def is_known(self, reading: Reading) -> bool:
        """Whether it lies before the step, so that the lesson was learned by then."""
        if reading.step.is_planned:
            return True
        if self.attempt.pk != reading.here.pk:
            return self.attempt.rank < reading.here.rank
        return reading.is_behind(next((step.rank for step in reading.steps if step == self.step), None))


def origins_of(here: Attempt, lessons: Collection[Lesson]) -> dict[int, list[Origin]]:
    """By lesson, what it came from, the newest attempt first; an attempt as a whole only where none of its steps is
    named. One query."""
    found: dict[int, list[Origin]] = defaultdict(list)
    told = set()
    for lesson, what, key, name, kind, date, *attempt in sorted(
        origins.rows(lessons=[lesson.pk for lesson in lessons]), key=lambda row: (-row[6], not row[1], row[2] or 0)
    ):
        of = attempt_as_read(*attempt)
        if what or (lesson, of.pk) not in told:
            step = STEPS[what](pk=key, name=name, kind=kind, happened=date) if what else None
            found[lesson].append(Origin(Source.of(of, here, step), of, step))
            told.add((lesson, of.pk))
    return found


@KeptQuery
def origins() -> QuerySet:
    loops = origins_by(Lesson.loops.through, "loop")
    return loops.union(origins_by(Lesson.rounds.through, "round"), origins_by(Lesson.attempts.through, ""), all=True)


def origins_by(through: Any, what: str) -> QuerySet[Any]:
    """(lesson, what, its key, name, kind and date; rank, key, number, date, count, company and its name)."""
    way = f"{what}__attempt" if what else "attempt"
    nothing, nobody = Value("", TextField()), Cast(Value(None), BigIntegerField())
    step = [F(f"{what}_id"), *(F(f"{what}__{name}") for name in STEP)] if what else [nobody, nothing, nothing, nothing]
    named = [
        F(f"{way}__{name}") for name in ("rank", "pk", "number", "began", "count_words", "company", "company__name")
    ]
    rows = through.objects.filter(lesson__in=GivenKeys("lessons")).order_by()
    return rows.values_list("lesson_id", Value(what, TextField()), *step, *named)


def attempt_as_read(
    rank: int, key: int, number: int | None, began: FuzzyDate | None, words: str, at: int | None, name: str
) -> Attempt:
    """An attempt that knows what it is called, and no more."""
    company = Company(pk=at, name=name) if at else None
    return Attempt(pk=key, rank=rank, number=number, began=began, count_words=words, company=company)
