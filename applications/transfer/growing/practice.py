"""Makes up what one does between attempts: preparation with its counters, and written reflections."""

from datetime import date, timedelta
from decimal import Decimal

from applications.companies.models import Topic
from applications.lessons.models import Preparation, PreparationCount, Reflection
from applications.records.order import STEP
from applications.transfer.growing import words
from applications.transfer.growing.dates import rank_of, remembered
from applications.transfer.growing.prose import note, short_note
from applications.transfer.growing.rows import Rows


def prepare(rows: Rows, day: date, topics: list[Topic]) -> Preparation:
    """Something done in the weeks before that day."""
    chance = rows.chance
    kind = chance.choice(list(words.PREPARATION))
    begun = day - timedelta(days=chance.randint(5, 60))
    rank = rank_of(begun) + chance.randrange(1440) * STEP
    preparation = rows.add(
        Preparation,
        day,
        title=chance.choice(words.PREPARATION[kind]),
        kind=kind,
        started=remembered(chance, begun),
        ended=remembered(chance, day) if chance.happens(0.7) else None,
        hours=Decimal(chance.randint(2, 120)) / 2 if chance.happens(0.5) else None,
        counting=chance.choice(words.COUNTED) if kind == "practice" else "",
        notes=short_note(chance),
        rank=rank,
    )
    rows.link(preparation, "topics", chance.some(topics, 0, 3))
    if preparation.counting:
        count(rows, preparation, begun, day)
    return preparation


def count(rows: Rows, preparation: Preparation, begun: date, day: date) -> None:
    """What the counter stood at when it began and when it ended."""
    stood = 0
    for place, counted in enumerate((begun, day)):
        stood += rows.chance.randint(5, 150)
        rows.add(
            PreparationCount,
            counted,
            preparation=preparation,
            counted=remembered(rows.chance, counted),
            rank=preparation.rank + place * STEP,
            count_least=stood,
            count_most=stood,
        )


def reflect(rows: Rows, day: date, preparation: Preparation | None) -> None:
    """A question about oneself and half a page in answer, now and then as part of what was prepared."""
    rows.add(
        Reflection,
        day,
        question=rows.chance.choice(words.QUESTIONS),
        answer=note(rows.chance),
        written=remembered(rows.chance, day),
        preparation=preparation,
    )
