"""A thread as it was known at a moment: what was recorded by then, and in the words it had then."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from applications.attempts.models import Attempt
from applications.attempts.stages import Stage
from applications.loops.reach import steps_standing
from applications.records.earlier import by, rewind
from applications.thread.known_margin import margin_as_known
from applications.thread.reading import Thread
from applications.thread.rows import Rows
from applications.thread.standing import current, outcome_of, stage_of_facts

# Which field of `Rows` holds descriptions, that are edited in place; all others hold facts.
DESCRIBED = ("loops", "rounds", "post_mortems")


def thread_as_known(attempt: Attempt, moment: datetime) -> Thread:
    """The attempt is rewound in memory along with its thread, and must not be saved."""
    rows = recorded_by(Rows.of(attempt), moment)
    then = rewind([attempt], moment)
    ranks = {step: step.rank for step in (*rows.loops, *rows.rounds)}
    described = [record for name in DESCRIBED for record in getattr(rows, name)]
    then |= rewind([*described, *filter(None, [attempt.current_role])], moment)
    keep_filed(attempt, rows, ranks)
    rows.margin = margin_as_known(attempt, rows, then, moment)
    stand(attempt, rows)
    thread = Thread.of(attempt, rows)
    thread.is_unknown = attempt.recorded_at > moment
    return thread


def recorded_by(rows: Rows, moment: datetime) -> Rows:
    """Without what was recorded later: what a later fact corrects stands uncorrected."""
    recorded: dict[str, Any] = {name: by(told, moment) for name, told in vars(rows).items() if name != "margin"}
    return replace(rows, **recorded)


def keep_filed(attempt: Attempt, rows: Rows, ranks: dict[Any, int]) -> None:
    """A step that was moved here since stands where it stands by now, apart from a loop it was moved out of."""
    for step, rank in ranks.items():
        if step.attempt_id != attempt.pk:
            step.attempt, step.rank = attempt, rank
    for round in rows.rounds:
        if round.loop not in [None, *rows.loops]:
            round.loop = None


def stand(attempt: Attempt, rows: Rows) -> None:
    """Let the attempt's caches say how it stood."""
    events, decisions = current(rows.events), current(rows.decisions)
    offers = list({version.offer_id: version.offer for version in rows.versions}.values())
    attempt.outcome = outcome_of(decisions, events, offers)
    attempt.stage_of_facts = stage_of_facts(decisions, events, offers)
    attempt.stage_of_steps = steps_standing(rows.loops, rows.rounds)["stage_of_steps"]
    attempt.furthest_stage = max(attempt.stage_of_steps, attempt.stage_of_facts, Stage.APPLIED)
