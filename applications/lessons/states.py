"""The state of a lesson, computed from what was seen of it; never set. The table of rules stands in docs/model.md."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Exists, F, OuterRef, QuerySet, TextChoices, When
from django.db.models.functions import Coalesce

from applications.accounts.models import User
from applications.fields.columns import FuzzyDateField
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import Given, KeptQuery
from applications.fields.times import times
from applications.lessons.models import Carry, Rehearsal, Retirement, Sighting
from applications.lessons.models.sighting import Sight
from applications.records.forms import is_surely_after

#: So many times in a row it was done when the cue came, until it is said to hold.
HOLDS = 2


class State(TextChoices):
    """In the order in which the ledger tells them."""

    RECURRED = "recurred", "recurs"
    NEW = "new", "new"
    PRACTISING = "practising", "practising"
    TESTED = "tested", "tested"
    HOLDING = "holding", "holding"
    RETIRED = "retired", "retired"

    @property
    def tone(self) -> str:
        return {"recurred": "no", "holding": "yes", "retired": "ended"}.get(self.value, "wait")


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting: what it was, when, and whether the step or the attempt was passed, as far as it is known."""

    kind: str
    date: FuzzyDate | None
    recorded_at: datetime
    passed: bool | None = None


@dataclass(frozen=True, slots=True)
class Retired:
    date: FuzzyDate | None
    recorded_at: datetime


def state_of(seen: list[Seen], is_practised: bool, retired: Retired | None) -> State:
    """`seen` in order. What was left aside, or whose cue did not come, tells nothing about whether it holds."""
    if retired and not any(each.kind == Sight.AGAIN and is_later(each, retired) for each in seen):
        return State.RETIRED
    came = [each.kind for each in seen if each.kind in (Sight.HELD, Sight.AGAIN)]
    if not came:
        return State.PRACTISING if is_practised or seen else State.NEW
    if came[-1] == Sight.AGAIN:
        return State.RECURRED
    return State.HOLDING if in_a_row(came) >= HOLDS else State.TESTED


def in_a_row(kinds: list[str]) -> int:
    """How often it held since it last happened again."""
    row = [kind for kind in kinds if kind in (Sight.HELD, Sight.AGAIN)]
    return len(row) - next((place for place in range(len(row), 0, -1) if row[place - 1] == Sight.AGAIN), 0)


def is_later(seen: Seen, retired: Retired) -> bool:
    """By their dates where these tell, else by when they were recorded."""
    if is_surely_after(seen.date, retired.date):
        return True
    return seen.recorded_at > retired.recorded_at and not is_surely_after(retired.date, seen.date)


def tally(seen: Iterable[Seen]) -> str:
    """ "Cue 4 times, done 3; passed 3 of 3 when done, 0 of 1 when not. Counts, not proof."; "" where no cue came."""
    came = [each for each in seen if each.kind != Sight.NO_CUE]
    done = [each for each in came if each.kind == Sight.HELD]
    if not came:
        return ""
    parts = [
        f"{sum(known)} of {len(known)} when {when}"
        for when, some in (("done", done), ("not", [each for each in came if each not in done]))
        if (known := [each.passed for each in some if each.passed is not None])
    ]
    told = f"Cue {times(len(came))}, done {len(done)}"
    return f"{told}; passed {', '.join(parts)}. Counts, not proof." if parts else f"{told}."


def states_of(owner: User) -> dict[int, State]:
    """The state of each of the owner's lessons that is no longer new, by key. Three queries."""
    seen: dict[int, list[Seen]] = defaultdict(list)
    for lesson, kind, at, date in seen_rows.rows(owner=owner.pk):
        seen[lesson].append(Seen(kind, date, at))
    practised = {lesson for (lesson,) in practised_rows.rows(owner=owner.pk)}
    retired = {lesson: Retired(date, at) for lesson, date, at in retired_rows.rows(owner=owner.pk)}
    keys = seen.keys() | practised | retired.keys()
    return {key: state_of(seen.get(key, []), key in practised, retired.get(key)) for key in keys}


OWNER = Given("owner")
#: When a sighting was, by itself or by its step or attempt.
WHEN = Coalesce("seen", "round__happened", "loop__happened", "attempt__began")


@KeptQuery
def seen_rows() -> QuerySet:
    """When is asked of those alone whose lesson was retired: of no other does it tell anything."""
    ended = Exists(Retirement.objects.filter(lesson=OuterRef("lesson")))
    when = Case(When(ended, then=WHEN), output_field=FuzzyDateField())
    rows = Sighting.objects.filter(owner=OWNER).current().in_order()
    return rows.values_list("lesson", "kind", "recorded_at", when)


@KeptQuery
def practised_rows() -> QuerySet:
    carried = Carry.objects.filter(owner=OWNER).order_by().values_list("lesson")
    return carried.union(Rehearsal.objects.filter(owner=OWNER).current().order_by().values_list("lesson"))


@KeptQuery
def retired_rows() -> QuerySet:
    rows = Retirement.objects.filter(owner=OWNER).current().order_by(F("recorded_at"), "pk")
    return rows.values_list("lesson", "retired", "recorded_at")
