"""What an attempt's steps show: how far it got, and when a step last took place."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from applications.attempts.models import Attempt
from applications.attempts.stages import Stage
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.choices import State
from applications.loops.models import Loop, Round
from applications.loops.sealing import IS_SEALED, seal_known


def steps_standing(loops: Iterable[Loop], rounds: list[Round]) -> dict[str, Any]:
    """An attempt's caches that rest on its loops and rounds, computed anew; by column name."""
    held = [round for round in rounds if round.took_place]
    counted = [loop for loop in loops if loop.took_place and counts(loop, rounds)]
    stages = [round.stage for round in held] + [Stage.LOOP] * len(counted)
    dates = [date for step in held + counted for date in dates_of(step)]
    return {"stage_of_steps": max(stages, default=Stage.LEAD), "last_step": max(dates, default=None)}


def counts(loop: Loop, rounds: list[Round]) -> bool:
    """A loop counts with no rounds known; where rounds are known, one of them must have taken place."""
    inside = [round for round in rounds if round.loop_id == loop.pk]
    return not inside or any(round.took_place for round in inside)


def dates_of(step) -> list[datetime]:
    dates = [step.happened, step.result_learned, getattr(step, "handed_in", None)]
    return [date.earliest for date in dates if date and date.earliest]


def settle_loop(loop: Loop | None) -> None:
    """A loop is planned no longer once rounds of it took place and none is still to come."""
    if loop is None or not loop.is_planned:
        return
    loop = Loop.objects.planned().filter(pk=loop.pk).first()  # as it stands by now
    if loop is None:
        return
    rounds = list(loop.rounds.only("state"))
    if any(round.took_place for round in rounds) and not any(round.is_planned for round in rounds):
        loop.state = State.HELD
        loop.revise()


def refresh_steps(attempt: Attempt) -> None:
    """Write the caches that rest on loops and rounds, and seal those whose result is known. Call it in the transaction
    that changes them."""
    loops, rounds = LOOPS.records(attempt=attempt.pk), ROUNDS.records(attempt=attempt.pk)
    Attempt.objects.filter(pk=attempt.pk).update(**steps_standing(loops, rounds))
    seal_known(attempt, [*loops, *rounds])


# What the caches and seals rest on.
ATTEMPT = Given("attempt")
STEP = ("state", "happened", "result", "result_learned")
LOOPS = KeptQuery(lambda: Loop.objects.filter(attempt=ATTEMPT).annotate(is_sealed=IS_SEALED[Loop]).only(*STEP))
ROUNDS = KeptQuery(
    lambda: (
        Round.objects.filter(attempt=ATTEMPT)
        .annotate(is_sealed=IS_SEALED[Round])
        .only(*STEP, "loop", "kind", "handed_in")
    )
)
