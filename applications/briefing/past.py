"""What came before, as the rules of the page read it; the earlier attempts, and what was written of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from applications.attempts.models import Attempt
from applications.attempts.words import heading_of
from applications.briefing.feeling import Feeling, feeling_of
from applications.briefing.reading import Reading, Step, decided_of
from applications.briefing.sources import Source, called, named
from applications.briefing.tried import Held, Reason, Tried
from applications.briefing.words import Line
from applications.fields.folded import fold
from applications.loops.choices import Medium
from applications.loops.models import Involvement, Loop, Round

# So much fits, with all the rest, on two pages of paper.
ATTEMPTS, QUOTES, POST_MORTEMS = 5, 1, 2


@dataclass(frozen=True, slots=True)
class Quote:
    words: str
    by: str
    source: Source


@dataclass(frozen=True, slots=True)
class Earlier:
    """`decided` says how the end was told."""

    source: Source
    role: str
    tone: str
    heading: str
    decided: str
    quotes: list[Quote]

    @classmethod
    def of(cls, attempt: Attempt, here: Attempt, quotes: list[Quote]) -> "Earlier":
        """Of an attempt that was read `with_decisions`."""
        role = str(attempt.current_role) if attempt.current_role else ""
        return cls(Source.of(attempt, here), role, attempt.tone, heading_of(attempt), decided_of(attempt), quotes)


@dataclass(frozen=True, slots=True)
class LookedBack:
    source: Source
    parts: list[tuple[str, SafeString]]


def earlier_attempts(reading: Reading, feedback: list[Line]) -> list[Earlier]:
    """The attempts before this one and, where they said something in this one already, this one first."""
    quotes: dict[int | None, list[Quote]] = defaultdict(list)
    for line in feedback:
        quotes[line.attempt].append(Quote(line.text, line.texts[1], line.source))
    told = [attempt for attempt in reading.attempts if attempt != reading.here or quotes[attempt.pk]]
    told.sort(key=lambda attempt: attempt != reading.here)
    return [Earlier.of(attempt, reading.here, quotes[attempt.pk][-QUOTES:]) for attempt in told[: ATTEMPTS + 1]]


def looked_back(written: list[Line], said: set[str]) -> list[LookedBack]:
    """What was written afterwards, the newest attempt first, without what the page says elsewhere (`said`, folded)."""
    labels = ("What went wrong", "What went well", "What you would tell a friend")
    found = []
    for line in reversed(written):
        texts = zip(labels, line.texts, strict=False)
        parts = [(label, mark_safe(html)) for label, html in texts if html and plain(html) not in said]
        if parts:
            found.append(LookedBack(line.source, parts))
    return found[:POST_MORTEMS]


def plain(html: str) -> str:
    """To compare a note by."""
    return fold(strip_tags(html)).strip(" .\n")


def tried(reading: Reading, lines: dict[str, list[Line]], people: Iterable[Involvement]) -> list[Tried]:
    """This attempt as far as it has come, then those before it, the newest first, as `noticing` reads them."""
    says: dict[Step, list[tuple[str, Feeling]]] = defaultdict(list)
    for line in lines["rating"]:
        if line.step:
            bounds = [int(bound) if bound else None for bound in line.texts[1:3]]
            says[line.step].append((line.text, feeling_of(line.text, *bounds)))
    reasons: dict[int | None, list[Reason]] = defaultdict(list)
    for line in lines["cause"]:
        words, evidence, control = line.texts[:3]
        reasons[line.attempt].append(Reason(words, evidence, control, line.source))
    others = otherwise_there(people)
    return [
        Tried(
            named=named(attempt, reading.here),
            steps=tuple(
                held(step, reading.here, tuple(says[step]), others[key_of(step)])
                for step in reading.of_attempt(attempt)
                if step.took_place
            ),
            reasons=tuple(reasons[attempt.pk]),
        )
        for attempt in reading.attempts
    ]


def held(step: Step, here: Attempt, says: tuple[tuple[str, Feeling], ...], others: list[str]) -> Held:
    common = {
        "called": called(step),
        "kind": step.kind or step.name,
        "source": Source.of(step.attempt, here, step),
        "result": step.result,
        "says": says,
    }
    if isinstance(step, Loop):
        return Held(
            **common,
            is_loop=True,
            loop=step.pk,
            surroundings=step.surroundings,
            planned=(step.rounds_planned_least, step.rounds_planned_most),
            held=(step.rounds_held_least, step.rounds_held_most),
            announced=tuple(others),
        )
    ways = [otherwise(step.medium, step.medium_planned, "by {}"), otherwise(step.tool, step.tool_planned, "with {}")]
    announced = (*filter(None, ways), *others)
    return Held(**common, loop=step.loop_id, trouble=step.trouble, minutes=step.trouble_minutes, announced=announced)


def otherwise(real: str, planned: str, said: str) -> str:
    """ "by phone, where video was planned"; "" where it was as planned, or where either is not known."""
    if not real or not planned or fold(real) == fold(planned):
        return ""
    labels = dict(Medium.choices)
    return f"{said.format(labels.get(real, real))}, where {labels.get(planned, planned)} was planned"


def otherwise_there(people: Iterable[Involvement]) -> dict[tuple[type[Step], int] | None, list[str]]:
    """By the step, who came unannounced and who was announced and did not come."""
    found: dict[tuple[type[Step], int] | None, list[str]] = defaultdict(list)
    for each in people:
        key = (Round, each.round_id) if each.round_id else (Loop, each.loop_id) if each.loop_id else None
        if each.was_planned is False and each.was_there is not False:
            found[key].append(f"{who(each)} came, not announced")
        elif each.was_planned and each.was_there is False:
            found[key].append(f"{who(each)} did not come, though announced")
    return found


def who(each: Involvement) -> str:
    """By name or by what they were, without their part."""
    return str(each.person or each.who or each)


def key_of(step: Step) -> tuple[type[Step], int]:
    return type(step), step.pk
