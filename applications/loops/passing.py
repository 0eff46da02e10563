"""Whether a step was passed, as far as it is known."""

from applications.attempts.stages import tone_of
from applications.loops.choices import Result

KNOWN = (Result.PASSED, Result.NOT_PASSED)


def passed(of_round: str, of_loop: str, outcome: str, is_of_round: bool) -> bool | None:
    """By the results of a round and of its loop: the round's own or, where that is not known, its loop's; of what is
    no round, the loop's or else what the attempt came to. A role that was closed says nothing."""
    told = next((each for each in (of_round, of_loop) if each in KNOWN), None)
    if told or is_of_round:
        return None if told is None else told == Result.PASSED
    return {"yes": True, "no": False}.get(tone_of(outcome))
