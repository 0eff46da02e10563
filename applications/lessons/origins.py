"""Where a lesson came from, as one reads it and as choices name it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from django.db.models import F, QuerySet, Value

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.lessons.models.lesson import Lesson, origins_to_name
from applications.loops.models import Loop, Round

KINDS = ("attempt", "loop", "round")


@dataclass(frozen=True, slots=True)
class Origin:
    """ "Amazon, attempt 3: coding interview", the date, and where it leads."""

    text: str
    date: str
    url: str


def origins_by_lesson(keys: Collection[int]) -> dict[int, list[Origin]]:
    """What several lessons came from, in the order of the attempts, each before its steps. Three queries."""
    return {key: in_order(records) for key, records in records_by_lesson(keys).items()}


def records_by_lesson(keys: Collection[int]) -> dict[int, list[Attempt | Loop | Round]]:
    """The same as records, with what one says of them. Three queries."""
    found: dict[int, list] = {key: [] for key in keys}
    for rows in ORIGINS:
        for record in rows.records(lessons=keys):
            found[record.of_lesson].append(record)
    return found


def in_order(records: Iterable[Attempt | Loop | Round]) -> list[Origin]:
    return [origin_of(record) for record in sorted(records, key=place_of)]


def place_of(record: Attempt | Loop | Round) -> tuple[int, int, int]:
    return (record.rank, 0, 0) if isinstance(record, Attempt) else (record.attempt.rank, 1, record.rank)


def held(name: str) -> QuerySet:
    """What some lessons hold in one of their fields, each with `of_lesson`."""
    return origins_to_name()[name].filter(lessons__in=GivenKeys("lessons")).annotate(of_lesson=F("lessons")).in_order()


ORIGINS = [KeptQuery(partial(held, name)) for name in ("attempts", "loops", "rounds")]


def origin_of(record: Attempt | Loop | Round) -> Origin:
    if isinstance(record, Attempt):
        return Origin(str(record), str(record.began or ""), record.get_absolute_url())
    return Origin(f"{record.attempt}: {record.in_a_sentence}", dated(record), record.get_absolute_url())


def dated(step: Loop | Round) -> str:
    return str(step.date or "")


def labelled(step: Loop | Round) -> str:
    return ", ".join(filter(None, [step.title, dated(step)]))


def key_of(record: Attempt | Loop | Round) -> str:
    """How a choice names it: "round-5"."""
    return f"{record._meta.model_name}-{record.pk}"


def keys_of(lesson: Lesson) -> list[str]:
    """What it came from, as choices name it. One query."""
    ways = {"attempt": Lesson.attempts, "loop": Lesson.loops, "round": Lesson.rounds}
    rows = [
        way.through.objects.filter(lesson=lesson).order_by().values_list(Value(kind), f"{kind}_id")
        for kind, way in ways.items()
    ]
    return [f"{kind}-{key}" for kind, key in rows[0].union(*rows[1:], all=True)]


def by_kind(keys: Iterable[str]) -> dict[str, list[int]]:
    """ "round-5" and the like as {"attempt": […], "loop": […], "round": [5]}; anything else is passed over."""
    found: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for key in keys:
        kind, _, number = key.partition("-")
        if kind in found and number.isascii() and number.isdigit() and len(number) < 19:
            found[kind].append(int(number))
    return found


def chosen_by(owner: User, keys: Iterable[str]) -> dict[str, list]:
    """The owner's records of these keys, by the lesson's field that holds them. Three queries."""
    found = by_kind(keys)
    rows = {"attempts": owner.attempts, "loops": owner.loops, "rounds": owner.rounds}
    return {name: list(rows[name].filter(pk__in=found[kind])) for kind, name in zip(KINDS, rows, strict=True)}
