"""Offers attempts with their steps, of which one chooses where a lesson came from or is taken along."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.lessons.models.lesson import ATTEMPT
from applications.lessons.origins import by_kind, key_of, labelled
from applications.loops.models import Loop, Round

LATEST, OF_COMPANY = 12, 20
Groups = list[tuple[str, list[tuple[str, str]]]]
OWNER = Given("owner")


def offered(owner: User, keys: Iterable[str], name: str = "") -> Groups:
    """Attempts to choose from with their steps, each attempt a group. Five queries at most.

    They are those in which something is chosen already (`keys`), then, newest first, the latest at the same companies
    and at those called `name`, and the latest of all.
    """
    attempts = attempts_offered(owner, by_kind(keys), name)
    steps: dict[int, list[Loop | Round]] = defaultdict(list)
    found: list[Loop | Round] = [step for rows in (loops, rounds) for step in rows.records(attempts=attempts)]
    for step in sorted(found, key=lambda step: (step.rank, key_of(step))):
        steps[step.attempt_id].append(step)
    return [
        (
            str(attempt),
            [(key_of(attempt), "the attempt as a whole"), *((key_of(step), labelled(step)) for step in steps[key])],
        )
        for key, attempt in attempts.items()
    ]


def attempts_offered(owner: User, chosen: dict[str, list[int]], name: str) -> dict[int, Attempt]:
    """By key, those that hold something chosen before the others, each newest first."""
    first = newest_first(holding.records(owner=owner.pk, **chosen)) if any(chosen.values()) else []
    companies = {attempt.company_id for attempt in first if attempt.company_id}
    if name.strip():
        companies |= set(owner.companies.named_like(name.strip()).values_list("pk", flat=True)[:OF_COMPANY])
    others = newest_first(beside.records(owner=owner.pk, companies=companies))
    return {attempt.pk: attempt for attempt in [*first, *others]}


def newest_first(attempts: list[Attempt]) -> list[Attempt]:
    return sorted(attempts, key=lambda attempt: (attempt.rank, attempt.pk), reverse=True)


@KeptQuery
def loops() -> QuerySet:
    return Loop.objects.filter(attempt__in=GivenKeys("attempts")).only("name", "kind", "happened", "rank", "attempt")


@KeptQuery
def rounds() -> QuerySet:
    named = ("name", "kind", "happened", "handed_in", "planned", "rank", "attempt")
    return Round.objects.filter(attempt__in=GivenKeys("attempts")).only(*named)


@KeptQuery
def holding() -> QuerySet:
    """The attempts in which something is chosen, or which are chosen themselves."""
    attempts = Attempt.objects.filter(owner=OWNER, pk__in=GivenKeys("attempt")).order_by().values("pk")
    steps = [
        model._default_manager.filter(owner=OWNER, pk__in=GivenKeys(kind)).order_by().values("attempt")
        for kind, model in (("loop", Loop), ("round", Round))
    ]
    return named(attempts.union(*steps))


@KeptQuery
def beside() -> QuerySet:
    """The latest at these companies, which are the owner's, and the latest of all."""
    newest = Attempt.objects.newest_first()
    parts = newest.filter(company__in=GivenKeys("companies"))[:OF_COMPANY], newest.filter(owner=OWNER)[:LATEST]
    # A part of a union may not be cut off; what it is taken from may.
    keys = [Attempt.objects.filter(pk__in=rows.values("pk")).order_by().values("pk") for rows in parts]
    return named(keys[0].union(keys[1]))


def named(keys: Any) -> QuerySet:
    """The attempts of these keys. They are found by their keys alone: for an OR, an order or an owner SQLite would read
    every attempt of the owner."""
    return Attempt.objects.filter(pk__in=keys).order_by().select_related("company").only("rank", "company", *ATTEMPT)
