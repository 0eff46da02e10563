"""Keeps in each forecast what came of its step, so that how well one judges is counted without reading all steps."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.dispatch import receiver

from applications.accounts.models import User
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.choices import Result
from applications.loops.models import Forecast
from applications.loops.models.forecast import OF_A_LOOP
from applications.loops.passing import passed
from applications.records.capture import Capture
from applications.records.doing import done
from applications.records.keeping import Caches, Keeping

CAME = {True: Result.PASSED.value, False: Result.NOT_PASSED.value, None: ""}


def keys_told() -> QuerySet[Any]:
    ways = {"pk": "forecast", "attempt": "attempt", "loop": "loop", "round__loop": "loop", "round": "round"}
    first, *others = (
        Forecast.objects.filter(**{f"{way}__in": GivenKeys(name)}).order_by().values_list("pk")
        for way, name in ways.items()
    )
    return first.union(*others)


def read(**some: Any) -> QuerySet:
    """Key, what is kept, and what that follows from."""
    of_loop = Coalesce("round__loop__result", "loop__result")
    facts = ("round__result", "round__kind", of_loop, "attempt__outcome", "round")
    return Forecast.objects.filter(**some).order_by().values_list("pk", *Forecast.caches, *facts)


TOLD = KeptQuery(lambda: read(pk__in=keys_told()))
ALL = KeptQuery(lambda: read(owner=Given("owner")))


def changed(owner: User, given: dict[str, Any]) -> Caches:
    """Of the forecasts that these tell of, those of which something else came than they keep. One query."""
    rows = {row[0]: row for row in TOLD.rows(**given)}
    return {key: caches for key, row in rows.items() if (caches := caches_of(row)) != kept_in(row)}


def of_all(owner: User) -> Caches:
    return {row[0]: caches_of(row) for row in ALL.rows(owner=owner.pk)}


def kept_in(row: tuple) -> dict[str, Any]:
    return dict(zip(Forecast.caches, row[1:3], strict=True))


def caches_of(row: tuple) -> dict[str, Any]:
    of_round, kind, of_loop, outcome, round = row[3:]
    came = CAME[passed(of_round or "", of_loop or "", outcome, round is not None)]
    return {"came": came, "about": OF_A_LOOP if round is None else kind}


FORECASTS = Keeping(
    Forecast,
    changed,
    of_all,
    KeptQuery(keys_told),
    tables=(),
    columns={
        "attempt": frozenset({"outcome"}),
        "loop": frozenset({"result"}),
        "round": frozenset({"result", "kind", "loop_id"}),
    },
    begins=True,
)


@receiver(done)
def keep_up(owner: User, capture: Capture, **_: Any) -> None:
    """After whatever somebody did."""
    FORECASTS.refresh(owner, FORECASTS.told_by(capture.changes))
