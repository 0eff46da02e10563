"""Draws what came of forecasts against what was forecast: a mark for each height of which enough is known."""

from dataclasses import dataclass

from applications.insights.calibration import Bucket, Calibration

SIDE, MARGIN = 260, 34
LEAST, MOST = 4, 16


@dataclass(frozen=True, slots=True)
class Mark:
    """The larger, the more forecasts it stands for; `label` says what it shows."""

    x: int
    y: int
    r: int
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    marks: list[Mark]
    ticks: list[tuple[int, int, int]]
    size: int = SIDE + 2 * MARGIN

    @classmethod
    def of(cls, calibration: Calibration) -> "Plot":
        marks = [mark_of(bucket) for bucket in calibration.buckets if bucket.rate is not None]
        return cls(marks, [(share, along(share), up(share)) for share in (0, 25, 50, 75, 100)])


def mark_of(bucket: Bucket) -> Mark:
    rate = bucket.rate or 0
    label = f"{bucket.chance} % forecast: {bucket.passed} of {bucket.count} passed"
    return Mark(along(bucket.chance), up(rate), min(LEAST + bucket.count // 2, MOST), label)


def along(share: int) -> int:
    return MARGIN + SIDE * share // 100


def up(share: int) -> int:
    return MARGIN + SIDE - SIDE * share // 100
