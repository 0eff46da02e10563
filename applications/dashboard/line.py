"""One line of the dashboard: what it is about, where it leads, and the one thing to know about it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """`text` leads to `url`, if there is one; `value` stands at the end, `aside` smaller beside it.

    `thing` is by what name it can be put off; `pace` says how long they usually take, `spent` of `usual` days.
    """

    text: str
    url: str
    value: str
    aside: str = ""
    outcome_url: str = ""
    soft: bool = False
    thing: str = ""
    pace: str = ""
    spent: int | None = None
    usual: int = 0


@dataclass(frozen=True, slots=True)
class Few:
    """The first lines of a list, and how many more there are: "3 more", "more" where nobody counted, "" for none."""

    shown: tuple[Line, ...] = ()
    more: str = ""

    def __bool__(self) -> bool:
        return bool(self.shown)

    @classmethod
    def of(cls, lines: Sequence[Line], total: int, is_counted: bool = True) -> "Few":
        """`total` is how many there are in all or, if they were not counted, at least."""
        left = total - len(lines)
        return cls(tuple(lines), "" if left <= 0 else f"{left} more" if is_counted else "more")
