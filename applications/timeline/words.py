"""How a story speaks of an attempt: to the person it happened to, plainly and without blame."""

from applications.attempts.models import Approach, Attempt, Origin
from applications.attempts.stages import Outcome
from applications.fields.times import number_word
from applications.thread.choices import DecidedBy
from applications.thread.models import Decision

ORIGINS = dict(Origin.choices) | {Origin.APPLIED: "you applied"}
APPROACHES = {Approach.BUILT_ON_NOTES: "built on your notes", Approach.FRESH_START: "a fresh start"}
DECIDERS: dict[str, str] = {
    DecidedBy.THEM: "They decided",
    DecidedBy.ME: "You decided",
    DecidedBy.CIRCUMSTANCES: "Circumstances decided",
    DecidedBy.NOBODY: "Nobody decided",
}
# What somebody has to be told.
TOLD: set[str] = {Outcome.REJECTED, Outcome.DISQUALIFIED, Outcome.RESCINDED, Outcome.CLOSED}


def plural(number: int, one: str, many: str | None = None) -> str:
    """ "one attempt", "two attempts", "40 attempts"."""
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def origin_of(attempt: Attempt) -> str:
    """How it began, and through whom."""
    origin = ORIGINS.get(attempt.origin, "")
    return ", ".join(filter(None, [origin, attempt.via]))


def told_of(decision: Decision) -> str:
    """Who decided, when, and how the person learned it: "They decided · you learned by e-mail, 12 May 2016".

    Who decided is said only where it is known. Of what one has to be told it is said that nothing is known of it.
    """
    who = ", ".join(filter(None, [DECIDERS.get(decision.decided_by, ""), str(decision.decided or "")]))
    how = ", ".join(filter(None, [decision.get_learned_how_display(), str(decision.learned or "")]))
    was_told = decision.kind in TOLD and not decision.decided
    learned = f"you learned {how}" if how else "when and how you learned is not known" if was_told else ""
    told = " · ".join(filter(None, [who, learned]))
    return f"{told[:1].upper()}{told[1:]}"
