"""Seals the steps whose result is known, so that nothing can be forecast of them any more, whatever is undone later."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value

from applications.attempts.models import Attempt
from applications.attempts.stages import tone_of
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.choices import Result, State
from applications.loops.models import Loop, Round, Seal

#: As long as a step says one of these, nothing is known of its result.
UNKNOWN = ("", Result.PENDING)
#: Whether a step, as the outer query has it, is sealed.
IS_SEALED = {
    Loop: Exists(Seal.objects.filter(loop=OuterRef("pk"))),
    Round: Exists(Seal.objects.filter(round=OuterRef("pk"))),
}


def seal(attempt: Attempt, steps: Iterable[Loop | Round]) -> None:
    """Seal these steps of the attempt. Call it in the transaction that records the result."""
    seals = [Seal(owner_id=attempt.owner_id, attempt=attempt, **{str(step._meta.model_name): step}) for step in steps]
    if seals:
        Seal.objects.bulk_create(seals, ignore_conflicts=True)


def seal_known(attempt: Attempt, steps: Iterable[Any]) -> None:
    """Of steps that say whether they are sealed, seal those that have a result."""
    seal(attempt, [step for step in steps if step.result not in UNKNOWN and not step.is_sealed])


def seal_decided(attempt: Attempt) -> None:
    """A yes or a no to the attempt lets one know of each step that took place; a silence or a farewell of one's own
    does not. One query, where all are sealed. Always in one order: two who seal at once never wait for each other."""
    rows = unsealed.rows(attempt=attempt.pk)
    seal(attempt, [{"loop": Loop, "round": Round}[name](pk=key) for name, key in sorted(rows)])


def tells(outcome: str) -> bool:
    """Whether what an attempt came to says how its steps went."""
    return tone_of(outcome) in ("yes", "no")


def is_sealed(step: Loop | Round) -> bool:
    """Whether its result is known, or was known once. A query where it is not known, unless the seal was read along."""
    if step.result not in UNKNOWN or (step.took_place and tells(step.attempt.outcome)):
        return True
    return hasattr(step, "seal")


@KeptQuery
def unsealed() -> QuerySet:
    parts = [
        model.objects.filter(~sealed, Q(state__in=["", State.HELD]), attempt=Given("attempt"))
        .order_by()
        .values_list(Value(model._meta.model_name, TextField()), "pk")
        for model, sealed in IS_SEALED.items()
    ]
    return parts[0].union(parts[1], all=True)
