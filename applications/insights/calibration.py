"""How well one judges oneself: what was forecast, and what came of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from applications.accounts.models import User
from applications.insights.counting import counted
from applications.loops.choices import Result
from applications.loops.kinds import RoundKind
from applications.loops.models.forecast import OF_A_LOOP, Chance, Moment

#: Under so many forecasts no verdict is given, and under so many cases no rate.
VERDICT, RATE = 10, 5
#: Between forecast and outcome so many points are no more than chance.
NEARLY = 10
LOOPS = "Loops"


@dataclass(frozen=True, slots=True)
class Case:
    """So many forecasts in per cent of steps that were passed or not."""

    chance: int
    passed: bool
    count: int = 1


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
        return cls(name, number_of(cases), passed_of(cases), verdict_on(cases))


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
        return f"{brier(self.cases):.2f}" if number_of(self.cases) >= VERDICT else ""

    @property
    def buckets(self) -> list[Bucket]:
        of = {chance: [case for case in self.cases if case.chance == chance] for chance in Chance.values}
        return [Bucket(chance, number_of(some), passed_of(some)) for chance, some in of.items()]


def number_of(cases: Iterable[Case]) -> int:
    return sum(case.count for case in cases)


def passed_of(cases: Iterable[Case]) -> int:
    return sum(case.count for case in cases if case.passed)


def brier(cases: Collection[Case]) -> float:
    """In whole points as long as it is added up, so that it comes out the same in whatever order."""
    misses = sum(case.count * (case.chance - 100 * case.passed) ** 2 for case in cases)
    return misses / number_of(cases) / 100**2


def verdict_on(cases: list[Case]) -> str:
    """Whether one thinks more of one's chances than comes of them, or less, by the means of both."""
    count = number_of(cases)
    if count < VERDICT:
        return f"no verdict yet, {count} of {VERDICT}"
    forecast = sum(case.count * case.chance for case in cases) / count
    came = 100 * passed_of(cases) / count
    if abs(forecast - came) <= NEARLY:
        return "about right"
    return f"{'over' if forecast > came else 'under'}-confident by {abs(round(forecast - came))} points"


def calibrations(owner: User) -> list[Calibration]:
    """From before a step, and from right after it. One query."""
    cases: dict[str, dict[str, list[Case]]] = {moment: defaultdict(list) for moment in Moment.values}
    unknown = dict.fromkeys(Moment.values, 0)
    for (moment, about, chance, came), count in counted(owner).items():
        if not came:
            unknown[moment] += count
        elif count:
            cases[moment][name_of(about)].append(Case(chance, came == Result.PASSED, count))
    return [
        Calibration(
            Moment(moment).label,
            [case for some in found.values() for case in some],
            [
                Judged.of(name, some)
                for name, some in sorted(found.items(), key=lambda row: (-number_of(row[1]), row[0]))
            ],
            unknown[moment],
        )
        for moment, found in cases.items()
    ]


def name_of(about: str) -> str:
    if about == OF_A_LOOP:
        return LOOPS
    return str(RoundKind(about).label).capitalize() if about else "Other rounds"
