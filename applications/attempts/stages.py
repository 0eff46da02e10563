"""How far an attempt can get. The table from a round's kind to its stage stands in loops/kinds.py."""

from django.db import models


class Stage(models.IntegerChoices):
    LEAD = 0, "lead"
    APPLIED = 1, "applied"
    SCREEN = 2, "screen"
    INTERVIEW = 3, "interview"
    LOOP = 4, "loop"
    DECISION = 5, "decision"
    OFFER = 6, "offer"


class Outcome(models.TextChoices):
    """How an attempt ended; an attempt without one is open.

    All but `OFFER` are kinds of decision. `OFFER` is computed: an offer stands and its answer is not known.
    """

    OFFER = "offer", "offer"
    ACCEPTED = "accepted", "accepted"
    OFFER_DECLINED = "offer_declined", "offer declined"
    REJECTED = "rejected", "rejected"
    WITHDRAWN = "withdrawn", "withdrawn"
    SILENT = "silent", "silent"
    NO_RESPONSE = "no_response", "no response"
    DISQUALIFIED = "disqualified", "disqualified"
    RESCINDED = "rescinded", "offer rescinded"
    CLOSED = "closed", "closed by them"
    EXPIRED = "expired", "expired"
    CIRCUMSTANCES = "circumstances", "ended by circumstances"
    NOT_RECORDED = "not_recorded", "ended, not recorded"


# What an outcome means for the person, as a shape and a colour. Everything not named is a calm end.
TONES = {
    "": "wait",
    Outcome.OFFER: "yes",
    Outcome.ACCEPTED: "yes",
    Outcome.OFFER_DECLINED: "yes",
    Outcome.REJECTED: "no",
    Outcome.DISQUALIFIED: "no",
    Outcome.RESCINDED: "no",
    Outcome.SILENT: "silence",
    Outcome.NO_RESPONSE: "silence",
}


def tone_of(outcome: str) -> str:
    """One of yes, no, silence, wait (open) and ended."""
    return TONES.get(outcome, "ended")
