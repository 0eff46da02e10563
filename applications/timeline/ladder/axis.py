"""The axis of time as it is known: stretches with a date, stretches without one, never a scale that pretends.

What stands on the ladder keeps its order. Consecutive attempts of one year (or month, where all are known to the
month and lie within twelve) share a stretch that bears the year. Years without any are shown as empty, many of them
as one gap. Attempts whose date is not known, or not known to the year, stand on a stretch that says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from applications.timeline.ladder.units import Slot, Unit

DATE_NOT_KNOWN = "date not known"
#: More empty years than this in a row are drawn as one gap.
EMPTY_AT_MOST = 4


class Kind(StrEnum):
    """What a stretch says of time; its value is its class on the page."""

    KNOWN = "dated"
    UNKNOWN = "undated"
    EMPTY = "bare"
    GAP = "gap"
    BETWEEN = "between"


@dataclass(slots=True)
class Stretch:
    kind: Kind
    label: str = ""
    key: int | None = None
    slots: list[int] = field(default_factory=list)
    units: int = 1
    start: float = 0
    end: float = 0

    @property
    def is_known(self) -> bool:
        return self.kind == Kind.KNOWN


def stretches(slots: Sequence[Slot]) -> list[Stretch]:
    """All slots in their order, each in the stretch that says what is known of its date."""
    unit = Unit.of(slots)
    found: list[Stretch] = []
    ahead = coming(slots)
    for slot, next_one, index in zip(slots, ahead, range(len(slots)), strict=True):
        key = placed_key(unit, slot, next_one, found)
        last = found[-1] if found else None
        if key is not None:
            open_known(found, unit, key)
        elif not slot.is_preparation:
            open_unknown(found, str(slot.when or DATE_NOT_KNOWN))
        elif not may_ride(unit, next_one, last):
            open_between(found)
        found[-1].slots.append(index)
    return found


def coming(slots: Sequence[Slot]) -> list[Slot | None]:
    """For each slot the attempt it belongs to: itself, or the next one; None behind the last."""
    found: list[Slot | None] = []
    for slot in reversed(slots):
        found.append(slot if not slot.is_preparation else found[-1] if found else None)
    return found[::-1]


def placed_key(unit: Unit, slot: Slot, ahead: Slot | None, found: list[Stretch]) -> int | None:
    """The key of a slot; of preparation only where it fits between the attempts around it."""
    key = unit.key(slot.when)
    if key is None or not slot.is_preparation:
        return key
    before = next((stretch.key for stretch in reversed(found) if stretch.kind != Kind.BETWEEN), key)
    after = unit.key(ahead.when) if ahead else key
    return key if before is not None and after is not None and before <= key <= after else None


def may_ride(unit: Unit, ahead: Slot | None, last: Stretch | None) -> bool:
    """Undated preparation lies within a stretch only where attempts of that stretch stand on both sides of it."""
    if last is None or ahead is None:
        return False
    if last.kind == Kind.BETWEEN:
        return True
    if last.kind == Kind.UNKNOWN:
        return unit.key(ahead.when) is None and last.label == str(ahead.when or DATE_NOT_KNOWN)
    return last.key is not None and last.key == unit.key(ahead.when)


def open_known(found: list[Stretch], unit: Unit, key: int) -> None:
    last = next((stretch for stretch in reversed(found) if stretch.kind != Kind.BETWEEN), None)
    if found and found[-1].is_known and found[-1].key == key:
        return
    if last and last.is_known and last.key < key:
        place = len(found) - (found[-1].kind == Kind.BETWEEN)
        found[place:place] = empty_between(unit, last.key, key)
    found.append(Stretch(Kind.KNOWN, unit.label(key, not any(stretch.is_known for stretch in found)), key))


def empty_between(unit: Unit, before: int, after: int) -> Iterator[Stretch]:
    """What lies between two stretches that follow one another: years without an attempt."""
    count = after - before - 1
    if count > EMPTY_AT_MOST:
        first, last = unit.label(before + 1), unit.label(after - 1)
        yield Stretch(Kind.GAP, f"{first}–{last}", units=2)
        return
    for key in range(before + 1, after):
        yield Stretch(Kind.EMPTY, unit.label(key, is_first=False), key)


def open_unknown(found: list[Stretch], label: str) -> None:
    if not (found and found[-1].kind == Kind.UNKNOWN and found[-1].label == label):
        found.append(Stretch(Kind.UNKNOWN, label))


def open_between(found: list[Stretch]) -> None:
    if not (found and found[-1].kind == Kind.BETWEEN):
        found.append(Stretch(Kind.BETWEEN))
