"""Draws what a counter stood at as a small line in SVG. Looks come from the style sheet alone."""

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT = 360, 170
LEFT, RIGHT, TOP, GROUND = 24, 336, 30, 140
MOST_LABELS = 6
# Two labels nearer than this would run into each other.
APART = 64


@dataclass(frozen=True, slots=True)
class Point:
    """`place` from 0 to 1 along the ground; `low` and `high` bound the count, `is_open` where one bound is unknown."""

    place: float
    low: int
    high: int
    is_open: bool
    words: str
    when: str


def curve(points: list[Point]) -> SafeString:
    """At least two points, in order."""
    most = max(point.high for point in points) or 1
    spots = [(across(point), (up(point.low, most) + up(point.high, most)) / 2) for point in points]
    said = f"From {points[0].words} to {points[-1].words}"
    parts = [
        f'<svg class="counter" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(said)}">',
        f'<path class="ground" d="M{LEFT} {GROUND}H{RIGHT}"/>',
        f'<path class="way" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in spots)}"/>',
        *(mark(point, x, y, most) for point, (x, y) in zip(points, spots, strict=True)),
        *labels(points, spots),
        *dates(points),
        "</svg>",
    ]
    return mark_safe("".join(parts))


def across(point: Point) -> float:
    return LEFT + (RIGHT - LEFT) * point.place


def up(count: int, most: int) -> float:
    return GROUND - (GROUND - TOP) * count / most


def mark(point: Point, x: float, y: float, most: int) -> str:
    """A dot, hollow where a bound is unknown, and a stroke over all it can be."""
    kind = "dot open" if point.is_open else "dot"
    span = f'<path class="span" d="M{x:.1f} {up(point.low, most):.1f}V{up(point.high, most):.1f}"/>'
    return (span if point.low < point.high else "") + f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'


def labels(points: list[Point], spots: list[tuple[float, float]]) -> list[str]:
    """The counts above their dots: the last, the first, and those between that keep their distance."""
    last = len(points) - 1
    kept = [last]
    for number in [0, *range(1, last)]:
        if len(kept) < MOST_LABELS and all(abs(spots[number][0] - spots[other][0]) >= APART for other in kept):
            kept.append(number)
    return [text("count", *spots[number], points[number].words, -10) for number in sorted(kept)]


def dates(points: list[Point]) -> list[str]:
    """When it began and when it was read last; the rest stands in the table."""
    ends = [(LEFT, points[0].when), (RIGHT, points[-1].when)]
    return [text("when", x, GROUND, when, 20) for x, when in ends if when]


def text(kind: str, x: float, y: float, words: str, below: int) -> str:
    anchor = "start" if x < LEFT + APART / 2 else "end" if x > RIGHT - APART / 2 else "middle"
    side = LEFT - 20 if anchor == "start" else RIGHT + 20 if anchor == "end" else x
    short = words if len(words) <= 24 else f"{words[:23]}…"
    return f'<text class="{kind}" x="{side:.1f}" y="{y + below:.1f}" text-anchor="{anchor}">{escape(short)}</text>'
