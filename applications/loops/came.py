"""Keeps in each forecast what came of its step, so that how well one judges is counted without reading all steps."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.dispatch import receiver

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.choices import Result
from applications.loops.models import Forecast
from applications.loops.models.forecast import OF_A_LOOP
from applications.loops.passing import passed
from applications.records.capture import Capture
from applications.records.doing import done

CAME = {True: Result.PASSED.value, False: Result.NOT_PASSED.value, None: ""}
#: Of an attempt one of these is written whenever its steps, or what it came to, may be others than before.
TELLING = {"stage_of_steps", "outcome"}


def refresh_forecasts(attempts: Collection[int], capture: Capture | None = None) -> None:
    """Write the caches of the forecasts in these attempts. Call it in the transaction that changes what they rest on.
    One query, and those that write what was not so yet."""
    news = defaultdict(list)
    for row in of_attempts.rows(attempts=attempts):
        if kept_of(row) != caches_of(row):
            news[caches_of(row)].append(row[0])
    for (came, about), keys in news.items():
        rows = Forecast.objects.filter(pk__in=keys)
        if capture:
            capture.remember(rows, Forecast.caches)
        rows.update(came=came, about=about)


def forecasts_out_of_step(owner: User) -> Iterator[tuple[Any, dict[str, tuple[str, str]]]]:
    """The UUID of each forecast whose caches are not what follows from the facts; by name, what it keeps and what
    follows."""
    for row in of_owner.rows(owner=owner.pk):
        pairs = zip(Forecast.caches, zip(kept_of(row), caches_of(row), strict=True), strict=True)
        if wrong := {name: pair for name, pair in pairs if pair[0] != pair[1]}:
            yield row[1], wrong


def kept_of(row: tuple) -> tuple[str, str]:
    return row[2], row[3]


def caches_of(row: tuple) -> tuple[str, str]:
    """What came of it, and what it is about."""
    of_round, kind, of_loop, outcome, round = row[4:]
    came = CAME[passed(of_round or "", of_loop or "", outcome, round is not None)]
    return came, OF_A_LOOP if round is None else kind


def read(rows: QuerySet) -> QuerySet:
    """Key and UUID, what is kept, and what it follows from."""
    of_loop = Coalesce("round__loop__result", "loop__result")
    facts = ("round__result", "round__kind", of_loop, "attempt__outcome", "round")
    return rows.order_by("uuid").values_list("pk", "uuid", *Forecast.caches, *facts)


of_attempts = KeptQuery(lambda: read(Forecast.objects.filter(attempt__in=GivenKeys("attempts"))))
of_owner = KeptQuery(lambda: read(Forecast.objects.filter(owner=Given("owner"))))


@receiver(done)
def keep_up(capture: Capture, **_: Any) -> None:
    """After whatever somebody did."""
    attempts = {key for key, row in capture.before[Attempt].items() if TELLING & row.keys()} | capture.added[Attempt]
    attempts |= attempts_of(capture.added[Forecast])
    if attempts:
        refresh_forecasts(attempts, capture)


def attempts_of(forecasts: Iterable[int]) -> set[int]:
    keys = list(forecasts)
    return set(Forecast.objects.filter(pk__in=keys).values_list("attempt", flat=True)) if keys else set()
