"""Explicit order: a rank holds without any date; a date only proposes a place."""

from collections.abc import Mapping, Sequence

from applications.fields.fuzzy_date import FuzzyDate

# Ranks count milliseconds from the year 1, so that histories kept apart still interleave by date when
# they meet in one account. One minute apart leaves room to move a row between two others 16 times
# before those that follow must be shifted.
STEP = 60_000

Placed = tuple[int, FuzzyDate | None]


def place_among(when: FuzzyDate | None, others: Sequence[Placed]) -> tuple[int | None, int | None]:
    """The ranks between which a row dated `when` belongs among `others`, (rank, date) pairs in order.

    It goes before the first row known to be later, else to the end; undated rows keep their places.
    None stands for the open end of the sequence.
    """
    later = next((i for i, (_, date) in enumerate(others) if is_later(date, when)), len(others))
    before = others[later - 1][0] if later else None
    after = others[later][0] if later < len(others) else None
    return before, after


def is_later(date: FuzzyDate | None, when: FuzzyDate | None) -> bool:
    """Both are known, and the earliest `date` can mean is after the latest `when` can mean."""
    earliest, latest = date and date.earliest, when and when.latest
    return earliest is not None and latest is not None and earliest > latest


def rank_between(before: int | None, after: int | None, when: FuzzyDate | None = None, start: int = 0) -> int | None:
    """A free rank between two neighbours, at the date's own place if it lies there, else next to one.

    `start` is where an empty sequence begins. None means that there is no room left.
    """
    hint = when.rank_hint if when else None
    if hint is not None and (before is None or before < hint) and (after is None or hint < after):
        return hint
    if after is None:
        return start if before is None else before + STEP
    if before is None:
        return after - STEP
    middle = (before + after) // 2
    return middle if before < middle else None


def ranks_after_move(ranks: Mapping[str, int], moved: Sequence[str], before: str | None) -> dict[str, int]:
    """The ranks that change when `moved`, in their order, go right before `before`; None stands for the end.

    `ranks` are those of the whole sequence, in its order. Only where there is no room do those behind give way, as
    few as will do.
    """
    rest = [key for key in ranks if key not in moved]
    place = rest.index(before) if before is not None else len(rest)
    if not rest or [*rest[:place], *moved, *rest[place:]] == list(ranks):
        return {}
    least = ranks[rest[place - 1]] if place else None
    spread = list(moved)
    while least is not None and place < len(rest) and ranks[rest[place]] - least <= len(spread):
        spread.append(rest[place])
        place += 1
    most = ranks[rest[place]] if place < len(rest) else None
    new = dict(zip(spread, spread_between(least, most, len(spread)), strict=True))
    return {key: rank for key, rank in new.items() if rank != ranks[key]}


def spread_between(least: int | None, most: int | None, count: int) -> list[int]:
    """So many ranks between two, one of which may be the open end; as far apart as there is room."""
    if least is None:
        return [most - STEP * (count - place) for place in range(count)]
    if most is None:
        return [least + STEP * place for place in range(1, count + 1)]
    return [least + (most - least) * place // (count + 1) for place in range(1, count + 1)]
