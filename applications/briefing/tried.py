"""An attempt with its steps, as the rules of the page before a loop read it: facts and words, and no database."""

from dataclasses import dataclass

from applications.briefing.feeling import Feeling
from applications.briefing.sources import Source
from applications.loops.choices import Result

WENT_BADLY = (Result.NOT_PASSED, Result.MIXED)


@dataclass(frozen=True, slots=True)
class Held:
    """A loop or a round that took place. `called` is what it is called in a sentence, `kind` what it is alike by;
    `says` what one thought of it, each with how it felt; `announced` how it differed from what was announced."""

    called: str
    kind: str
    source: Source
    is_loop: bool = False
    loop: int | None = None
    result: str = ""
    says: tuple[tuple[str, Feeling], ...] = ()
    trouble: str = ""
    minutes: int | None = None
    surroundings: str = ""
    planned: tuple[int | None, int | None] = (None, None)
    held: tuple[int | None, int | None] = (None, None)
    announced: tuple[str, ...] = ()

    @property
    def is_weak(self) -> bool:
        """Not passed or, as long as it was not passed, one was unsure of it at the last."""
        if self.result == Result.PASSED:
            return False
        return self.result in WENT_BADLY or self.feeling is Feeling.UNSURE

    @property
    def is_strong(self) -> bool:
        return self.result == Result.PASSED or (not self.is_weak and self.feeling is Feeling.SURE)

    @property
    def feeling(self) -> Feeling:
        known = [feeling for _, feeling in self.says if feeling is not Feeling.UNKNOWN]
        return known[-1] if known else Feeling.UNKNOWN

    @property
    def doubts(self) -> list[str]:
        """What was said of it in doubt; of a round that was not passed, whatever was said."""
        is_bad = self.result in WENT_BADLY and not self.is_loop
        return [words for words, feeling in self.says if words and (is_bad or feeling is Feeling.UNSURE)]


@dataclass(frozen=True, slots=True)
class Reason:
    words: str
    evidence: str
    control: str
    source: Source


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt, as one speaks of it ("attempt 4"), with its steps in order and the reasons that were given."""

    named: str
    steps: tuple[Held, ...] = ()
    reasons: tuple[Reason, ...] = ()
