"""What the kept one of two merged records says: the names and notes of both, and what it left unsaid itself."""

from collections.abc import Callable
from typing import Any

from applications.companies.models import Company
from applications.fields.folded import fold
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.models import Lesson
from applications.loops.models import Question


def joined(mine: str, theirs: str) -> str:
    """Both notes, unless one holds the other."""
    return f"{mine}\n\n{theirs}" if mine and theirs and theirs not in mine else mine or theirs


def of_company(kept: Company, merged: Company) -> dict[str, Any]:
    """It goes by the names of both."""
    return {
        "aliases": [*kept.aliases, *new_names(kept, merged)],
        "interviewing": joined(kept.interviewing, merged.interviewing),
        "notes": joined(kept.notes, merged.notes),
    }


def new_names(kept: Company, merged: Company) -> list[str]:
    """The names of the merged company that the kept one does not go by yet, whatever their case and accents."""
    known, new = {fold(name) for name in (kept.name, *kept.aliases)}, []
    for name in (merged.name, *merged.aliases):
        if fold(name) not in known:
            known.add(fold(name))
            new.append(name)
    return new


def of_lesson(kept: Lesson, merged: Lesson) -> dict[str, Any]:
    """A plan is taken over whole or not at all: half of one with half of another would be nobody's."""
    plan = merged if not kept.has_plan else kept
    return {
        "cue": plan.cue,
        "response": plan.response,
        "direction": kept.direction or merged.direction,
        "learned": kept.learned or merged.learned,
    }


def of_question(kept: Question, merged: Question) -> dict[str, Any]:
    """What one of them keeps back stays back, for the longer time of the two."""
    return {
        "notes": joined(kept.notes, merged.notes),
        "is_confidential": kept.is_confidential or merged.is_confidential,
        "confidential_until": longer(kept, merged),
    }


def longer(kept: Question, merged: Question) -> FuzzyDate | None:
    """Until when the stricter of the two is kept back; None is for good, and so is a date nobody can place."""
    if not (kept.is_confidential and merged.is_confidential):
        return (kept if kept.is_confidential or not merged.is_confidential else merged).confidential_until
    dates = [question.confidential_until for question in (kept, merged)]
    for date in dates:
        if date is None or date.latest is None:
            return date
    return max(dates, key=lambda date: date.latest)


WORDS: dict[str, Callable[[Any, Any], dict[str, Any]]] = {
    "companies": of_company,
    "lessons": of_lesson,
    "questions": of_question,
}
COLUMNS = {
    "companies": ("aliases", "interviewing", "notes"),
    "lessons": ("cue", "response", "direction", "learned"),
    "questions": ("notes", "is_confidential", "confidential_until"),
}
