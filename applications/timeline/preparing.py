"""The preparation between attempts: how much there was, and the last of it before each attempt."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.lessons.models import Preparation
from applications.timeline.queries import pieces_of, ranks_of_pieces

#: Of more preparation than this before one attempt, the last is told and the rest is counted.
TOLD = 8


@dataclass(frozen=True, slots=True)
class Prepared:
    """What lay before an attempt, or after the last: `count` pieces in all, `told` the last of them in their order."""

    count: int = 0
    told: tuple[Preparation, ...] = ()

    @property
    def more(self) -> int:
        return self.count - len(self.told)


def prepared_between(company: Company, attempts: Sequence[Attempt], told: Collection[int]) -> list[Prepared]:
    """For each place among the attempts what lay before it, and last what followed them all. Two queries.

    What lay between two attempts here was done in that time, for whichever company; what lay before the first one
    is told from the owner's attempt before it on, wherever that was. Only places in `told` name their pieces.
    """
    pieces = ranks_of_pieces.rows(owner=company.owner_id, before=attempts[0].rank) if attempts else []
    ranks = [rank for rank, _ in pieces]
    cuts = [0, *(bisect_right(ranks, attempt.rank) for attempt in attempts), len(pieces)]
    gaps = [[pk for _, pk in pieces[start:end]] for start, end in pairwise(cuts)]
    named = named_pieces([pk for place in told for pk in gaps[place][-TOLD:]])
    return [Prepared(len(gap), tuple(named[pk] for pk in gap[-TOLD:] if pk in named)) for gap in gaps]


def named_pieces(keys: Iterable[int]) -> dict[int, Preparation]:
    return {piece.pk: piece for piece in pieces_of.records(pieces=list(keys))}
