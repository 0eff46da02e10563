"""What lies ahead: the loop or round itself, the rounds planned in it, and who will be there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from applications.attempts.counted import bounds_in_words
from applications.attempts.models import Attempt
from applications.briefing.sources import called, date_of
from applications.fields.clock import Clock
from applications.fields.folded import fold
from applications.loops.choices import Medium
from applications.loops.details import tone_of_step, word_of_step
from applications.loops.models import Involvement, Loop, Round

#: Said beside an hour that was typed without words of its own; the name of the zone says it better.
OFFSET = re.compile(r" \(UTC[^)]*\)$")


@dataclass(frozen=True, slots=True)
class Ahead:
    """A round: when, how and with whom, as far as it is known."""

    title: str
    url: str
    when: str
    facts: str
    people: str


@dataclass(frozen=True, slots=True)
class SoFar:
    """A step of this attempt that came before."""

    title: str
    url: str
    when: str
    tone: str
    word: str


def joined(parts: Iterable[object], by: str = " · ") -> str:
    return by.join(str(part) for part in parts if part)


def heading_of(step: Loop | Round) -> str:
    return f"Before {step.name}" if step.name else f"Before the {called(step)}"


def sum_of(attempt: Attempt, step: Loop | Round, clock: Clock) -> str:
    """Where, as what, when: "Amazon · Support Engineer · 4 rounds planned · 12 May 2018 · Dublin"."""
    rounds, facts = "", ""
    if isinstance(step, Loop):
        planned = bounds_in_words(step.rounds_planned_least, step.rounds_planned_most)
        rounds = f"{planned} {'round' if planned == '1' else 'rounds'} planned" if planned else ""
    else:
        facts = facts_of(step)
    role = str(attempt.current_role) if attempt.current_role else ""
    return joined([attempt.company or attempt, role, rounds, when_of(step, clock), step.place, facts])


def when_of(step: Loop | Round, clock: Clock) -> str:
    """The date as it was typed with the zone of the clocks it is meant on and, where they differ, the hour on one's
    own: "12 May, 10:00 (Europe/Dublin), 11:00 your time"."""
    zone, when = step.time_zone if isinstance(step, Round) else "", date_of(step)
    if not zone or when is None:
        return str(when or "date not known")
    mine = f", {clock.says(when, zone)} your time" if clock.over_there(when, zone) else ""
    return f"{OFFSET.sub('', str(when))} ({zone}){mine}"


def facts_of(round: Round) -> str:
    """How, with what, for how long, about what."""
    medium = round.medium_planned or round.medium
    minutes = round.minutes_planned or round.minutes
    topics: list[str] = sorted((round.about or "").splitlines(), key=fold)
    return joined(
        [
            Medium(medium).label if medium else "",
            round.tool_planned or round.tool,
            f"{minutes} minutes" if minutes else "",
            ", ".join(topics),
        ]
    )


def ahead(rounds: list[Round], people: list[Involvement], clock: Clock) -> list[Ahead]:
    return [
        Ahead(
            title=round.title,
            url=round.get_absolute_url(),
            when=when_of(round, clock) if date_of(round) else "",  # the day of its loop stands above
            facts=joined([facts_of(round), round.place]),
            people=joined((each for each in people if each.round_id == round.pk), "; "),
        )
        for round in rounds
    ]


def so_far(steps: list[Loop | Round]) -> list[SoFar]:
    """Steps that came before in this attempt, first to last."""
    return [
        SoFar(step.title, step.get_absolute_url(), str(date_of(step) or ""), tone_of_step(step), word_of_step(step))
        for step in steps
    ]
