"""How a question stands, in the words of its pages."""

from datetime import date

from applications.fields.clock import Clock
from applications.fields.times import times
from applications.loops.models.question import Recollection, Went
from applications.loops.questions.ahead import Ahead
from applications.loops.questions.schedule import Due, Go
from applications.loops.questions.standing import Standing

#: As one says it of several at once.
HOW_IT_WENT = {Went.MISSED: "missed", Went.PARTLY: "in part", Went.ANSWERED: "answered"}


def asked_words(standing: Standing) -> str:
    """ "asked 3 times, missed 2"; of all that went alike the count is said once: "asked twice, answered"."""
    if not standing.askings:
        return "not asked yet"
    counts = [(word, standing.count(went)) for went, word in HOW_IT_WENT.items()]
    total = len(standing.askings)
    said = [word if count == total else f"{word} {count}" for word, count in counts if count]
    return ", ".join([f"asked {times(total)}", *said])


def comes(due: Due, clock: Clock) -> str:
    """ "due since 3 June", "comes again tomorrow"."""
    if due.day > clock.today:
        return f"comes again {on(due.day, clock)}"
    return "due today" if due.day == clock.today else f"due since {clock.calls(due.day)}"


def on(day: date, clock: Clock) -> str:
    """ "tomorrow", "on Friday", "on 12 June"."""
    called = clock.calls(day)
    return called if called in ("yesterday", "today", "tomorrow") else f"on {called}"


def why_now(ahead: Ahead, standing: Standing, clock: Clock) -> str:
    """ "Asked at Acme before, and you are there again on Friday."; else the kind of round brings it."""
    if ahead.company in standing.companies and ahead.name:
        return f"Asked at {ahead.name} before: you are there again {on(ahead.day, clock)}."
    return f"Asked in this kind of round before: there is one {on(ahead.day, clock)}."


def drilled_words(recalls: list[Go], due: Due, clock: Clock) -> str:
    """The history of its drill in a sentence."""
    if not recalls:
        return f"Not drilled yet, {comes(due, clock)}."
    counts = [(label, sum(go.result == value for go in recalls)) for value, label in Recollection.choices]
    said = ", ".join(f"“{label}” {times(count)}" for label, count in counts if count)
    return f"Drilled {times(len(recalls))}: {said}, last {on(recalls[-1].day, clock)}. It {is_due(due, clock)}."


def is_due(due: Due, clock: Clock) -> str:
    said = comes(due, clock)
    return said if said.startswith("comes") else f"is {said}"
