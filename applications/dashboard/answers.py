"""Their answers in the latest attempts: what the usual pace is read from, with when they were last in touch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from applications.attempts.models import Attempt
from applications.dashboard.pace import Moment, Pace, answers
from applications.dashboard.stories import Told
from applications.fields.fuzzy_date import FuzzyDate, Qualifier
from applications.thread.heard import (
    ACKNOWLEDGED,
    LOOP,
    NOT_TELLING_WHEN,
    ROUND,
    THEY_BEGAN,
    Heard,
    contacts_of,
    heard_by_attempt,
)

# So many of the newest attempts are read: at each company that is awaited, and in all.
AT_EACH, IN_ALL = 4, 8


def read_pace(
    waiting: list[Attempt], offers: list[Attempt], told: Sequence[Told]
) -> tuple[dict[int, Heard], dict[int, Pace]]:
    """When they were last in touch, and the pace of each that is awaited, by attempt. One query.

    `told` are the attempts of the companies where something moved lately, the newest first.
    """
    companies = {attempt.company_id for attempt in waiting if attempt.company_id}
    read = sample(told, companies) if waiting else []
    shown = [*waiting, *offers]
    keys = {*(attempt.pk for attempt in shown), *(each.pk for each in read)}
    rows = contacts_of.rows(attempts=keys) if keys else []
    heard, found = heard_by_attempt(shown, rows), defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    days = {each.pk: answers(*moments(each, found[each.pk])) for each in read}
    return heard, {attempt.pk: pace_of(attempt, read, days) for attempt in waiting}


def sample(told: Iterable[Told], companies: set[int]) -> list[Told]:
    by_company: dict[int, list[Told]] = defaultdict(list)
    for each in told:
        by_company[each.company].append(each)
    here = [each for company in companies for each in by_company[company][:AT_EACH]]
    newest = sorted(told, key=lambda each: each.rank, reverse=True)[:IN_ALL]
    return list({each.pk: each for each in (*here, *newest)}.values())


def pace_of(attempt: Attempt, read: list[Told], days: dict[int, list[int]]) -> Pace:
    here = [day for each in read if each.company == attempt.company_id for day in days[each.pk]]
    elsewhere = [day for each in read if each.company != attempt.company_id for day in days[each.pk]]
    return Pace(tuple(here), tuple(elsewhere))


def moments(attempt: Told, rows: list[tuple[Any, ...]]) -> tuple[list[Moment], list[Moment]]:
    """What one did and what they said. An acknowledgement may be automatic and says nothing; a round without a day took
    place on that of its loop."""
    loops = {row[2] for row in rows if row[3] == LOOP and day_in(row[4])}
    steps = [] if attempt.origin in THEY_BEGAN else [Moment(day_in(attempt.began), -1)]
    words = []
    for _, rank, loop, what, *dates in rows:
        if what in (ROUND, LOOP):
            day, learned = step_days(what, dates)
            if day or loop not in loops:
                steps.append(Moment(day, rank))
            if learned:
                words.append(Moment(day_in(learned), rank))
        elif what not in (ACKNOWLEDGED, NOT_TELLING_WHEN):
            words.append(Moment(next(filter(None, map(day_in, dates)), None), rank))
    return steps, words


def step_days(what: int, dates: list[FuzzyDate | None]) -> tuple[date | None, FuzzyDate | None]:
    """The day on which a step was done, or handed in; and when its result was learned."""
    happened, second, third = dates
    return (day_in(second) or day_in(happened), third) if what == ROUND else (day_in(happened), second)


def day_in(when: FuzzyDate | None) -> date | None:
    """The one day it means; None where that is not known."""
    if when is None:
        return None
    span = when.span
    return span.first_day if span.qualifier is Qualifier.NONE and span.first_day == span.last_day else None
