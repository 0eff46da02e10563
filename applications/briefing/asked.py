"""What was asked before: here, then in the same kind of round anywhere, with how it went and the better answer."""

from dataclasses import dataclass
from typing import Any

from applications.briefing.reading import Reading
from applications.briefing.sources import Source
from applications.briefing.words import Line
from applications.loops.models import Round
from applications.loops.models.question import TONES, Went
from applications.web.addresses import address_of

HERE, ELSEWHERE = 5, 3
#: What was missed wants care before what was answered.
URGENCY = [Went.MISSED, Went.PARTLY, "", Went.ANSWERED]


@dataclass(frozen=True, slots=True)
class Asked:
    """`better` is what one would say now."""

    key: int
    words: str
    went: str
    better: str
    is_confidential: bool
    source: Source

    @classmethod
    def of(cls, row: Any) -> "Asked":
        """Of a line of this company, or a row from elsewhere."""
        words, went, better, secret = row.texts
        return cls(row.key, words, went, better, bool(secret), row.source)

    @property
    def tone(self) -> str:
        return TONES.get(self.went, "")

    @property
    def how(self) -> str:
        return str(Went(self.went).label) if self.went else ""

    @property
    def url(self) -> str:
        return address_of("question", self.key)


def asked_here(lines: list[Line], reading: Reading) -> list[Asked]:
    """Each question once, by where it was asked last: those of the kinds of round ahead first, then what was missed,
    then the newest."""
    kinds = {round.kind for round in reading.rounds} - {""}
    latest = list({line.key: (place, line) for place, line in enumerate(lines)}.values())

    def order(found: tuple[int, Line]) -> tuple:
        place, line = found
        is_of_kind = isinstance(line.step, Round) and line.step.kind in kinds
        return (not is_of_kind, URGENCY.index(line.texts[1]), -place)

    return [Asked.of(line) for _, line in sorted(latest, key=order)[:HERE]]


def asked_elsewhere(rows: list[Any], here: list[Asked]) -> list[Asked]:
    """In the same kind of round anywhere, each once and the newest first, without what stands there already."""
    told = {asked.key for asked in here}
    found: dict[int | None, Any] = {}
    for row in rows:
        found.setdefault(row.key, row)
    return [Asked.of(row) for key, row in found.items() if key not in told][:ELSEWHERE]
