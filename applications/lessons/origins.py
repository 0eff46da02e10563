"""Where a lesson came from: as one reads it, and as one chooses it among hundreds of attempts."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from django.db.models import F, QuerySet, Value

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.lessons.models.lesson import ATTEMPT, Lesson, origins_to_name
from applications.loops.models import Loop, Round

LATEST, OF_COMPANY = 12, 20
Groups = list[tuple[str, list[tuple[str, str]]]]
KINDS = ("attempt", "loop", "round")


@dataclass(frozen=True, slots=True)
class Origin:
    """ "Amazon, attempt 3: coding interview", the date, and where it leads."""

    text: str
    date: str
    url: str


def origins_of(lesson: Lesson) -> list[Origin]:
    """In the order of the attempts, each before its steps; of a lesson read `with_origins`."""
    return in_order([*lesson.attempts.all(), *lesson.loops.all(), *lesson.rounds.all()])


def origins_by_lesson(keys: Collection[int]) -> dict[int, list[Origin]]:
    """The same of several lessons. Three queries."""
    found: dict[int, list] = {key: [] for key in keys}
    for rows in ORIGINS:
        for record in rows.records(lessons=keys):
            found[record.of_lesson].append(record)
    return {key: in_order(records) for key, records in found.items()}


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
    return Origin(f"{record.attempt}: {lowered(record)}", dated(record), record.get_absolute_url())


def lowered(step: Loop | Round) -> str:
    """A step within a sentence: its own name as typed, else its kind."""
    return step.name or step.title.lower()


def dated(step: Loop | Round) -> str:
    return str(step.date or "")


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


def offered(owner: User, keys: Iterable[str], name: str = "") -> Groups:
    """Attempts to choose from with their steps, each attempt a group. Five queries at most.

    They are those in which something is chosen already (`keys`), then, newest first, the latest at the same companies
    and at those called `name`, and the latest of all.
    """
    attempts = attempts_offered(owner, by_kind(keys), name)
    steps: dict[int, list[Loop | Round]] = defaultdict(list)
    loops = Loop.objects.filter(attempt__in=attempts).only("name", "kind", "happened", "rank", "attempt")
    rounds = Round.objects.filter(attempt__in=attempts).only(
        "name", "kind", "happened", "handed_in", "planned", "rank", "attempt"
    )
    found: list[Loop | Round] = [*loops, *rounds]
    for step in sorted(found, key=lambda step: (step.rank, key_of(step))):
        steps[step.attempt_id].append(step)
    return [
        (
            str(attempt),
            [(key_of(attempt), "the attempt as a whole"), *((key_of(step), labelled(step)) for step in steps[key])],
        )
        for key, attempt in attempts.items()
    ]


def labelled(step: Loop | Round) -> str:
    return ", ".join(filter(None, [step.title, dated(step)]))


def attempts_offered(owner: User, chosen: dict[str, list[int]], name: str) -> dict[int, Attempt]:
    """By key, those that hold something chosen before the others, each newest first."""
    newest = owner.attempts.newest_first()
    loops, rounds = owner.loops.filter(pk__in=chosen["loop"]), owner.rounds.filter(pk__in=chosen["round"])
    held = owner.attempts.order_by().filter(pk__in=chosen["attempt"]).values("pk")
    holding = named(held.union(loops.values("attempt"), rounds.values("attempt")))
    companies = {attempt.company_id for attempt in holding if attempt.company_id}
    if name.strip():
        companies |= set(owner.companies.named_like(name.strip()).values_list("pk", flat=True)[:OF_COMPANY])
    beside, latest = newest.filter(company__in=companies)[:OF_COMPANY], newest[:LATEST]
    # A part of a union may not be cut off; what it is taken from may.
    others = [Attempt.objects.filter(pk__in=rows.values("pk")).values("pk") for rows in (beside, latest)]
    return {attempt.pk: attempt for attempt in [*holding, *named(others[0].union(others[1]))]}


def named(keys: QuerySet) -> list[Attempt]:
    """The attempts of these keys, newest first. They are found by their keys alone: for an OR, an order or an owner
    SQLite would read every attempt of the owner."""
    found = Attempt.objects.filter(pk__in=keys).select_related("company").only("rank", "company", *ATTEMPT)
    return sorted(found, key=lambda attempt: (attempt.rank, attempt.pk), reverse=True)


def chosen_by(owner: User, keys: Iterable[str]) -> dict[str, list]:
    """The owner's records of these keys, by the lesson's field that holds them. Three queries."""
    found = by_kind(keys)
    rows = {"attempts": owner.attempts, "loops": owner.loops, "rounds": owner.rounds}
    return {name: list(rows[name].filter(pk__in=found[kind])) for kind, name in zip(KINDS, rows, strict=True)}
