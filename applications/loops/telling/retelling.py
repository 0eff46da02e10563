"""Makes rounds and loops of what was told, and says what was made."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from applications.attempts.models import Attempt
from applications.loops.choices import State
from applications.loops.models import Loop, Round
from applications.loops.placing import rank_of_step
from applications.loops.plans import lies_ahead
from applications.loops.reach import refresh_steps
from applications.loops.telling.counting import ONE
from applications.loops.telling.spellings import kind_of
from applications.loops.telling.told import Told, ToldLoop, ToldRound

#: Longer words than a name can hold are kept as notes.
LONGEST_NAME = 200


@dataclass
class Retelling:
    """Records told steps in an attempt, each behind the one before; `told_as` makes the same UUIDs of the same form."""

    attempt: Attempt
    state: str
    told_as: UUID

    def record(self, told: Iterable[Told], loop: Loop | None = None) -> list[Loop | Round]:
        """All steps with the rounds of their loops; `loop` is where rounds belong. Call it in a transaction."""
        made: list[Loop | Round] = []
        for number, step in enumerate(told):
            uuid = uuid5(self.told_as, str(number))
            follows = made[-1].rank if made else None
            if isinstance(step, ToldLoop):
                whole = self.loop_of(step, uuid)
                self.put(whole, follows)
                made += [whole, *Retelling(self.attempt, whole.state, uuid).record(step.rounds, whole)]
            else:
                made.append(self.round_of(step, loop, uuid))
                self.put(made[-1], follows)
        refresh_steps(self.attempt)
        return made

    def put(self, step: Loop | Round, follows: int | None) -> None:
        step.rank = rank_of_step(step, follows)
        step.save()

    def loop_of(self, told: ToldLoop, uuid: UUID) -> Loop:
        state, bounds = self.state_of(told), {}
        if told.count:
            which = "planned" if state == State.PLANNED else "held"
            bounds = {f"rounds_{which}_least": told.count.least, f"rounds_{which}_most": told.count.most}
        common = {"kind": told.kind, "happened": told.when, "state": state, "result": told.result}
        return Loop(owner_id=self.attempt.owner_id, attempt=self.attempt, uuid=uuid, **common, **bounds)

    def round_of(self, told: ToldRound, loop: Loop | None, uuid: UUID) -> Round:
        state, count = self.state_of(told), told.count
        is_several = count != ONE
        return Round(
            owner_id=self.attempt.owner_id,
            attempt=self.attempt,
            uuid=uuid,
            loop=loop,
            kind=told.kind,
            name=told.name if len(told.name) <= LONGEST_NAME else "",
            notes=told.name if len(told.name) > LONGEST_NAME else "",
            count_words=count.words,
            count_least=count.least if is_several else None,
            count_most=count.most if is_several else None,
            state=state,
            result=told.result,
            **{"planned" if state == State.PLANNED else "happened": told.when},
        )

    def state_of(self, told: Told) -> str:
        """What was said of the step itself counts more; what has a result was held, what lies ahead is planned."""
        if told.state or told.result:
            return told.state or State.HELD
        return State.PLANNED if lies_ahead(told.when) else self.state


def said_of(made: Iterable[Loop | Round]) -> str:
    """ "Recorded: phone interview, 2 × technical interview, loop (5 rounds)." with what was kept in one's own words."""
    steps = [step for step in made if isinstance(step, Loop) or step.loop_id is None]
    counts = Counter(map(in_a_word, steps))
    words = [f"{count} × {word}" if count > 1 else word for word, count in counts.items()]
    own = [f"“{step.name}”" for step in made if isinstance(step, Round) and step.name and not kind_of(step.name)[0]]
    kept = f" Kept in your words: {', '.join(dict.fromkeys(own))}." if own else ""
    known = f"Recorded: {', '.join(words)}." if words else ""
    return f"{known}{kept}".strip()


def in_a_word(step: Loop | Round) -> str:
    date = f", {step.date}" if step.date else ""
    if isinstance(step, Round):
        several = f" ({step.count})" if step.count else ""
        return f"{step.get_kind_display() or step.name or 'round'}{several}{date}"
    inside = step.rounds.count()
    return f"{step.get_kind_display() or 'loop'}{f' with {inside} rounds' if inside else ''}{date}"
