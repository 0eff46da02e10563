"""Keeps in each lesson what became of it, so that the ledger need not compute it of all of them."""

from functools import partial
from typing import Any

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.dispatch import receiver

from applications.accounts.models import User
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.lessons.models import Carry, Lesson, Rehearsal, Retirement, Sighting
from applications.lessons.models.lesson import State
from applications.lessons.states import Retired, Seen, state_of
from applications.loops.models.at_step import IN_ORDER
from applications.records.capture import Capture
from applications.records.doing import done
from applications.records.keeping import Caches, Keeping

ITSELF, SEEN, PRACTISED, ENDED = PARTS = range(4)
#: When a sighting was, by itself or else by the round, loop or attempt it is about.
WHEN = Case(
    When(~Q(seen=""), then="seen"),
    When(round__isnull=False, then="round__happened"),
    When(loop__isnull=False, then="loop__happened"),
    default="attempt__began",
)


def keys_told() -> QuerySet[Any]:
    sightings = {"pk": "sighting", "attempt": "attempt", "loop": "loop", "round": "round"}
    rows = [Sighting.objects.filter(**{f"{way}__in": GivenKeys(name)}) for way, name in sightings.items()]
    others = {"carry": Carry, "rehearsal": Rehearsal, "retirement": Retirement}
    rows += [model._default_manager.filter(pk__in=GivenKeys(name)) for name, model in others.items()]
    itself = Lesson.objects.filter(pk__in=GivenKeys("lesson")).order_by().values_list("pk")
    return itself.union(*(some.order_by().values_list("lesson") for some in rows))


def happened(**some: Any) -> QuerySet[Any]:
    """Lessons and all that their state is told by, as (what, lesson, *its place, recorded, key, kind, when); in the
    place of a lesson itself stands its state as it is kept."""
    itself, (_, step, *_) = F("pk"), IN_ORDER
    lessons = Lesson.objects.filter(**some).order_by()
    of_them: dict[str, Any] = {"lesson__in": lessons.values("pk")}
    seen = Sighting.objects.filter(**of_them).current().order_by()
    carried = Carry.objects.filter(**of_them).order_by()
    rehearsed = Rehearsal.objects.filter(**of_them).current().order_by()
    ended = Retirement.objects.filter(**of_them).current().order_by()
    nothing, at = Value("", TextField()), "recorded_at"
    rows = [
        lessons.values_list(Value(ITSELF), "pk", "state", itself, at, itself, nothing, "learned"),
        seen.values_list(Value(SEEN), "lesson", "attempt__rank", step, at, "pk", "kind", WHEN),
        rehearsed.values_list(Value(PRACTISED), "lesson", itself, itself, at, "pk", nothing, "rehearsed"),
        carried.values_list(Value(PRACTISED), "lesson", itself, itself, at, "pk", nothing, Value("", TextField())),
        ended.values_list(Value(ENDED), "lesson", itself, itself, at, "pk", nothing, "retired"),
    ]
    return rows[0].union(*rows[1:], all=True)


HAPPENED_TO_TOLD = KeptQuery(lambda: happened(pk__in=keys_told()))
HAPPENED_TO_ALL = KeptQuery(partial(happened, owner=Given("owner")))


def changed(owner: User, given: dict[str, Any]) -> Caches:
    """Of the lessons that these tell of, those whose state is another by now. One query."""
    rows = HAPPENED_TO_TOLD.rows(**given)
    kept = {key: state for what, key, state, *_ in rows if what == ITSELF}
    return {key: caches for key, caches in states_in(rows).items() if caches["state"] != kept[key]}


def of_all(owner: User) -> Caches:
    return states_in(HAPPENED_TO_ALL.rows(owner=owner.pk))


def states_in(rows: list[tuple]) -> Caches:
    found: dict[int, dict[int, list[tuple]]] = {row[1]: {what: [] for what in PARTS} for row in rows}
    for what, key, *rest in sorted(rows, key=lambda row: row[:6]):
        found[key][what].append(tuple(rest))
    return {key: {"state": state_told(parts)} for key, parts in found.items()}


def state_told(parts: dict[int, list[tuple]]) -> State:
    seen = [Seen(kind, when, recorded) for _, _, recorded, _, kind, when in parts[SEEN]]
    ended = max(((recorded, key, when) for _, _, recorded, key, _, when in parts[ENDED]), default=None)
    return state_of(seen, bool(parts[PRACTISED]), Retired(ended[2], ended[0]) if ended else None)


LESSONS = Keeping(
    Lesson,
    changed,
    of_all,
    KeptQuery(keys_told),
    tables=("sighting", "carry", "rehearsal", "retirement"),
    columns={
        "attempt": frozenset({"rank", "began"}),
        "loop": frozenset({"rank", "happened"}),
        "round": frozenset({"rank", "happened"}),
    },
)


@receiver(done)
def keep_up(owner: User, capture: Capture, **_: Any) -> None:
    """After whatever somebody did."""
    LESSONS.refresh(owner, LESSONS.told_by(capture.changes))
