"""Explains the state of a lesson in one sentence, with the dates it rests on."""

from applications.attempts.models import Attempt
from applications.fields.times import times
from applications.lessons.life import Life, placed, said
from applications.lessons.models import Sighting
from applications.lessons.models.lesson import State
from applications.lessons.models.sighting import Sight
from applications.lessons.origins import in_order
from applications.lessons.states import in_a_row
from applications.loops.models import Loop, Round


def explanation(life: Life) -> str:
    return SENTENCES[life.state](life)


def new(life: Life) -> str:
    learned = said(life.lesson.learned) or next((each.date for each in in_order(life.origins) if each.date), "")
    return f"New: learned {learned}, not taken along yet." if learned else "New: not taken along yet."


def practising(life: Life) -> str:
    if not (life.carries or life.rehearsals):
        return "Practising: the cue has not come yet, or it was left aside."
    if not life.carries:
        return f"Practising: rehearsed {times(len(life.rehearsals))}, not put to the test yet."
    return f"Practising: taken along into {told(life.carries[-1].into)}; the cue has not been seen yet."


def tested(life: Life) -> str:
    last = [row for row in life.sightings if row.kind == Sight.HELD][-1]
    before = any(row.kind == Sight.AGAIN for row in life.sightings)
    return f"Tested: it held {'once since it last happened again' if before else 'once'}, in {told(last.about, last)}."


def holding(life: Life) -> str:
    held = [row for row in life.sightings if row.kind == Sight.HELD]
    row = in_a_row([seen.kind for seen in life.seen])
    return f"Holding: {times(row)} in a row, last in {told(held[-1].about, held[-1])}."


def recurred(life: Life) -> str:
    again = [row for row in life.sightings if row.kind == Sight.AGAIN]
    count = f" {times(len(again)).capitalize()} in all." if len(again) > 1 else ""
    return f"Recurs: it happened again in {told(again[-1].about, again[-1])}.{count}"


def retired(life: Life) -> str:
    last = life.retirements[-1]
    return f"Retired: {last.retired}." if last.retired else "Retired, date not known."


def told(record: Attempt | Loop | Round, sighting: Sighting | None = None) -> str:
    """ "Amazon, attempt 3: coding interview, 12 May 2018"."""
    date, where, _ = placed(record, sighting.seen if sighting else None)
    return ", ".join(filter(None, [where, date]))


SENTENCES = {
    State.NEW: new,
    State.PRACTISING: practising,
    State.TESTED: tested,
    State.HOLDING: holding,
    State.RECURRED: recurred,
    State.RETIRED: retired,
}
