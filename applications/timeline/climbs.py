"""A company's attempts as the lines of its ladder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.utils.safestring import SafeString

from applications.attempts.models import Attempt
from applications.attempts.stages import Stage
from applications.attempts.words import heading_of
from applications.fields.date_style import current_style, writing_days
from applications.timeline.card_words import name_of
from applications.timeline.cards import DATE_NOT_KNOWN
from applications.timeline.ladder import Climb, Look, Tick, draw_tall, draw_wide, svg
from applications.timeline.preparing import TOLD, Prepared
from applications.timeline.reading import Record, Told
from applications.timeline.table import Row, table_rows
from applications.timeline.words import plural

#: The most lines a ladder holds; of more attempts it shows the last.
LINES = 60
#: Of as many stories the ladder is kept: one goes from a story to an attempt, and back to the story.
SHEETS = 16
#: Of more attempts than this the rounds are too small to tell one from another.
ROUNDS_TOLD = 12
#: What each shape means, in the order of the legend.
TONES = {"no": "not this time", "silence": "silence", "yes": "yes", "wait": "open", "ended": "ended otherwise"}
LOOKS = {
    Look.PASSED: "round passed",
    Look.FAILED: "round not passed",
    Look.UNKNOWN: "result not known",
    Look.PLANNED: "round planned",
}


@dataclass(frozen=True)
class Ladder:
    """`rows` say the same in words; `of` is how many attempts there are in all."""

    climbs: list[Climb]
    after: tuple[Tick, ...]
    rows: list[Row]
    of: int

    @cached_property
    def sheets(self) -> tuple[SafeString, SafeString]:
        return sheets(tuple(self.climbs), self.after, self.words, current_style())

    @property
    def wide(self) -> SafeString:
        return self.sheets[0]

    @property
    def tall(self) -> SafeString:
        return self.sheets[1]

    @property
    def table_rows(self) -> SafeString:
        return table_rows(self.rows)

    @property
    def words(self) -> str:
        return f"The ladder of {plural(len(self.climbs), 'attempt')}: time along, stages upward"

    @property
    def is_part(self) -> bool:
        return self.of > len(self.climbs)

    @cached_property
    def tones(self) -> list[tuple[str, str]]:
        used = {climb.tone for climb in self.climbs}
        return [(tone, words) for tone, words in TONES.items() if tone in used]

    @cached_property
    def looks(self) -> list[tuple[str, str]]:
        if len(self.climbs) > ROUNDS_TOLD:
            return []
        used = {mark.look for climb in self.climbs for mark in climb.marks}
        return [(look, words) for look, words in LOOKS.items() if look in used]

    @property
    def has_unknown_stage(self) -> bool:
        return not all(climb.is_stage_known for climb in self.climbs)

    @property
    def has_preparation(self) -> bool:
        return bool(self.after) or any(climb.before for climb in self.climbs)


@lru_cache(maxsize=SHEETS)
def sheets(climbs: tuple[Climb, ...], after: tuple[Tick, ...], words: str, style: str) -> tuple[SafeString, SafeString]:
    """The wide and the tall one, with days written in a style. They depend on nothing else, so none is drawn twice."""
    with writing_days(style):
        return svg(draw_wide(climbs, after), "wide", words), svg(draw_tall(climbs, after), "tall", words)


def ladder_of(drawn: Sequence[Attempt], record: Record, of: int, href: Callable[[Attempt], str]) -> Ladder:
    told = [record.told[attempt.pk] for attempt in drawn]
    place_first = by_place(told)
    rows = [Row.of(each, href(each.attempt)) for each in told]
    climbs = [climb_of(each, row.href, place_first) for each, row in zip(told, rows, strict=True)]
    return Ladder(climbs, ticks(record.after), rows, of)


def climb_of(told: Told, href: str, place_first: bool) -> Climb:
    attempt = told.attempt
    place, title = place_of(told), title_of(told)
    tags = (place, title) if place_first else (title, place)
    began = str(attempt.began or DATE_NOT_KNOWN)
    return Climb(
        href=href,
        number=str(attempt.number or ""),
        tone=attempt.tone,
        stage=Stage(attempt.furthest_stage),
        words=", ".join(filter(None, [name_of(attempt), heading_of(attempt), began, *tags])),
        when=attempt.began,
        marks=tuple(told.steps.marks()),
        tags=(attempt.count,) if attempt.stands_for_several else tuple(filter(None, tags)),
        before=ticks(told.prepared),
        is_stage_known=attempt.stage_is_known,
    )


def ticks(prepared: Prepared) -> tuple[Tick, ...]:
    """One for each piece; of many, the last, which say how many there were."""
    if len(prepared.told) == prepared.count:
        return tuple(Tick(piece.title, piece.started or piece.ended) for piece in prepared.told)
    return (Tick(f"{prepared.count} pieces of preparation"),) * min(prepared.count, TOLD)


def by_place(told: Sequence[Told]) -> bool:
    """Whether the place tells the attempts apart better than the role does."""
    places, titles = ({of(each) for each in told} - {""} for of in (place_of, title_of))
    return len(places) >= len(titles) or (len(told) > 3 and len(places) > 1)


def place_of(told: Told) -> str:
    """The town alone: what stands before the first comma."""
    return told.roles[0].place.split(",")[0] if told.roles else ""


def title_of(told: Told) -> str:
    return told.roles[0].title if told.roles else ""
