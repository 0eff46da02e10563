"""Records what happened, told in a word: a result of a step, a decision, an offer, or that they got in touch."""

from dataclasses import dataclass
from typing import Any

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.fields.fuzzy_date import FuzzyDate
from applications.log.choices import Happened
from applications.log.telling import Impossible, Telling
from applications.loops.ahead import NO_RESULT
from applications.loops.choices import Party, Result, State
from applications.loops.forecasting import Sealed, give_forecast
from applications.loops.models import Loop, Round
from applications.loops.placing import rank_of_step
from applications.loops.reach import refresh_steps, settle_loop
from applications.records.deeds import Deed
from applications.records.doing import doing
from applications.thread.choices import Act
from applications.thread.heard import heard_in
from applications.thread.models import Decision, Event
from applications.thread.placing import rank_of_fact
from applications.thread.recording import record_offer
from applications.thread.standing import refresh_facts

NOTHING_PLANNED = "Nothing is planned there that could have been cancelled."
NOT_AWAITED = "Only what was held and has no word yet is forecast. Choose “none” here, or that it was held."
SEALED = "The result is known by now, and nothing more is forecast. Choose “none” to log it without."
ENDED = {
    Happened.REJECTED: Outcome.REJECTED,
    Happened.WITHDRAWN: Outcome.WITHDRAWN,
    Happened.NOT_PASSED: Outcome.REJECTED,
}
RESULTS = {Happened.PASSED: Result.PASSED, Happened.NOT_PASSED: Result.NOT_PASSED, Happened.HELD: Result.PENDING}
LONGEST_TOLD = Round._meta.get_field("result_words").max_length


@dataclass(frozen=True)
class Logged:
    """The record that came of it, in a sentence, and what undoes it; `round` is one that may be debriefed."""

    record: Any
    sentence: str
    deed: Deed | None
    round: Round | None = None


def log(owner: User, telling: Telling) -> Logged:
    """Record it in one transaction, once. Raises `Impossible`, and nothing is recorded."""
    with doing(owner, once=telling.uuid) as did:
        if did.before:
            return Logged(telling.attempt, did.before.sentence, None)
        telling = telling.as_it_stands(owner)
        record = on_step(telling) if telling.subject.step else on_attempt(telling)
        if telling.chance:
            forecast(telling, record)
        did.sentence = sentence_of(telling, record)
    held = record if isinstance(record, Round) and record.took_place else None
    return Logged(record, did.sentence, did.deed, held)


def on_step(telling: Telling) -> Any:
    step: Any = telling.subject.step
    if telling.what in RESULTS:
        return result_of(telling, step)
    if telling.what == Happened.CANCELLED:
        if step.state != State.PLANNED:
            raise Impossible(NOTHING_PLANNED)
        return cancelled(telling, step)
    return on_attempt(telling)


def forecast(telling: Telling, record: Any) -> None:
    """Right after what was held, as long as nobody knows how it went."""
    if telling.what != Happened.HELD:
        raise Impossible(NOT_AWAITED, "chance")
    try:
        give_forecast(record, telling.chance or 0)
    except Sealed:
        raise Impossible(SEALED, "chance") from None


def cancelled(telling: Telling, step: Any) -> Any:
    """The words and the day of it are those of an event beside the step, as where a round is cancelled by itself."""
    step.state = State.CANCELLED
    words = "\n".join(filter(None, ["Cancelled.", telling.words]))
    about: dict = {"round": step} if isinstance(step, Round) else {"loop": step}
    fact(telling, Event(act=Act.NOTED, happened=telling.when, words=words, **about))
    return saved(step)


def result_of(telling: Telling, step: Round | Loop) -> Round | Loop:
    """A result that is learned; what was planned until then was held then, unless another day was told. That it was
    held takes no result away."""
    is_new_day = step.state == State.PLANNED and isinstance(step, Round) and not step.happened
    step.state = State.HELD if step.state == State.PLANNED else step.state
    if telling.what != Happened.HELD or step.result in NO_RESULT:
        step.result = RESULTS[telling.what]
    if is_new_day:
        step.happened = day_of(step, telling.when)
    if telling.what != Happened.HELD:
        step.result_learned = telling.when
    keep_words(step, telling)
    if is_new_day:
        step.rank = rank_of_step(step)
    return saved(step)


def keep_words(step: Round | Loop, telling: Telling) -> None:
    """How a result was told, if it was told shortly; what is longer, or no result, goes into the notes."""
    if telling.what != Happened.HELD and len(telling.words) <= LONGEST_TOLD and not step.result_words:
        step.result_words = telling.words
    else:
        step.notes = "\n\n".join(filter(None, [step.notes, telling.words]))


def day_of(step: Any, when: FuzzyDate | None) -> FuzzyDate | None:
    """The time it was planned for, if that had come by then."""
    planned = step.planned
    if planned and planned.latest and when and when.latest and planned.latest <= when.latest:
        return planned
    return when


def saved(step: Any) -> Any:
    step.revise()
    settle_loop(getattr(step, "loop", None))
    refresh_steps(step.attempt)
    return step


def on_attempt(telling: Telling) -> Any:
    what, attempt = telling.what, telling.attempt
    if what == Happened.CANCELLED:
        raise Impossible(NOTHING_PLANNED)
    if what == Happened.OFFER:
        return record_offer(attempt, telling.when, uuid=telling.uuid, words=telling.words)
    if what == Happened.HELD:
        return unannounced(telling)
    if what == Happened.PASSED:
        return event(telling, Act.ADVANCED)
    if what == Happened.IN_TOUCH:
        return event(telling, Act.REOPENED if attempt.tone == "silence" else Act.CONTACTED)
    kind = silence_of(attempt) if what == Happened.SILENT else ENDED[what]
    if what == Happened.WITHDRAWN and attempt.outcome == Outcome.OFFER:
        kind = Outcome.OFFER_DECLINED
    return fact(telling, Decision(kind=kind, learned=telling.when, words=telling.words))


def silence_of(attempt: Attempt) -> Outcome:
    """Silent after some human contact; no response where there never was any."""
    return Outcome.SILENT if heard_in([attempt])[attempt.pk].is_contact else Outcome.NO_RESPONSE


def unannounced(telling: Telling) -> Round:
    """A round nobody had planned."""
    round = Round(owner=telling.attempt.owner, attempt=telling.attempt, uuid=telling.uuid)
    round.state, round.result, round.happened, round.notes = State.HELD, Result.PENDING, telling.when, telling.words
    round.rank = rank_of_step(round)
    round.save()
    refresh_steps(round.attempt)
    return round


def event(telling: Telling, act: Act) -> Event:
    made: Any = fact(telling, Event(actor=Party.THEM, act=act, happened=telling.when, words=telling.words))
    return made


def fact(telling: Telling, record: Any) -> Any:
    record.owner, record.attempt, record.uuid = telling.attempt.owner, telling.attempt, telling.uuid
    record.rank = rank_of_fact(record)
    record.save()
    refresh_facts(record.attempt)
    return record


def sentence_of(telling: Telling, record: Any) -> str:
    what = "Closed for silence" if telling.what == Happened.SILENT else Happened(telling.what).label
    subject = telling.subject
    where = f"{subject.where}, {subject.what}" if isinstance(record, Round | Loop) and subject.step else subject.where
    forecast = f" You forecast {telling.chance} %." if telling.chance else ""
    return f"{where}: {what[:1].lower()}{what[1:]}.{forecast}"
