"""One line of the dashboard: what it is about, where it leads, and the one thing to know about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """`text` leads to `url`, if there is one; `value` stands at the end, `aside` smaller beside it."""

    text: str
    url: str
    value: str
    aside: str = ""
    outcome_url: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Few:
    """The first few of a list, and how many more there are: "3 more", "more" where nobody counted, "" for none."""

    shown: tuple[Any, ...] = ()
    more: str = ""

    def __bool__(self) -> bool:
        return bool(self.shown)

    @classmethod
    def of(cls, found: Sequence, show: int, total: int | None = None, most: int = 0) -> "Few":
        """`total` where there are more than were found; `most` is where counting stopped."""
        total = len(found) if total is None else total
        more = "more" if most and total >= most else f"{total - show} more"
        return cls(tuple(found[:show]), more if total > show else "")
