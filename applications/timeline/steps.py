"""An attempt's rounds and loops in their order, as a card lists them and as the ladder marks them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from applications.attempts.stages import Stage
from applications.loops.choices import Result
from applications.loops.details import loop_rounds, tone_of_step, word_of_step
from applications.loops.models import Loop, Round
from applications.timeline.asides import Aside
from applications.timeline.ladder import Look, Mark

#: More rounds than this are not drawn one by one where nothing but their number is known.
MANY = 8
LOOKS = {Result.PASSED: Look.PASSED, Result.NOT_PASSED: Look.FAILED}


@dataclass(frozen=True, slots=True)
class StepLine:
    """`asides` are short words beside the title, `felt` how the person thought it went."""

    title: str
    url: str
    result: str
    tone: str
    asides: tuple[str, ...]
    felt: tuple[str, ...]
    rounds: tuple["StepLine", ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """Loops and rounds of one attempt, `rounds` by the loop they belong to (None: to the attempt itself)."""

    loops: tuple[Loop, ...]
    rounds: dict[int | None, list[Round]]

    @classmethod
    def of(cls, loops: Sequence[Loop], rounds: Sequence[Round]) -> "Steps":
        by_loop: dict[int | None, list[Round]] = {}
        for round in rounds:
            by_loop.setdefault(round.loop_id, []).append(round)
        return cls(tuple(loops), by_loop)

    @property
    def in_order(self) -> list[Loop | Round]:
        """Loops, and the rounds outside of them."""
        return sorted([*self.loops, *self.rounds.get(None, [])], key=attrgetter("rank"))

    def marks(self) -> Iterator[Mark]:
        """What the ladder shows: steps that took place, and those that are planned."""
        for step in self.in_order:
            if isinstance(step, Round):
                yield from marks_of([step])
            elif rounds := self.rounds.get(step.pk):
                yield from marks_of(rounds, step)
                yield from unnamed(step, held_exactly(step) - len(rounds))
            elif step.took_place or step.is_planned:
                yield from marks_of_whole(step)

    def lines(self, felt: dict[tuple[str, int], list[Aside]]) -> list[StepLine]:
        return [self.line(step, felt) for step in self.in_order]

    def line(self, step: Loop | Round, felt: dict[tuple[str, int], list[Aside]]) -> StepLine:
        rounds = self.rounds.get(step.pk, []) if isinstance(step, Loop) else []
        return StepLine(
            title=step.title,
            url=step.get_absolute_url(),
            result=word_of_step(step).removeprefix("result "),
            tone=tone_of_step(step),
            asides=tuple(filter(None, asides_of(step, bool(rounds)))),
            felt=tuple(rating.words for rating in felt.get((step._meta.model_name, step.pk), [])),
            rounds=tuple(self.line(round, felt) for round in rounds),
        )


def marks_of(rounds: Sequence[Round], loop: Loop | None = None) -> Iterator[Mark]:
    for round in rounds:
        if round.took_place or round.is_planned:
            yield Mark(round.stage, look_of(round), words_of(round), loop=loop and loop.pk)


def marks_of_whole(loop: Loop) -> Iterator[Mark]:
    """A loop without its rounds: as many as are known to have been held, else one for the whole."""
    if held := held_exactly(loop):
        yield from unnamed(loop, held)
    else:
        yield Mark(Stage.LOOP, look_of(loop), words_of(loop), loop=loop.pk, is_loop=True)


def held_exactly(loop: Loop) -> int:
    """How many rounds it had, where that is known and few enough to be drawn; else 0."""
    held = loop.rounds_held_least
    return held if held is not None and held == loop.rounds_held_most and held <= MANY else 0


def unnamed(loop: Loop, count: int) -> Iterator[Mark]:
    """Rounds of which nothing is known but that they were held."""
    for _ in range(count):
        yield Mark(Stage.LOOP, Look.UNKNOWN, f"A round of {loop.title}", loop=loop.pk)


def look_of(step: Loop | Round) -> Look:
    return Look.PLANNED if step.is_planned else LOOKS.get(step.result, Look.UNKNOWN)


def words_of(step: Loop | Round) -> str:
    return f"{step.title}: {word_of_step(step)}"


def asides_of(step: Loop | Round, has_rounds: bool) -> Iterator[str]:
    yield str(step.date or "") if isinstance(step, Round) else str(step.happened or "")
    if isinstance(step, Round):
        yield step.count
        yield step.place
    else:
        known = loop_rounds(step)
        yield f"rounds: {known}" if known else "" if has_rounds else "rounds not known"
        yield step.place
