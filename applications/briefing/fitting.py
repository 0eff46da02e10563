"""Asks for the lessons that fit a step, with their state, and for where each came from."""

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
    Q,
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
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery, as_read
from applications.lessons.models import Carry, Lesson, Rehearsal
from applications.lessons.models.lesson import State
from applications.loops.models import Loop, Round

#: So many lessons, the nearest, are looked at.
NEAREST = 40
SAYS = ("advice", "cue", "response", "state")
STEPS: dict[str, Any] = {"loop": Loop, "round": Round}


@KeptQuery
def fitting() -> QuerySet[Lesson]:
    """Those of the attempt or its company, those about the same topics and those from rounds of the same kinds: the
    nearest, each with what its fit is told by."""
    owner, rounds = Given("owner"), GivenKeys("rounds")
    kinds = Round.objects.filter(pk__in=rounds).exclude(kind="").values("kind")
    of_attempt = Lesson.attempts.through.objects.filter(attempt=Given("attempt")).values("lesson")
    near = Lesson.objects.learned_at(THERE).values("pk").union(of_attempt)
    topics = Round.topics.through.objects.filter(round__in=rounds).values("topic")
    # From the lessons, which are few, to their rounds; rounds of one kind are many.
    foremost = Lesson.objects.filter(owner=owner).foremost()
    about = Lesson.topics.through.objects.filter(lesson__in=foremost, topic__in=topics).values("lesson")
    alike = Lesson.rounds.through.objects.filter(lesson__in=foremost, round__kind__in=kinds).values("lesson")
    taken = taken_along(rounds)
    along = taken.order_by().values("lesson")
    all_of_them = Lesson.objects.filter(~Q(state=State.RETIRED), owner=owner, pk__in=near.union(about, alike, along))
    fits = {"is_taken": says(along), "is_here": says(near), "is_of_kind": says(alike), "is_of_topic": says(about)}
    nearest = [*(f"-{fit}" for fit in fits), "-recorded_at", "-pk"]
    keys = all_of_them.annotate(**fits).order_by(*nearest).values("pk")[:NEAREST]
    # What became of them here is asked of these alone.
    return Lesson.objects.filter(pk__in=keys).annotate(**fits, **life(taken)).order_by(*nearest).only(*SAYS)


def life(taken: QuerySet[Carry]) -> dict[str, Any]:
    """The carry, and whether it was rehearsed for that."""
    of_it: dict[str, Any] = {"lesson": OuterRef("pk")}
    rehearsed = Rehearsal.objects.filter(**of_it).current()
    return {
        "carry": Subquery(taken.filter(**of_it).order_by("pk").values("pk")[:1]),
        "is_rehearsed": Exists(rehearsed.filter(carry__in=taken)),
    }


def taken_along(rounds: GivenKeys) -> QuerySet[Carry]:
    """What is taken along into the loop or the round, or into the attempt as a whole."""
    whole = Carry.objects.filter(attempt=Given("attempt"), loop=None, round=None)
    return whole | Carry.objects.filter(loop=Given("loop"), round=None) | Carry.objects.filter(round__in=rounds)


def says(keys: QuerySet) -> Case:
    return Case(When(pk__in=keys, then=Value(True)), default=Value(False), output_field=BooleanField())


@dataclass(frozen=True, slots=True)
class Origin:
    """What a lesson came from, as `origins` reads it: an attempt, or a step of it."""

    what: str
    key: int | None
    rest: tuple

    @property
    def rank(self) -> int:
        """Of the attempt."""
        return self.rest[3]

    @property
    def attempt(self) -> int:
        return self.rest[4]

    def is_known(self, reading: Reading) -> bool:
        """Whether it lies before the step, so that the lesson was learned by then."""
        if reading.step.is_planned:
            return True
        if self.attempt != reading.here.pk:
            return self.rank < reading.here.rank
        steps = (step for step in reading.steps if self.what == step._meta.model_name and self.key == step.pk)
        return reading.is_behind(next((step.rank for step in steps), None))

    def source(self, here: Attempt) -> Source:
        name, kind, date, *attempt = self.rest
        step = step_as_read(STEPS[self.what], self.key, name, kind, date) if self.what else None
        return Source.of(attempt_as_read(*attempt), here, step)


def origins_of(lessons: Collection[Lesson]) -> dict[int, list[Origin]]:
    """By lesson, what it came from, the newest attempt first; an attempt as a whole only where none of its steps is
    named. One query."""
    found: dict[int, list[Origin]] = defaultdict(list)
    told = set()
    rows = [(row[0], Origin(row[1], row[2], row[3:])) for row in origins.rows(lessons=[each.pk for each in lessons])]
    for lesson, origin in sorted(rows, key=lambda row: (-row[1].rank, not row[1].what, row[1].key or 0)):
        if origin.what or (lesson, origin.attempt) not in told:
            found[lesson].append(origin)
            told.add((lesson, origin.attempt))
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
    said = {"id": key, "rank": rank, "number": number, "began": began, "count_words": words, "company_id": at}
    attempt = as_read(Attempt, said | {"count_least": None, "count_most": None})
    attempt.company = as_read(Company, {"id": at, "name": name}) if at else None
    return attempt


def step_as_read[S: (Loop, Round)](model: type[S], key: int, name: str, kind: str, date: FuzzyDate | None) -> S:
    """A step that knows what it is called, and when it was."""
    said = {"id": key, "name": name, "kind": kind, "happened": date}
    return as_read(model, said | {"planned": None, "handed_in": None})
