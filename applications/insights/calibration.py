"""How well one judges oneself: what was forecast, and what came of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from applications.accounts.models import User
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.kinds import RoundKind
from applications.loops.models import Forecast
from applications.loops.models.forecast import Chance, Moment
from applications.loops.passing import passed

#: Under so many forecasts no verdict is given, and under so many cases no rate.
VERDICT, RATE = 10, 5
#: Between forecast and outcome so many points are no more than chance.
NEARLY = 10
LOOPS = "Loops"


@dataclass(frozen=True, slots=True)
class Case:
    """A forecast in per cent of a step that was passed or not."""

    chance: int
    passed: bool


@dataclass(frozen=True, slots=True)
class Bucket:
    """All forecasts of one height. `rate` is None under five cases."""

    chance: int
    count: int
    passed: int

    @property
    def rate(self) -> int | None:
        return round(100 * self.passed / self.count) if self.count >= RATE else None


@dataclass(frozen=True, slots=True)
class Judged:
    """One kind of round, or all of them: how many forecasts, and what can be said of them."""

    name: str
    count: int
    passed: int
    verdict: str

    @classmethod
    def of(cls, name: str, cases: list[Case]) -> "Judged":
        return cls(name, len(cases), sum(case.passed for case in cases), verdict_on(cases))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of the forecasts from one moment. `open` counts those whose result is not known."""

    moment: str
    cases: list[Case]
    kinds: list[Judged]
    open: int

    @property
    def whole(self) -> Judged:
        return Judged.of("All together", self.cases)

    @property
    def brier(self) -> str:
        """The mean squared miss, from 0 (always sure and right) to 1; "" under ten. Source: Brier, 1950."""
        return f"{brier(self.cases):.2f}" if len(self.cases) >= VERDICT else ""

    @property
    def buckets(self) -> list[Bucket]:
        of = {chance: [case for case in self.cases if case.chance == chance] for chance in Chance.values}
        return [Bucket(chance, len(some), sum(case.passed for case in some)) for chance, some in of.items()]


def brier(cases: Iterable[Case]) -> float:
    misses = [(case.chance / 100 - case.passed) ** 2 for case in cases]
    return sum(misses) / len(misses)


def verdict_on(cases: list[Case]) -> str:
    """Whether one thinks more of one's chances than comes of them, or less, by the means of both."""
    if len(cases) < VERDICT:
        return f"no verdict yet, {len(cases)} of {VERDICT}"
    forecast = sum(case.chance for case in cases) / len(cases)
    came = 100 * sum(case.passed for case in cases) / len(cases)
    if abs(forecast - came) <= NEARLY:
        return "about right"
    return f"{'over' if forecast > came else 'under'}-confident by {abs(round(forecast - came))} points"


def calibrations(owner: User) -> list[Calibration]:
    """From before a step, and from right after it. One query."""
    cases: dict[str, dict[str, list[Case]]] = {moment: defaultdict(list) for moment in Moment.values}
    unknown = dict.fromkeys(Moment.values, 0)
    for moment, chance, of_round, kind, of_loop, outcome, is_round in forecast_rows.rows(owner=owner.pk):
        came = passed(of_round or "", of_loop or "", outcome, is_round is not None)
        if came is None:
            unknown[moment] += 1
        else:
            cases[moment][name_of(kind, is_round is not None)].append(Case(chance, came))
    return [
        Calibration(
            Moment(moment).label,
            [case for some in found.values() for case in some],
            [Judged.of(name, some) for name, some in sorted(found.items(), key=lambda row: -len(row[1]))],
            unknown[moment],
        )
        for moment, found in cases.items()
    ]


def name_of(kind: str | None, is_round: bool) -> str:
    if not is_round:
        return LOOPS
    return str(RoundKind(kind).label).capitalize() if kind else "Other rounds"


@KeptQuery
def forecast_rows() -> QuerySet:
    rows = Forecast.objects.filter(owner=Given("owner")).current().order_by()
    of_loop = Coalesce("round__loop__result", "loop__result")
    return rows.values_list("moment", "chance", "round__result", "round__kind", of_loop, "attempt__outcome", "round")
