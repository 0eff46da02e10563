"""What a button or a dragging hand asks for: that one thing go up, down, or to a place among others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from django.http import Http404, QueryDict


@dataclass(frozen=True)
class Move:
    """`what` goes `up` or `down` by one or, where neither is asked, right before `before`, else right behind `after`,
    else to the end. Things are named by their table and key: `rounds-12`."""

    what: str
    way: str = ""
    before: str = ""
    after: str = ""

    @classmethod
    def sent(cls, data: QueryDict) -> Self:
        """The move that was posted. Raises `Http404` for none."""
        for way in ("up", "down"):
            if what := data.get(way):
                return cls(what, way)
        if what := data.get("moved"):
            return cls(what, before=data.get("before", ""), after=data.get("after", ""))
        raise Http404

    def turned(self) -> Self:
        """The same move in a list that runs the other way: last to first."""
        ways = {"up": "down", "down": "up"}
        return type(self)(self.what, ways.get(self.way, ""), before=self.after, after=self.before)

    def target(self, order: Sequence[str], units: Sequence[Sequence[str]], block: Sequence[str]) -> str | None:
        """Before what in the whole `order` the `block`, which begins with `what`, goes; None stands for the end.

        Up and down go past one of the `units`. Raises `Http404` for a thing that is not there.
        """
        at = {key: place for place, key in enumerate(order)}
        if not {self.what, *filter(None, (self.before, self.after))} <= at.keys():
            raise Http404
        here = at[self.what]
        rest = [key for key in order if key not in block]
        unmoved = behind(block[-1], order)
        others = [unit for unit in units if unit[0] not in block]
        if self.way == "up":
            above = [unit for unit in others if at[unit[0]] < here]
            return above[-1][0] if above else unmoved
        if self.way == "down":
            below = [unit for unit in others if at[unit[0]] > here]
            return behind(below[0][-1], rest) if below else unmoved
        if {self.before, self.after} & set(block):
            return unmoved
        return self.before or (behind(self.after, rest) if self.after else None)


def behind(key: str, order: Sequence[str]) -> str | None:
    """What comes right behind `key`."""
    place = order.index(key) + 1
    return order[place] if place < len(order) else None
