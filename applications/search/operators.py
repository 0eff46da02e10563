"""What `company:`, `outcome:`, `kind:`, `topic:` and `year:` stand for; with another value they are no operators."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Q

from applications.accounts.models import User
from applications.attempts.models import OUTCOMES
from applications.attempts.stages import TONES, tone_of
from applications.fields.folded import fold
from applications.lessons.models import Lesson, Preparation
from applications.loops.models import Question, Round, Story
from applications.search import words
from applications.search.analyser import private
from applications.search.documents import ATTEMPT, COMPANY, TABLE
from applications.search.sources import SOURCES

#: Of so many companies and their newest attempts the places are asked for by name.
MOST_COMPANIES, MOST_ATTEMPTS = 50, 200
#: Four digits beyond these are no year of anybody's.
YEARS = range(1900, 2200)


@dataclass(frozen=True)
class Condition:
    """What must hold beside the words: an `expression` for the engine, or a condition on the documents."""

    expression: str = ""
    rows: Q | None = None


def at_companies(owner: User, keys: list[int]) -> str:
    """An expression for all that was written at these companies; a query."""
    attempts: Any = owner.attempts.about(keys).newest_first()
    found = attempts.values_list("pk", flat=True)[:MOST_ATTEMPTS] if keys else []
    places = [private(COMPANY, key) for key in keys] + [private(ATTEMPT, key) for key in found]
    return words.some([words.words([place]) for place in places or [private(COMPANY, 0)]])


def company(owner: User, value: str) -> Condition:
    companies: Any = owner.companies
    keys = list(companies.named_like(value).values_list("pk", flat=True)[:MOST_COMPANIES])
    return Condition(expression=at_companies(owner, keys))


def outcome(owner: User, value: str) -> Condition | None:
    """By what it is called, or by what it means: `outcome:no`."""
    asked = bare(value)
    found = [each for each, label in OUTCOMES.items() if asked in (bare(each or "open"), bare(label))]
    found = found or [each for each in OUTCOMES if asked == tone_of(each) and asked in {*TONES.values(), "ended"}]
    return Condition(rows=Q(attempt__outcome__in=found)) if found else None


@cache
def tables() -> dict[str, set[str]]:
    """The tables by what they are called."""
    found: dict[str, set[str]] = {}
    for source in SOURCES:
        meta = source.model._meta
        for name in (source.what, meta.model_name, meta.verbose_name, meta.verbose_name_plural):
            found.setdefault(bare(str(name)), set()).add(source.table)
    return found


@cache
def kinds() -> dict[str, Q]:
    """Kinds of records by what they are called; those of a round hold for all that stands at it."""
    found: dict[str, Q] = {}
    for source in SOURCES:
        for value, label in source.labels.items():
            of_kind = Q(round__kind=value) if source.model is Round else Q(table=source.table, kind=value)
            for name in {bare(str(value)), bare(str(label))}:
                found[name] = found.get(name, Q(pk=None)) | of_kind
    return found


def kind(owner: User, value: str) -> Condition | None:
    asked = bare(value)
    if of := tables().get(asked):
        return Condition(expression=words.some([words.words([private(TABLE, table)]) for table in sorted(of)]))
    return Condition(rows=kinds()[asked]) if asked in kinds() else None


def topic(owner: User, value: str) -> Condition | None:
    """What is about a topic, or stands at a round that was."""
    asked = fold(value).strip()
    keys = [key for key, name in owner.topics.values_list("pk", "name") if asked in fold(name)]
    if not keys:
        return None
    about = Q(table="topic", record__in=keys)
    for model in (Question, Story, Lesson, Preparation):
        name = str(model._meta.model_name)
        pairs: Any = model.topics.through._default_manager.filter(topic__in=keys)
        about |= Q(table=name, record__in=pairs.values(name)) | Q(within=name, part_of__in=pairs.values(name))
    for table, rows in (("cause", owner.causes), ("feedbackpoint", owner.feedback_points)):
        about |= Q(table=table, record__in=rows.filter(topic__in=keys).values("pk"))
    rounds: Any = Round.topics.through._default_manager.filter(topic__in=keys)
    return Condition(rows=about | Q(round__in=rounds.values("round")))


def year(owner: User, value: str) -> Condition | None:
    """When it happened; where that is not known, when the attempt began or, without one, when it was written down."""
    asked = int(value) if value.isascii() and value.isdigit() and len(value) == 4 else 0
    if asked not in YEARS:
        return None
    dated = (Q(when_earliest=None) | Q(when_earliest__year__lte=asked)) & (
        Q(when_latest=None) | Q(when_latest__year__gte=asked)
    )
    undated = Q(when_earliest=None, when_latest=None)
    begun = Q(attempt__began_earliest__year__lte=asked, attempt__began_latest__year__gte=asked)
    return Condition(rows=(dated & ~undated) | (undated & (begun | Q(attempt=None, year_recorded=asked))))


OPERATORS: dict[str, Callable[[User, str], Condition | None]] = {
    "company": company,
    "outcome": outcome,
    "kind": kind,
    "topic": topic,
    "year": year,
}


def bare(name: str) -> str:
    """ "System design", "system-design" and "system_design" are one."""
    return "".join(character for character in fold(name) if character.isalnum())
