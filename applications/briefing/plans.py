"""Lessons to take along: those of this company first, then those about the same topics or kinds of round elsewhere."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Exists,
    F,
    OuterRef,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from applications.attempts.models import Attempt
from applications.briefing.past import THERE
from applications.briefing.sources import STEP, Source
from applications.companies.models import Company
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.models import Carry, Lesson, Retirement, Sighting
from applications.lessons.models.sighting import Sight
from applications.loops.models import Loop, Round
from applications.records.kept_queries import Given, GivenKeys, KeptQuery

SHOWN, SOURCES = 6, 2
STEPS: dict[str, type[Loop] | type[Round]] = {"loop": Loop, "round": Round}


@dataclass(frozen=True, slots=True)
class Plan:
    """`is_here` of a lesson learned at this company, `is_taken` of one that is taken along in this attempt; `once` is
    the identity of a carry to be."""

    key: int
    advice: str
    cue: str
    response: str
    url: str
    is_here: bool
    is_taken: bool
    once: UUID
    sources: list[Source]


def plans(here: Attempt, rounds: Collection[int]) -> list[Plan]:
    """For rounds by their keys. Two queries."""
    lessons = fitting.records(owner=here.owner_id, attempt=here.pk, company=here.company_id, rounds=rounds)
    sources = sources_of(here, lessons)
    return [
        Plan(
            key=lesson.pk,
            advice=lesson.advice,
            cue=lesson.cue,
            response=lesson.response,
            url=lesson.get_absolute_url(),
            is_here=lesson.is_here,
            is_taken=lesson.is_taken,
            once=uuid4(),
            sources=sources[lesson.pk][:SOURCES],
        )
        for lesson in lessons
    ]


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
    """Those of the attempt or its company, then those about the same topics or from rounds of the same kinds."""
    owner, rounds = Given("owner"), GivenKeys("rounds")
    kinds = Round.objects.filter(pk__in=rounds).exclude(kind="").values("kind")
    of_attempt = Lesson.attempts.through.objects.filter(attempt=Given("attempt")).values("lesson")
    near = Lesson.objects.learned_at(THERE).values("pk").union(of_attempt)
    topics = Round.topics.through.objects.filter(round__in=rounds).values("topic")
    about = Lesson.topics.through.objects.filter(topic__in=topics).values("lesson")
    # From the lessons, which are few, to their rounds; rounds of one kind are many.
    alike = Lesson.rounds.through.objects.filter(lesson__owner=owner, round__kind__in=kinds).values("lesson")
    is_here = Case(When(pk__in=near, then=Value(True)), default=Value(False), output_field=BooleanField())
    taken = Exists(Carry.objects.filter(lesson=OuterRef("pk"), attempt=Given("attempt")))
    found = Lesson.objects.filter(~RETIRED, owner=owner, pk__in=near.union(about, alike))
    told = found.annotate(is_here=is_here, is_taken=taken).only("advice", "cue", "response")
    return told.order_by("-is_taken", "-is_here", "-recorded_at", "-pk")[:SHOWN]


def sources_of(here: Attempt, lessons: Collection[Lesson]) -> dict[int, list[Source]]:
    """By lesson, what it came from, the newest attempt first. One query."""
    found: dict[int, list[Source]] = defaultdict(list)
    told = set()
    # The newest attempt first; an attempt as a whole only where none of its steps is named.
    for lesson, what, key, name, kind, date, *attempt in sorted(
        origins.rows(lessons=[lesson.pk for lesson in lessons]), key=lambda row: (-row[6], not row[1], row[2] or 0)
    ):
        of = attempt_as_read(*attempt)
        if what or (lesson, of.pk) not in told:
            step = STEPS[what](pk=key, name=name, kind=kind, happened=date) if what else None
            found[lesson].append(Source.of(of, here, step))
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
