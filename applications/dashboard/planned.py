"""A planned step in words: what comes next, and what has just passed without a word."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.urls import reverse

from applications.dashboard.line import Line
from applications.dashboard.words import called, listed, role_in, whom
from applications.fields.clock import Clock, moment_of
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.ahead import day_planned
from applications.loops.choices import Medium
from applications.loops.models import Loop, Round

# How long a round takes where nobody said.
USUAL_MINUTES = 60
# What comes within it stands on top of the page.
NEAR = timedelta(days=1)
ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned step in words."""

    title: str
    url: str
    changes: tuple[tuple[str, str], ...]
    briefing_url: str
    when: str
    how_soon: str
    over_there: str
    facts: str
    link: str
    is_near: bool

    @classmethod
    def of(cls, step: Round | Loop, clock: Clock) -> "Planned":
        when, zone = plan_of(step)
        return cls(
            title=title_of(step),
            url=step.get_absolute_url(),
            changes=changes_of(step),
            briefing_url=briefing_url_of(step),
            when=clock.says(when, zone) or "date not known",
            how_soon=clock.how_soon(when, zone),
            over_there=clock.over_there(when, zone),
            facts=listed(role_in(step.attempt), how(step) if isinstance(step, Round) else step.place, by=" · "),
            link=link_in(step),
            is_near=is_near(step, clock),
        )


def line_ahead(step: Round | Loop, clock: Clock) -> Line:
    when, zone = plan_of(step)
    value, aside = clock.says(when, zone) or "date not known", clock.over_there(when, zone)
    return Line(title_of(step), step.get_absolute_url(), value, aside)


def line_over(step: Round | Loop, clock: Clock) -> Line:
    """Leads to where one logs how it went."""
    thing = f"{step._meta.model_name}-{step.pk}"
    address = f"{reverse('log')}?subject={thing}"
    return Line(title_of(step), address, clock.says(*plan_of(step)), thing=thing)


def title_of(step: Round | Loop) -> str:
    """ "Amazon, final loop, bar raiser"."""
    loop = step.loop if isinstance(step, Round) else None
    return listed(whom(step.attempt), called(loop) if loop else "", called(step))


def edit_url_of(step: Round | Loop) -> str:
    return reverse("round-edit" if isinstance(step, Round) else "loop-edit", args=[step.pk])


def changes_of(step: Round | Loop) -> tuple[tuple[str, str], ...]:
    """What may become of the plan, and where one says so."""
    if isinstance(step, Loop):
        return (("Moved or cancelled", edit_url_of(step)),)
    forms = (("Moved", "rescheduling-new"), ("Did not happen", "cancellation-new"))
    return tuple((words, reverse(form, args=[step.pk])) for words, form in forms)


def briefing_url_of(step: Round | Loop) -> str:
    """What to read before it: of a round in a loop, before the whole loop."""
    if isinstance(step, Loop):
        return reverse("briefing", args=[step.pk])
    return reverse("briefing", args=[step.loop_id]) if step.loop_id else reverse("round-briefing", args=[step.pk])


def plan_of(step: Round | Loop) -> tuple[FuzzyDate | None, str]:
    """When, and on which clocks; a round without a day of its own comes with its loop."""
    if isinstance(step, Loop):
        return step.happened, ""
    return day_planned(step, step.loop), step.time_zone


def place_of(step: Round | Loop) -> tuple[datetime, int]:
    """Sorts by the moment by which it will have come."""
    when, zone = plan_of(step)
    known = when and (moment_of(when, zone) or when.latest)
    return known or datetime.max.replace(tzinfo=UTC), step.pk


def has_day(step: Round | Loop) -> bool:
    """Whether it is known by when it will have come."""
    when, _ = plan_of(step)
    return bool(when and when.latest)


def is_over(step: Round | Loop, clock: Clock) -> bool:
    when, zone = plan_of(step)
    minutes = step.minutes_planned if isinstance(step, Round) else None
    return clock.is_over(when, zone, minutes or USUAL_MINUTES)


def is_near(step: Round | Loop, clock: Clock) -> bool:
    """Whether it comes within a day: by the hour where it is known, else today or tomorrow."""
    when, zone = plan_of(step)
    if when is None:
        return False
    if moment := moment_of(when, zone):
        return moment - clock.now <= NEAR
    day = clock.day_of(when, zone)
    return day is not None and day - clock.today <= NEAR


def how(round: Round) -> str:
    """Without addresses, which stand as a link."""
    medium = round.medium_planned or round.medium
    said = [Medium(medium).label if medium else "", *(words for words in where_of(round) if not ADDRESS.search(words))]
    return listed(*said, by=" · ")


def where_of(step: Round | Loop) -> list[str]:
    return [step.tool_planned or step.tool, step.place] if isinstance(step, Round) else [step.place]


def link_in(step: Round | Loop) -> str:
    """The address one goes to, where the tool or the place names one."""
    found = (ADDRESS.search(words) for words in where_of(step))
    return next((address[0] for address in found if address), "")
