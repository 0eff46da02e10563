"""A company's story, first to last: what a person lived through there, and what it taught."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.timeline.cards import Beside, Between, Card
from applications.timeline.climbs import LINES, Ladder, ladder_of
from applications.timeline.head import Head, head_of
from applications.timeline.links import Links
from applications.timeline.reading import Record, attempts_of, record_of

#: Cards on one page.
CARDS = 10
LAST_FIRST = "last-first"


@dataclass(frozen=True, slots=True)
class Story:
    """`page` is the page of cards; `after` is preparation since the last attempt, told beside its card."""

    head: Head
    cards: list[Card]
    page: Page
    ladder: Ladder
    after: Between
    is_last_first: bool

    @classmethod
    def of(cls, company: Company, now: datetime, order: str = "", page: str | int = 1) -> "Story":
        """Ten queries, however much there is to tell. An order or a page that does not exist is the first."""
        attempts = attempts_of(company)
        is_last_first = order == LAST_FIRST
        shown = Paginator(attempts[::-1] if is_last_first else attempts, CARDS).get_page(page)
        drawn = attempts[-LINES:]
        record = record_of(company, attempts, keys(drawn), keys(shown))
        beside = beside_pieces(record)
        return cls(
            head=head_of(attempts, record, now),
            cards=[Card.of(record.told[attempt.pk], beside) for attempt in shown],
            page=shown,
            ladder=ladder_of(drawn, record, len(attempts), Links(shown, order if is_last_first else "")),
            after=Between.of(record.after, beside),
            is_last_first=is_last_first,
        )

    @property
    def can_be_moved(self) -> bool:
        """Whether there is an order to move something in; first to last, as it stands."""
        if self.is_last_first:
            return False
        is_prepared = self.after.pieces or any(card.between.pieces for card in self.cards)
        return self.page.paginator.count > 1 or bool(is_prepared)


def beside_pieces(record: Record) -> Beside:
    found: Beside = {}
    for aside in (each for what in ("count", "note", "question") for each in record.beside[what]):
        found.setdefault(aside.of_id, []).append(aside)
    return found


def keys(attempts: Iterable[Attempt]) -> set[int]:
    return {attempt.pk for attempt in attempts}
