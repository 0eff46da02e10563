"""How the pages speak of an attempt: to the person it happened to, plainly and without blame."""

from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome, Stage

AFTER: dict[int, str] = {
    Stage.APPLIED: "after applying",
    Stage.SCREEN: "after the screen",
    Stage.INTERVIEW: "after the interview",
    Stage.LOOP: "after the loop",
    Stage.DECISION: "at the decision",
    Stage.OFFER: "after the offer",
}
ENDED: dict[str, str] = {
    Outcome.OFFER: "Offer",
    Outcome.ACCEPTED: "Offer, accepted",
    Outcome.OFFER_DECLINED: "Offer, which you declined",
    Outcome.RESCINDED: "Offer, taken back by them",
    Outcome.NO_RESPONSE: "No response",
    Outcome.NOT_RECORDED: "Ended, how is not recorded",
}
ENDED_AFTER: dict[str, str] = {
    Outcome.REJECTED: "Rejected",
    Outcome.WITHDRAWN: "Withdrawn by you",
    Outcome.SILENT: "Never heard back",
    Outcome.DISQUALIFIED: "Disqualified",
    Outcome.CLOSED: "Closed by them",
    Outcome.EXPIRED: "Expired",
    Outcome.CIRCUMSTANCES: "Ended by circumstances",
}


def heading_of(attempt: Attempt) -> str:
    """How it stands, in a few words: "Rejected after the loop"."""
    stage = Stage(attempt.furthest_stage)
    if attempt.is_open:
        return "Open" if stage == Stage.APPLIED else f"Open, has reached the {stage.label}"
    if attempt.outcome in ENDED:
        return ENDED[attempt.outcome]
    return f"{ENDED_AFTER[attempt.outcome]} {AFTER[stage]}" if attempt.stage_is_known else ENDED_AFTER[attempt.outcome]
