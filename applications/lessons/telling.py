"""Puts each part of a debrief where it belongs: into the round, its thread, its people and its ratings."""

from collections.abc import Iterable
from typing import Any

from applications.companies.finding import person_named
from applications.fields.folded import fold
from applications.lessons.debrief import SAID, Debrief, name_of
from applications.loops.choices import Capacity
from applications.loops.models import Involvement, Round, SelfRating
from applications.thread.choices import Act
from applications.thread.models import Event
from applications.thread.recording import correct_event, record_event
from applications.thread.standing import refresh_facts

ACTS = {"asked": Act.ASKED, "told_them": Act.TOLD_THEM, "felt": Act.FELT}


def tell_trouble(debrief: Debrief, changed: dict[str, Any]) -> None:
    """The round may have been edited since it was read, though not in these columns."""
    if not changed:
        return
    round = Round.objects.get(pk=debrief.round.pk)
    for name, value in changed.items():
        setattr(round, name, value)
    round.revise()


def tell_events(debrief: Debrief, changed: dict[str, str]) -> None:
    """One event each, right behind the round and in this order. What was told before is corrected, and where it is
    emptied now the correction says nothing."""
    if not changed:
        return
    round = debrief.round
    behind = Round.objects.values_list("rank", flat=True).get(pk=round.pk)  # it may have been moved since it was read
    for name, act in ACTS.items():
        event, words = debrief.events.get(act), changed.get(name, "")
        if event and name in changed:
            event = correct_event(event, words)
        elif words.strip():
            new = Event(owner=round.owner, attempt=round.attempt, round=round, actor=SAID[act], act=act, words=words)
            event = record_event(new, follows=behind)
        behind = event.rank if event else behind
    refresh_facts(round.attempt)


def tell_rating(debrief: Debrief, words: str, least: int | None, most: int | None) -> None:
    round = debrief.round
    rating: Any = SelfRating(owner=round.owner, attempt=round.attempt, round=round)
    if debrief.rating:
        rating = debrief.rating.correction_to_be()
    elif not words.strip() and least is None and most is None:
        return
    rating.words, rating.percent_least, rating.percent_most = words, least, most
    rating.save()


def tell_people(debrief: Debrief, names: Iterable[str]) -> None:
    """Those who were there, each once; who is no longer among them is kept as somebody who did not take part."""
    typed = {fold(name): name for name in names}
    for who in debrief.met:
        if fold(name_of(who)) not in typed:
            set_presence(who, False)
    met = {fold(name_of(who)) for who in debrief.met}
    absent = {fold(name_of(who)): who for who in debrief.people if who.was_there is False}
    for key, name in typed.items():
        if key not in met and key in absent:
            set_presence(absent[key], True)
        elif key not in met:
            add_interviewer(debrief.round, name)


def set_presence(who: Involvement, was_there: bool) -> None:
    who.was_there = was_there
    who.revise()


def add_interviewer(round: Round, name: str) -> None:
    Involvement.objects.create(
        owner=round.owner,
        attempt=round.attempt,
        round=round,
        person=person_named(round.owner, name, round.attempt.company),
        capacity=Capacity.INTERVIEWER,
        was_there=True,
    )
