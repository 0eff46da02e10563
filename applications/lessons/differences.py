"""What differs between an attempt and the one before it at the same company: by the facts, where both are known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db.models import BigIntegerField, Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from applications.attempts.models import Attempt, Document
from applications.fields.folded import fold
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.lessons.models import Preparation, Review
from applications.loops.models import Loop, Round, Telling

HOW = Case(
    When(is_fresh=True, then=Value("gone through, the past hidden")),
    default=Value("gone through"),
    output_field=TextField(),
)
BIG = BigIntegerField()
BOTH, RANK = GivenKeys("attempts"), Given("rank", BIG)
#: Of more preparation than this the last is named.
NAMED = 8


@dataclass(frozen=True, slots=True)
class Difference:
    """`before` is empty for what was added in between."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Differences:
    attempt: Attempt
    previous: Attempt | None
    rows: list[Difference]

    @classmethod
    def of(cls, attempt: Attempt) -> "Differences":
        """Three queries, one without an attempt before it; more where companies and roles were not read with it."""
        previous = attempt_before(attempt)
        return cls(attempt, previous, differences(attempt, previous) if previous else [])


def attempt_before(attempt: Attempt) -> Attempt | None:
    """The one before it at its company. One that stands for several is none."""
    if attempt.company_id is None:
        return None
    return next(iter(one_before.records(company=attempt.company_id, rank=attempt.rank)), None)


@KeptQuery
def one_before() -> QuerySet[Attempt]:
    earlier = Attempt.objects.single().filter(company=Given("company"), rank__lt=RANK)
    return earlier.select_related("company", "current_role").newest_first()[:1]


def differences(attempt: Attempt, previous: Attempt) -> list[Difference]:
    beside = beside_of(attempt, previous)
    steps = steps_of([attempt.pk, previous.pk])
    rows = [
        *role_rows(attempt, previous),
        ("How it began", began_of(previous), began_of(attempt)),
        ("Approach", previous.get_approach_display(), attempt.get_approach_display()),
        ("Rounds", steps_in_words(steps[previous.pk]), steps_in_words(steps[attempt.pk])),
        ("Documents", *(listed(beside["document", one.pk]) for one in (previous, attempt))),
        ("Stories told", *(listed(beside["story", one.pk]) for one in (previous, attempt))),
        ("The page before", *(listed(beside["review", one.pk]) for one in (previous, attempt))),
    ]
    found = [Difference(*row) for row in rows if row[1] and row[2] and fold(row[1]) != fold(row[2])]
    done = beside["preparation", attempt.pk]
    more = f" and {len(done) - NAMED} more" if len(done) > NAMED else ""
    return [*found, Difference("Prepared in between", "", "; ".join(done[-NAMED:]) + more)] if done else found


def role_rows(attempt: Attempt, previous: Attempt) -> list[tuple[str, str, str]]:
    """The role by its parts, each where both are known."""
    before, now = previous.current_role, attempt.current_role
    if before is None or now is None:
        return []
    parts = {"Role": "title", "Level": "level", "Team": "team", "Place": "place"}
    return [(label, getattr(before, name), getattr(now, name)) for label, name in parts.items()]


def began_of(attempt: Attempt) -> str:
    began = attempt.get_origin_display()
    return f"{began}, {attempt.via}" if began and attempt.via else began


def listed(names: Iterable[str]) -> str:
    return "; ".join(sorted(names, key=fold))


def beside_of(attempt: Attempt, previous: Attempt) -> dict[tuple[str, int], list[str]]:
    """By what it is and the attempt: documents, stories told, the preparation since the attempt before. One query."""
    rows = beside_both.rows(
        attempts=[attempt.pk, previous.pk],
        attempt=attempt.pk,
        owner=attempt.owner_id,
        rank=attempt.rank,
        previous=previous.rank,
    )
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for what, key, _, _, name in sorted(rows, key=lambda row: row[2:4]):
        if name not in found[what, key]:
            found[what, key].append(name)
    return found


@KeptQuery
def beside_both() -> QuerySet[Any]:
    since = Preparation.objects.filter(owner=Given("owner"), rank__gt=Given("previous", BIG), rank__lt=RANK)
    parts = [
        named(Document.objects.filter(attempt__in=BOTH), "document", F("attempt"), "name"),
        named(Telling.objects.filter(attempt__in=BOTH), "story", F("attempt"), "story__title"),
        named(since, "preparation", Given("attempt"), "title"),
        named(Review.objects.filter(attempt__in=BOTH).annotate(how=HOW), "review", F("attempt"), "how"),
    ]
    return parts[0].union(*parts[1:], all=True)


def named(rows: QuerySet, what: str, attempt, column: str) -> QuerySet:
    order = F("rank") if what == "preparation" else Value(0)
    return rows.order_by().values_list(Value(what, TextField()), attempt, order, F("pk"), Cast(F(column), TextField()))


def steps_of(attempts: list[int]) -> dict[int, list[Loop | Round]]:
    """The steps that took place, by attempt, in order. One query."""
    found: dict[int, list[Loop | Round]] = defaultdict(list)
    in_order = sorted(steps_taken.rows(attempts=attempts), key=itemgetter(2, 3))
    for is_round, attempt, _, key, kind, name, loop in in_order:
        said = {"pk": key, "kind": kind, "name": name}
        found[attempt].append(Round(loop_id=loop, **said) if is_round else Loop(**said))
    return found


@KeptQuery
def steps_taken() -> QuerySet[Any]:
    steps = {1: (Round, F("loop")), 0: (Loop, F("pk"))}
    parts: list[QuerySet[Any]] = [
        model.objects.filter(attempt__in=BOTH).took_place().order_by()
        .values_list(Value(is_round), "attempt", "rank", "pk", "kind", "name", loop)
        for is_round, (model, loop) in steps.items()
    ]  # fmt: skip
    return parts[0].union(parts[1], all=True)


def steps_in_words(steps: list[Loop | Round]) -> str:
    """ "Recruiter screen, phone screen, onsite loop (4 rounds)"."""
    inside: dict[int, int] = defaultdict(int)
    for step in steps:
        if isinstance(step, Round) and step.loop_id:
            inside[step.loop_id] += 1
    own = [step for step in steps if isinstance(step, Loop) or step.loop_id is None]
    return ", ".join(step.in_a_sentence + (count(inside[step.pk]) if isinstance(step, Loop) else "") for step in own)


def count(rounds: int) -> str:
    return f" ({rounds} {'round' if rounds == 1 else 'rounds'})" if rounds else ""
