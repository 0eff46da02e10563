"""What an attempt's steps show: how far it got, and when a step last took place."""

from datetime import datetime
from typing import Any

from applications.attempts.models import Attempt
from applications.attempts.stages import Stage
from applications.loops.models import Loop, Round


def steps_standing(attempt: Attempt) -> dict[str, Any]:
    """The attempt's caches that rest on its loops and rounds, computed anew; by column name."""
    known = list(attempt.rounds.all())
    rounds = [round for round in known if round.took_place]
    loops = [loop for loop in attempt.loops.all() if loop.took_place and counts(loop, known)]
    stages = [round.stage for round in rounds] + [Stage.LOOP] * len(loops)
    dates = [date for step in rounds + loops for date in dates_of(step)]
    return {"stage_of_steps": max(stages, default=Stage.LEAD), "last_step": max(dates, default=None)}


def counts(loop: Loop, rounds: list[Round]) -> bool:
    """A loop counts with no rounds known; where rounds are known, one of them must have taken place."""
    inside = [round for round in rounds if round.loop_id == loop.pk]
    return not inside or any(round.took_place for round in inside)


def dates_of(step) -> list[datetime]:
    dates = [step.happened, step.result_learned, getattr(step, "handed_in", None)]
    return [date.earliest for date in dates if date and date.earliest]


def refresh_steps(attempt: Attempt) -> None:
    """Write the caches that rest on loops and rounds. Call it in the transaction that changes them."""
    standing = steps_standing(attempt)
    Attempt.objects.filter(pk=attempt.pk).update(**standing)
