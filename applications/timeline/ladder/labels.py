"""Words on a drawing: how much room they take, and how those that would touch another are left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

# Shares of the font size, on the wide side, so that words measured to fit do so in any sans or serif.
NARROW, WIDE, CAPITAL, USUAL, FULL = 0.42, 1.02, 0.79, 0.66, 1.05
BOLD = 1.08
ABOVE, BELOW = 0.82, 0.26
APART = 3


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )  # fmt: skip

    def widened(self, by: float) -> "Box":
        return Box(self.left - by, self.top, self.right + by, self.bottom)


@dataclass(frozen=True, slots=True)
class Label:
    """`x` is where the text's `anchor` (start, middle, end) stands, `y` its baseline."""

    text: str
    x: float
    y: float
    size: float = 12.5
    anchor: str = "middle"
    kind: str = ""
    is_bold: bool = False

    @property
    def width(self) -> float:
        return text_width(self.text, self.size, self.is_bold)

    @property
    def box(self) -> Box:
        left = self.x - self.width * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return Box(left, self.y - ABOVE * self.size, left + self.width, self.y + BELOW * self.size)


def text_width(text: str, size: float, is_bold: bool = False) -> float:
    return sum(map(char_width, text)) * size * (BOLD if is_bold else 1)


@lru_cache(maxsize=1024)
def char_width(char: str) -> float:
    if char in "ijltfrI1.,:;'|!()[]· -–":
        return NARROW
    if char in "mwMW@%—…&":
        return WIDE
    if char.isupper():
        return CAPITAL
    return FULL if ord(char) > 0x2E7F and east_asian_width(char) in "WF" else USUAL


def fitting(variants: Iterable[tuple[str, ...]], room: float, size: float, is_bold: bool = False) -> tuple[str, ...]:
    """The first variant whose every line fits into the room; () where none does."""
    for lines in variants:
        if all(text_width(line, size, is_bold) <= room for line in lines):
            return lines
    return ()


def wrapped(text: str, lines: int) -> list[tuple[str, ...]]:
    """The text in one line, in up to `lines` lines cut between words, and as a question mark."""
    words = text.split()
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    halves = [min(cuts, key=lambda lines: max(map(len, lines)))] if cuts else []
    return [(text,), *halves, *([tuple(words)] if 2 < len(words) <= lines else []), ("?",)]


def shortened(text: str, room: float, size: float, is_bold: bool = False, least: int = 6) -> str:
    """The text cut at the room with an ellipsis; "" where fewer than `least` letters would be left."""
    if text_width(text, size, is_bold) <= room:
        return text
    while len(text) >= least:
        text = text[:-1].rstrip(" ,·-–")
        if text_width(f"{text}…", size, is_bold) <= room:
            return f"{text}…"
    return ""


def without_touching(wanted: Iterable[Label], standing: Iterable[Label] = ()) -> list[Label]:
    """Those of the wanted labels, the more important first, that touch neither one before nor one standing."""
    boxes = [label.box for label in standing]
    placed = []
    for label in wanted:
        box = label.box.widened(APART)
        if not any(box.touches(other) for other in boxes):
            boxes.append(label.box)
            placed.append(label)
    return placed
