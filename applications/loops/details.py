"""What is known of a loop or a round, as labelled lines: only what is known, in the order people tell it."""

from collections import defaultdict
from decimal import Decimal

from applications.attempts.counted import bounds_in_words
from applications.fields.kept_queries import KeptRelated
from applications.loops.choices import Party, Result, State
from applications.loops.forecasting import moment_at
from applications.loops.models import Loop, Round
from applications.loops.models.forecast import Chance
from applications.loops.sealing import is_sealed

Details = list[tuple[str, str]]
PEOPLE = KeptRelated("involvements", lambda rows: rows.select_related("person").order_by("recorded_at", "uuid"))
RATINGS = KeptRelated("self_ratings", lambda rows: rows.current().order_by("recorded_at", "uuid"))
FORECASTS = KeptRelated("forecasts", lambda rows: rows.current().in_order())
# Events that tell what was said in a round and how it felt: what was done, by whom, and what it is called there.
SAID = {
    "asked": (Party.THEM, "What they asked"),
    "told_them": (Party.ME, "What you told them"),
    "felt": (Party.ME, "How it felt"),
}
WORDS_SAID = KeptRelated(
    "events", lambda rows: rows.current().filter(act__in=SAID).only("act", "actor", "words").order_by("rank", "uuid")
)


def known(pairs: list[tuple[str, object]]) -> Details:
    return [(label, str(value)) for label, value in pairs if value not in (None, "")]


def loop_rounds(loop: Loop) -> str:
    """How many rounds a loop had: "5 held, 4 planned", or that it is not known."""
    held = bounds_in_words(loop.rounds_held_least, loop.rounds_held_most)
    planned = bounds_in_words(loop.rounds_planned_least, loop.rounds_planned_most)
    words = [f"{held} held" if held else "", f"{planned} planned" if planned else ""]
    return ", ".join(filter(None, words))


def loop_details(loop: Loop, has_rounds: bool) -> Details:
    """`has_rounds`: they are told one by one, so that nothing need be said of a number nobody knows."""
    votes = [
        f"{loop.votes_for} for" if loop.votes_for is not None else "",
        f"{loop.votes_against} against" if loop.votes_against is not None else "",
        loop.votes_words,
    ]
    return known(
        [
            ("Rounds", loop_rounds(loop) or ("" if has_rounds else "not known")),
            ("Votes", ", ".join(filter(None, votes))),
            ("Told", told(loop)),
        ]
    )


def told(step: Loop | Round) -> str:
    """When and how a result was told."""
    return ", ".join(filter(None, [str(step.result_learned or ""), step.result_words]))


def changed(real: object, planned: object) -> str:
    """What it was, and what it was to be where that differs: "20 (30 planned)"."""
    if real and planned and real != planned:
        return f"{real} ({planned} planned)"
    return str(real or "") or (f"{planned} planned" if planned else "")


def plain(number: Decimal | None) -> str:
    return f"{number.normalize():f}" if number is not None else ""


def score_words(round: Round) -> str:
    if round.score is None:
        return f"out of {plain(round.score_possible)}" if round.score_possible is not None else ""
    possible = f" of {plain(round.score_possible)}" if round.score_possible is not None else ""
    return f"{plain(round.score)}{possible}"


def round_details(round: Round) -> Details:
    planned = round.planned if round.planned and round.planned != round.date else None
    trouble = f"{round.trouble} ({round.trouble_minutes} minutes lost)" if round.trouble_minutes else round.trouble
    ended = f"by {round.get_ended_by_display()}" if round.ended_by else ""
    return known(
        [
            ("Planned for", planned),
            ("Time zone", round.time_zone),
            ("Where", round.place),
            ("How", changed(round.get_medium_display(), round.get_medium_planned_display())),
            ("With", changed(round.tool, round.tool_planned)),
            ("Minutes", changed(round.minutes, round.minutes_planned)),
            ("How long", round.lasted),
            ("Received", round.received),
            ("Started", round.started),
            ("Handed in", round.handed_in),
            ("Missed", {True: "yes", False: "no"}.get(round.was_missed)),
            ("Parts", round.parts),
            ("Score", score_words(round)),
            ("Rounds it stands for", round.count),
            ("Ended", ended),
            ("Told", told(round)),
            ("Trouble on the day", trouble),
        ]
    )


def earlier_of(round: Round) -> Details:
    """The round it repeats or replaces; in a thread this stands beside its title."""
    return known([("Again after", round.repeats), ("In place of", round.replaces)])


def tone_of_step(step: Loop | Round) -> str:
    """The tone of a result; a step that did not take place has come to a calm end."""
    if step.is_planned:
        return "wait"
    if not step.took_place:
        return "ended"
    return {"passed": "yes", "not_passed": "no", "pending": "wait", "hold": "wait"}.get(step.result, "")


def word_of_step(step: Loop | Round) -> str:
    """The result in a word, else the state, else that it is not known."""
    if not step.took_place:
        return State(step.state).label
    return Result(step.result).label if step.result else "result not known"


def beside_step(step: Loop | Round) -> dict[str, object]:
    """Who was there, how one thought it went, which lessons were taken along, and what was or can be forecast, for
    the step's own page."""
    return {
        "people": PEOPLE.of(step),
        "carries": step.attempt.carries.into(step).in_order().with_answers(),
        "ratings": RATINGS.of(step),
        "forecasts": FORECASTS.of(step),
        "is_sealed": is_sealed(step),
        "chances": Chance.choices,
        "moment": moment_at(step),
    }


def said_in(round: Round) -> list[tuple[str, list[str]]]:
    """What they asked, what I told them and how it felt, a line each, under what it is called. One query."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in WORDS_SAID.of(round):
        actor, _ = SAID[event.act]
        if event.actor in ("", actor):
            found[event.act] += [line for line in event.words.splitlines() if line.strip()]
    return [(heading, found[act]) for act, (_, heading) in SAID.items() if found[act]]
