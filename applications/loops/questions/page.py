"""The page of a question: where it was asked, in order, and how its drill goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from applications.fields.clock import Clock
from applications.fields.folded import fold
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import KeptRelated
from applications.loops.details import SAID
from applications.loops.models import Asking, Question, Recall
from applications.loops.questions.standing import standings
from applications.loops.questions.words import asked_words, drilled_words, why_now

#: So many askings stand on a page, and so many of the latest goes in the drill.
ROWS, GOES = 20, 50


@dataclass(frozen=True, slots=True)
class Told:
    """One asking, in words."""

    asking: Asking
    place: str
    date: FuzzyDate | None

    @classmethod
    def of(cls, asking: Asking) -> "Told":
        step = asking.round or asking.loop
        date = step.date if step else asking.attempt.began
        return cls(asking, f"{step}, {asking.attempt}" if step else str(asking.attempt), date)


@dataclass(frozen=True, slots=True)
class Past:
    """A go in the drill as it stands; `first` is what was recorded at first, if that was corrected."""

    recall: Recall
    first: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    page: Page
    told: list[Told]
    topics: list
    asked: str
    drilled: str
    why: str
    past: list[Past]

    @classmethod
    def of(cls, question: Question, now: datetime, page: str | int | None = 1) -> "QuestionPage":
        """Nine queries."""
        clock = Clock.at(now)
        standing = standings(question.owner, clock, question)[0]
        shown = Paginator(question.askings.with_places().in_order(), ROWS).get_page(page)
        return cls(
            page=shown,
            told=[Told.of(asking) for asking in shown],
            topics=list(question.topics.by_name()),
            asked=asked_words(standing),
            drilled=drilled_words(standing.recalls, standing.due, clock),
            why=why_now(standing.ahead, standing, clock) if standing.ahead else "",
            past=past_of(question),
        )


def past_of(question: Question) -> list[Past]:
    """The latest goes that stand, the last one first."""
    recalls = {recall.pk: recall for recall in question.recalls.order_by("recorded_at", "pk")}
    corrected = {recall.corrects_id for recall in recalls.values()}
    standing = [recall for key, recall in recalls.items() if key not in corrected]
    return [Past(recall, first_words(recall, recalls)) for recall in reversed(standing[-GOES:])]


def first_words(recall: Recall, recalls: dict[int, Recall]) -> str:
    first = recall
    while first.corrects_id:
        first = recalls[first.corrects_id]
    return first.get_result_display() if first is not recall and first.result != recall.result else ""


#: What was asked in a loop or round, in the order in which it was kept.
ASKINGS = KeptRelated(
    "askings", lambda rows: rows.select_related("question").defer("question__notes").order_by("recorded_at", "pk")
)


def not_kept(said: list[tuple[str, list[str]]], askings: Iterable[Asking]) -> list[str]:
    """The lines on what they asked that no question of the round says yet, by `loops.details.said_in`."""
    kept = {fold(asking.question.words.strip()) for asking in askings}
    _, heading = SAID["asked"]
    return [line.strip() for line in dict(said).get(heading, []) if fold(line.strip()) not in kept]
