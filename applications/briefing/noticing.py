"""What went otherwise than it should have in the steps that came before, by rules that anybody can check.

Each rule is a function from what is known of an attempt to what it notices; `docs/before-a-loop.md` states them. The
rules read facts and the person's own words. Nothing here asks the database.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from applications.attempts.counted import bounds_in_words
from applications.briefing.feeling import Feeling
from applications.briefing.sources import Source
from applications.briefing.tried import Held, Tried
from applications.fields.folded import fold
from applications.fields.times import number_word
from applications.lessons.models.cause import Control, Evidence
from applications.loops.choices import Result

#: So many notices fit on the page beside all else; more than so many of one attempt would hide the others.
NOTICES, OF_ONE = 8, 4
#: More rounds than this that went well are counted rather than named.
NAMED = 2
WHO_SAYS = {
    Evidence.THEIR_WORDS: "in their words",
    Evidence.SEEN: "as you saw it",
    Evidence.GUESS: "by your guess",
    "": "as you think",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """`asks` is the question that it answers; `quote` what the person wrote then."""

    says: str
    sources: tuple[Source, ...]
    quote: str = ""
    asks: str = ""


def noticed(attempts: list[Tried]) -> list[Notice]:
    """Of attempts, the newest first: the rules in their order, each attempt's after those of the attempt behind it.
    What was said once is not said again."""
    found: list[Notice] = []
    told: set[str] = set()
    for place, tried in enumerate(attempts):
        fresh = [notice for notice in of_attempt(tried, attempts[place + 1 :]) if not is_told(notice, told)]
        found += fresh[:OF_ONE]
    return found[:NOTICES]


def is_told(notice: Notice, told: set[str]) -> bool:
    """Whether its words stand there already; from now on they do."""
    words = fold(notice.quote or notice.says).strip(" .")
    if words in told:
        return True
    told.add(words)
    return False


def of_attempt(tried: Tried, earlier: list[Tried]) -> Iterator[Notice]:
    yield from weak_rounds(tried, earlier)
    yield from troubles(tried)
    yield from other_numbers(tried)
    yield from otherwise(tried)
    yield from reasons(tried)
    yield from surroundings(tried)


def weak_rounds(tried: Tried, earlier: list[Tried]) -> Iterator[Notice]:
    """The rounds that were not passed, then those that were unsure: those of a loop together, behind those that had
    gone well; a loop as a whole where none of its rounds is one."""
    loops = {step.loop for step in tried.steps if step.loop} | {None}
    for loop in sorted(loops, key=lambda key: (key is None, key)):
        rounds = [step for step in tried.steps if step.loop == loop and not step.is_loop]
        failed = [step for step in rounds if step.is_weak and step.result == Result.NOT_PASSED]
        unsure = [step for step in rounds if step.is_weak and step not in failed]
        for weak in filter(None, [failed, unsure]):
            before = rounds[: rounds.index(weak[0])] if loop else []
            yield weak_notice(tried, weak, [step for step in before if step.is_strong], earlier)
    within = {step.loop for step in tried.steps if step.is_weak and not step.is_loop}
    for step in tried.steps:
        if step.is_loop and step.is_weak and step.feeling is Feeling.UNSURE and step.loop not in within:
            yield weak_notice(tried, [step], [], earlier)


def weak_notice(tried: Tried, weak: list[Held], strong: list[Held], earlier: list[Tried]) -> Notice:
    is_loop = weak[0].is_loop
    failed = not is_loop and all(step.result == Result.NOT_PASSED for step in weak)
    says = together(step.called for step in weak)
    says += (" was not passed" if len(weak) == 1 else " were not passed") if failed else " left you unsure"
    says += f", as in {again}" if (again := failed_before(weak, earlier)) else ""
    says += f", after {well(strong)}" if strong else ""
    which = "which rounds" if len(weak) > 1 else "which round"
    asks = f"{which} {'did you not pass' if failed else 'left you unsure'}{', after a good start' if strong else ''}"
    asks = f"In {tried.named}, {'how did the loop leave you' if is_loop else asks}?"
    quote = " · ".join(dict.fromkeys(words for step in weak for words in step.doubts))
    return Notice(upper(says), tuple(dict.fromkeys(step.source for step in weak)), quote, asks)


def failed_before(weak: list[Held], earlier: list[Tried]) -> str:
    """The last attempt before in which a step like one of these was not passed; "" for none."""
    alike = {fold(step.kind) for step in weak if step.kind and not step.is_loop}
    for tried in earlier:
        if any(step.result == Result.NOT_PASSED and fold(step.kind) in alike for step in tried.steps):
            return tried.named
    return ""


def troubles(tried: Tried) -> Iterator[Notice]:
    for step in tried.steps:
        if step.trouble:
            lost = f" ({step.minutes} minutes lost)" if step.minutes else ""
            asks = f"In {tried.named}, what went wrong on the day?"
            yield Notice(f"Trouble in the {step.called}{lost}", (step.source,), step.trouble, asks)


def other_numbers(tried: Tried) -> Iterator[Notice]:
    """More rounds, or fewer, than were planned."""
    for step in tried.steps:
        if step.is_loop and apart(step.planned, step.held):
            planned, held = counted(step.planned), counted(step.held)
            says = f"{upper(held)} {'round' if held == 'one' else 'rounds'} where {planned}"
            says += f" {'was' if planned == 'one' else 'were'} expected"
            yield Notice(
                says, (step.source,), asks=f"In {tried.named}, how many rounds came, and how many were planned?"
            )


def apart(planned: tuple[int | None, int | None], held: tuple[int | None, int | None]) -> bool:
    """Whether the two counts cannot be the same."""
    (least, most), (fewest, largest) = planned, held
    is_more = most is not None and fewest is not None and fewest > most
    is_fewer = least is not None and largest is not None and largest < least
    return is_more or is_fewer


def otherwise(tried: Tried) -> Iterator[Notice]:
    """Another person, tool or way than was announced."""
    for step in tried.steps:
        if step.announced:
            says = f"{upper(step.called)}: {'; '.join(step.announced)}"
            yield Notice(says, (step.source,), asks=f"In {tried.named}, what was not as announced?")


def reasons(tried: Tried) -> Iterator[Notice]:
    """Why it went so, and who says it; of what was theirs alone it says so."""
    for reason in tried.reasons:
        says = f"Why, {WHO_SAYS[reason.evidence]}{', theirs alone' if reason.control == Control.THEIRS else ''}"
        yield Notice(says, (reason.source,), reason.words, f"Why did {tried.named} end as it did?")


def surroundings(tried: Tried) -> Iterator[Notice]:
    for step in tried.steps:
        if step.surroundings:
            asks = f"In {tried.named}, what was it like around the {step.called}?"
            yield Notice(f"Around the {step.called}", (step.source,), step.surroundings, asks)


def together(names: Iterable[str]) -> str:
    """ "technical interview (2), bar raiser and hiring manager"."""
    counts = Counter(names)
    told = [f"{name} ({count})" if count > 1 else name for name, count in counts.items()]
    return f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]


def well(strong: list[Held]) -> str:
    """ "Round 1, which went well", "three rounds that went well"."""
    if len(strong) > NAMED:
        return f"{number_word(len(strong))} rounds that went well"
    return f"{together(step.called for step in strong)}, which went well"


def counted(bounds: tuple[int | None, int | None]) -> str:
    """ "five", "4–5", "at least 3"."""
    least, most = bounds
    return number_word(least) if least is not None and least == most else bounds_in_words(least, most)


def upper(words: str) -> str:
    return words[:1].upper() + words[1:]
