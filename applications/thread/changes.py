"""What one can do about an entry of a thread, and where."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.urls import reverse

from applications.attempts.stages import Outcome
from applications.loops.choices import Result
from applications.loops.kinds import RoundKind

#: The table in which what stands in a thread is kept, by what it is.
TABLES = {
    "round": "rounds",
    "loop": "loops",
    "event": "events",
    "decision": "decisions",
    "feedback": "feedback",
    "offer": "offer_versions",
    "term": "terms",
}
STEPS = ("loop", "round")
# What changes its words: steps are edited, facts are corrected.
FORMS = {"round": "round-edit", "loop": "loop-edit", "offer": "offer-version-correct"}
#: Kinds with a day by which they are due, and those whose result may count for later attempts.
ON_ONES_OWN = {RoundKind.QUESTIONNAIRE, RoundKind.ONLINE_ASSESSMENT, RoundKind.TAKE_HOME, RoundKind.CHALLENGE}
MAY_STAY_VALID = ON_ONES_OWN | {RoundKind.COMMITTEE}
#: What is done, and the address of the form for it.
Change = tuple[str, str]


def place_of(record: Any) -> str:
    """Where it is read in its thread; a step, which has a page of its own too, as well."""
    step = record._meta.model_name
    return f"{record.attempt.get_absolute_url()}#{step}-{record.pk}" if step in STEPS else record.get_absolute_url()


def changes_of(what: str, record: Any) -> list[Change]:
    """The first changes its words; the others add to it."""
    form = address(FORMS.get(what, f"{what}-correct"), record.pk)
    first = ("Edit", f"{form}?back=attempt") if what in STEPS else ("Correct", form)
    return [first, *ADDITIONS.get(what, nothing)(record)]


def nothing(record: Any) -> Iterator[Change]:
    yield from ()


def round_additions(round: Any) -> Iterator[Change]:
    """What becomes of a plan; what they said of a round that took place, and until when its result counts."""
    if not round.took_place:
        yield "Moved" if round.is_planned else "Planned anew", address("rescheduling-new", round.pk)
    if round.is_planned:
        yield "Did not happen", address("cancellation-new", round.pk)
    if round.is_planned and round.kind in ON_ONES_OWN:
        yield "Due", f"{address('term-new', round.attempt_id)}?kind=assessment_due&duty=me&round={round.pk}"
    if round.took_place:
        yield "Their words", f"{address('feedback-new', round.attempt_id)}?round={round.pk}"
    if round.result == Result.PASSED and round.kind in MAY_STAY_VALID:
        yield "Valid until", f"{address('term-new', round.attempt_id)}?kind=result_valid&round={round.pk}"
    yield from after_a_hold(round)


def loop_additions(loop: Any) -> Iterator[Change]:
    planned = "&state=planned" if loop.is_planned else ""
    yield "Add a round", f"{address('round-new', loop.attempt_id)}?loop={loop.pk}{planned}"
    yield "Their words", f"{address('feedback-new', loop.attempt_id)}?loop={loop.pk}"
    yield from after_a_hold(loop)


def after_a_hold(step: Any) -> Iterator[Change]:
    if step.result == Result.HOLD:
        yield "Add-on loop", f"{address('loop-new', step.attempt_id)}?kind=add_on&state=planned"


def offer_additions(version: Any) -> Iterator[Change]:
    attempt = version.offer.attempt_id
    yield "New version", address("offer-version-new", version.offer_id)
    yield "Open until", f"{address('term-new', attempt)}?kind=offer_open&duty=me&offer={version.offer_id}"
    yield "Your answer", address("outcome-new", attempt)


def decision_additions(decision: Any) -> Iterator[Change]:
    """Open for a while, or closed for one: what may come after an end."""
    if decision.kind not in (Outcome.ACCEPTED, Outcome.OFFER_DECLINED):
        yield "May reapply from", f"{address('term-new', decision.attempt_id)}?kind=reapply_from"


def term_additions(term: Any) -> Iterator[Change]:
    if not term.moved_to:
        yield "Extended", address("term-extend", term.pk)


ADDITIONS: dict[str, Callable[[Any], Iterator[Change]]] = {
    "round": round_additions,
    "loop": loop_additions,
    "offer": offer_additions,
    "decision": decision_additions,
    "term": term_additions,
}


def address(name: str, key: int) -> str:
    before, after = around(name)
    return f"{before}/{key}/{after}"


@cache
def around(name: str) -> tuple[str, str]:
    """What stands before and after the key: a thread holds dozens of addresses that differ by no more than that."""
    before, _, after = reverse(name, args=[0]).partition("/0/")
    return before, after
