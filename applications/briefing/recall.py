"""Three questions that come before the answers: what they asked or said, what tripped you, what you promised yourself.

They follow from the facts alone, so that they stay the same until something new is recorded of an earlier step.
"""

from dataclasses import dataclass
from uuid import UUID, uuid4

from applications.briefing.asked import Asked
from applications.briefing.facts import in_one_line
from applications.briefing.noticing import Notice
from applications.briefing.plans import Plan
from applications.briefing.reading import Reading
from applications.briefing.sources import Source, called, named
from applications.briefing.words import Line
from applications.loops.models import Round
from applications.loops.models.question import Recollection
from applications.thread.choices import Act

TONES = {"knew": "yes", "nearly": "wait", "no": "ended"}
#: So many questions of one round are an answer.
ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    words: str
    sources: tuple[Source, ...]
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """`field` is where a review keeps whether one had it, `recalled` what it says so far; `questions` are those of the
    drill that it answers for, `lesson` the key of the plan; `once` is the identity of the answer to be."""

    field: str
    asks: str
    answers: tuple[Answer, ...]
    questions: tuple[int, ...] = ()
    lesson: int | None = None
    recalled: str = ""

    @property
    def once(self) -> UUID:
        return uuid4()

    @property
    def had(self) -> str:
        return str(Recollection(self.recalled).label) if self.recalled else ""

    @property
    def tone(self) -> str:
        return TONES.get(self.recalled, "")


def prompts(
    reading: Reading, lines: dict[str, list[Line]], elsewhere: list[Asked], notices: list[Notice], chosen: list[Plan]
) -> list[Prompt]:
    """As many of the three as the history gives."""
    asked = asked_in_one_round(reading, lines["asking"]) or said_by_them(reading, lines) or asked_at(elsewhere)
    return [each for each in (asked, tripped(notices), promised(chosen)) if each]


def asked_in_one_round(reading: Reading, askings: list[Line]) -> Prompt | None:
    """The last round here in which something was asked, of the kinds ahead if there is one."""
    kinds = {round.kind for round in reading.rounds} - {""}
    alike = [line for line in askings if isinstance(line.step, Round) and line.step.kind in kinds]
    last = next(reversed(alike or askings), None)
    if last is None:
        return None
    together = [line for line in askings if (line.attempt, line.step) == (last.attempt, last.step)][:ANSWERS]
    answers = tuple(Answer(line.text, (line.source,), line.texts[2]) for line in together)
    where = f"in the {called(last.step)} of {in_words(last, reading)}" if last.step else f"in {in_words(last, reading)}"
    return Prompt("asked", f"What did they ask you {where}?", answers, tuple(line.key for line in together))


def said_by_them(reading: Reading, lines: dict[str, list[Line]]) -> Prompt | None:
    """What they said of it afterwards; else what they asked, where nobody made a question of it."""
    if lines["feedback"]:
        last = lines["feedback"][-1]
        return Prompt("asked", f"What did they say of {in_words(last, reading)}?", (Answer(last.text, (last.source,)),))
    if asked := [line for line in lines[Act.ASKED] if line.attempt]:
        last = asked[-1]
        asks = f"What did they want to know in {in_words(last, reading)}?"
        return Prompt("asked", asks, (Answer(in_one_line(last.text), (last.source,)),))
    return None


def asked_at(elsewhere: list[Asked]) -> Prompt | None:
    if not elsewhere:
        return None
    answers = tuple(Answer(asked.words, (asked.source,), asked.better) for asked in elsewhere[:ANSWERS])
    asks = "What were you asked elsewhere in this kind of round?"
    return Prompt("asked", asks, answers, tuple(asked.key for asked in elsewhere[:ANSWERS]))


def tripped(notices: list[Notice]) -> Prompt | None:
    for notice in notices:
        if notice.asks:
            return Prompt("tripped", notice.asks, (Answer(notice.says, notice.sources, notice.quote),))
    return None


def promised(chosen: list[Plan]) -> Prompt | None:
    """The first plan that has an answer to its cue; else the first advice."""
    plan = next((plan for plan in chosen if plan.cue and plan.response), None)
    if plan:
        asks = f"If {plan.cue}: what did you promise yourself?"
        return Prompt("promised", asks, (Answer(plan.response, tuple(plan.sources)),), lesson=plan.key)
    if not chosen:
        return None
    first = chosen[0]
    where = f" after {first.sources[0].text}" if first.sources else ""
    answer = Answer(first.advice, tuple(first.sources))
    return Prompt("promised", f"What did you promise yourself{where}?", (answer,), lesson=first.key)


def in_words(line: Line, reading: Reading) -> str:
    attempt = next(attempt for attempt in reading.attempts if attempt.pk == line.attempt)
    return named(attempt, reading.here)
