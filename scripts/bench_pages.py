"""What `make bench` asks for: the main pages, and of which records."""

from dataclasses import dataclass, field

from django.db import models

from applications.accounts.models import User
from applications.transfer.growing.chance import Chance
from applications.transfer.growing.prose import note

# Attempts to look at: of a usual length, and enough of them that no row is always the one just read.
LOOKED_AT, LENGTH = 10, 6
OUTCOME = {
    "kind": "rejected",
    "learned": "12 May 2024",
    "words": "They went on with somebody who has done this before.",
}
ROUND = {"kind": "technical", "happened": "May 2024", "result": "passed", "notes": note(Chance("bench"))}


@dataclass(frozen=True)
class Page:
    """A page by its URL name; `of` says of which records, `data` makes it a form that is sent."""

    label: str
    name: str
    of: str = ""
    query: str = ""
    data: dict[str, str] = field(default_factory=dict)


PAGES = [
    Page("dashboard", "dashboard"),
    Page("company list", "company-list"),
    Page("company list, searched", "company-list", query="?q=stone"),
    Page("a story of 40 attempts", "company", of="companies"),
    Page("timeline", "timeline"),
    Page("timeline, last page", "timeline", query="?page=1000000"),
    Page("timeline, filtered", "timeline", query="?outcome=no&origin=applied&year=2020"),
    Page("timeline, by company", "timeline", query="?company=stone"),
    Page("attempt", "attempt", of="attempts"),
    Page("loop", "loop", of="loops"),
    Page("round", "round", of="rounds"),
    Page("before a loop", "briefing", of="loops"),
    Page("search, a common word", "search", query="?q=system"),
    Page("search, a rare word", "search", query="?q=ff001f40"),
    Page("lessons", "lesson-list"),
    Page("a lesson", "lesson", of="lessons"),
    Page("why it went wrong", "cause-list"),
    Page("how well one judges", "calibration"),
    Page("questions", "question-list"),
    Page("a question", "question", of="questions"),
    Page("drill", "drill"),
    Page("stories", "story-list"),
    Page("a story one tells", "story", of="stories"),
    Page("stories at a company", "company-stories", of="companies"),
    Page("new attempt", "attempt-new"),
    Page("an outcome to record", "outcome-new", of="attempts"),
    Page("a round to record", "round-new", of="attempts"),
    Page("what happened, to record", "event-new", of="attempts"),
    Page("a lesson to write", "lesson-new"),
    Page("what was seen of a lesson", "sighting-new", of="lessons"),
    Page("looking back on an attempt", "post-mortem-new", of="attempts"),
    Page("a debrief", "debrief", of="rounds"),
    Page("log", "log"),
    Page("log, a company typed", "log", query="?company=stone"),
    Page("record an outcome", "outcome-new", of="attempts", data=OUTCOME),
    Page("log what happened", "log", data={"what": "in_touch", "when": "today"}),
    Page("record a round", "round-new", of="attempts", data=ROUND),
]


def subjects(owner: User) -> dict[str, list[int]]:
    """The records that are looked at, by the name of their table: alike in every history, whatever its length."""
    counted = owner.attempts.annotate(length=models.Count("rounds", distinct=True))
    usual = list(counted.filter(length=LENGTH, loops__isnull=False).newest_first().values_list("pk", flat=True))
    attempts = usual[:: max(1, len(usual) // LOOKED_AT)][:LOOKED_AT]
    attempts = attempts or list(owner.attempts.filter(loops__isnull=False).values_list("pk", flat=True))[:1]
    longest = owner.companies.annotate(length=models.Count("attempts")).order_by("-length", "pk")
    return {
        "companies": [longest.values_list("pk", flat=True)[0]],
        "attempts": attempts,
        "loops": list(owner.loops.filter(attempt__in=attempts).values_list("pk", flat=True)),
        **{name: newest(getattr(owner, name)) for name in ("lessons", "questions", "stories")},
        "rounds": list(owner.rounds.filter(attempt__in=attempts, loop__isnull=False).values_list("pk", flat=True)),
    }


def newest(records: models.Manager) -> list[int]:
    return list(records.order_by("-pk").values_list("pk", flat=True)[:LOOKED_AT])
