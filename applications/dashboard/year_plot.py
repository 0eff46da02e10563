"""Draws the year: above a line how attempts ended, below it how many began, each a mark in its month."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.dateformat import format as format_date
from django.utils.safestring import mark_safe

from applications.attempts.stages import tone_of
from applications.dashboard.year import Month, Year

# In units of the drawing. A month has room for two marks side by side; of more than fits the rest is a figure.
COLUMN, CELL, ABREAST, LABEL = 28, 11, 2, 18
MOST_ENDED, MOST_BEGUN = 8, 6
LEGEND = {"yes": "yes", "no": "not this time", "silence": "silence", "ended": "ended"}
SHAPES = {
    "yes": "m0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z",
    "no": "m0 -4.5v9",
    "silence": "m-3.5 0a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1 -7 0",
    "ended": "m-4 0h8",
    "begun": "h0",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One month: its name, what it holds in words, its marks by tone, and what did not fit above and below."""

    x: int
    name: str
    month: Month
    marks: tuple[tuple[str, str], ...]
    above: str
    below: str

    @property
    def title(self) -> str:
        return format_date(self.month.first, "F Y")

    @property
    def label(self) -> str:
        """ "May 2026: 3 begun; ended: 2 rejections"."""
        return f"{self.title}: {self.month.began} begun; ended: {self.month.words or 'none'}"


@dataclass(frozen=True, slots=True)
class Plot:
    """`line` and `labels` are heights, `above` and `below` those of what did not fit."""

    columns: tuple[Column, ...]
    line: int
    height: int
    tones: tuple[tuple[str, str], ...]
    sum: str
    width: int = COLUMN * 12

    @classmethod
    def of(cls, year: Year) -> "Plot":
        most_ended, most_begun = (max(counts) for counts in zip(*map(counts_of, year.months), strict=True))
        line = room(most_ended, MOST_ENDED)
        columns = tuple(column(place, month, line) for place, month in enumerate(year.months))
        shown = {tone_of(kind) for month in year.months for kind in month.ended}
        tones = tuple((tone, words) for tone, words in LEGEND.items() if tone in shown)
        return cls(columns, line, line + room(most_begun, MOST_BEGUN) + LABEL, tones, year.sum)

    @property
    def labels(self) -> int:
        return self.height - 5

    @property
    def above(self) -> int:
        return LABEL - 7

    @property
    def below(self) -> int:
        return self.height - LABEL - 4

    @property
    def drawing(self) -> str:
        """All months, as SVG; nothing in it was typed by a person."""
        return mark_safe("\n".join(self.drawn(column) for column in self.columns))

    def drawn(self, column: Column) -> str:
        texts = ((self.above, column.above), (self.below, column.below), (self.labels, column.name))
        return (
            f"<g><title>{column.label}</title>"
            + "".join(f'<path class="{tone}" d="{shapes}"/>' for tone, shapes in column.marks)
            + "".join(f'<text x="{column.x}" y="{y}">{words}</text>' for y, words in texts if words)
            + "</g>"
        )

    @property
    def told(self) -> list[Column]:
        """The months in which something was, for the table."""
        return [column for column in self.columns if column.month.began or column.month.ended]


def counts_of(month: Month) -> tuple[int, int]:
    return len(month.ended), month.began


def room(count: int, most: int) -> int:
    """The height of so many marks, with a figure for those that do not fit."""
    return 4 + CELL * -(-min(count, most) // ABREAST) + (LABEL if count > most else 0)


def column(place: int, month: Month, line: int) -> Column:
    x = place * COLUMN + COLUMN // 2
    tones = [tone_of(kind) for kind in month.ended][:MOST_ENDED]
    up = [(tone, spot(x, line - CELL / 2 - 2, -CELL, number, len(tones))) for number, tone in enumerate(tones)]
    began = min(month.began, MOST_BEGUN)
    down = [("begun", spot(x, line + CELL / 2 + 2, CELL, number, began)) for number in range(began)]
    return Column(
        x=x,
        name=format_date(month.first, "M"),
        month=month,
        marks=tuple((tone, "".join(drawn(tone, at) for _, at in some)) for tone, some in grouped([*up, *down])),
        above=rest(len(month.ended), MOST_ENDED),
        below=rest(month.began, MOST_BEGUN),
    )


def spot(x: int, y: float, step: int, number: int, count: int) -> tuple[float, float]:
    """Two abreast, one that stands alone in its row in the middle."""
    row, side = divmod(number, ABREAST)
    is_alone = count - row * ABREAST == 1
    return (x if is_alone else x + (side - 0.5) * CELL), y + row * step


def grouped(marks: Sequence[tuple[str, tuple[float, float]]]):
    return groupby(sorted(marks, key=lambda mark: mark[0]), key=lambda mark: mark[0])


def drawn(tone: str, at: tuple[float, float]) -> str:
    return f"M{at[0]:g} {at[1]:g}{SHAPES[tone]}"


def rest(count: int, most: int) -> str:
    return f"+{count - most}" if count > most else ""
