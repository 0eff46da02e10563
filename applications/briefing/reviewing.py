"""Going through the page before a step: that it was used, whether with the past hidden, and what came back from memory.

What is recorded follows the drill and the lessons: a question one was asked for is a go at it in the drill, a promise
one had in mind is a plan rehearsed.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from applications.accounts.models import User
from applications.briefing.reading import Step
from applications.fields.clock import day_of
from applications.fields.kept_queries import KeptRelated
from applications.lessons.models import Lesson, Rehearsal, Review
from applications.lessons.models.carry import Manner
from applications.loops.models import Loop, Question, Recall
from applications.loops.models.question import Recollection
from applications.records.deeds import Deed
from applications.records.doing import doing

#: What can be done on the page, and what is said of it.
SAID = {
    "start": "Review started.",
    "fresh": "The past is hidden. Your plans stay.",
    "past": "The past is shown again.",
}
PROMPTS = ("asked", "tripped", "promised")


@dataclass(frozen=True)
class Did:
    """One thing done on the page: one of `SAID`, or one of `PROMPTS` with how it was recalled; `questions` and `lesson`
    are what the prompt was about."""

    what: str
    result: str = ""
    questions: tuple[Question, ...] = ()
    lesson: Lesson | None = None
    once: UUID | None = None

    @property
    def sentence(self) -> str:
        return SAID.get(self.what) or f"{Recollection(self.result).label.capitalize()}: kept."


LAST = KeptRelated("reviews", lambda rows: rows.order_by("-recorded_at", "-pk")[:1])


def review_of(step: Step) -> Review | None:
    """The last one of the page before this step. One query."""
    return next(iter(LAST.of(step)), None)


def at(step: Step) -> dict[str, Step]:
    return {"loop" if isinstance(step, Loop) else "round": step}


def is_of_today(review: Review | None) -> bool:
    if review is None or review.reviewed is None:
        return False
    return review.reviewed.first_day == review.reviewed.last_day == timezone.localdate()


def record(owner: User, step: Step, did: Did, page: str) -> Deed | None:
    """Into the review of today, which begins with whatever is done first."""
    with doing(owner, f"Before the {step.in_a_sentence}: {did.sentence}", did.once) as action:
        action.page = page
        if action.before:
            return action.before
        last = review_of(step)
        review = last if last and is_of_today(last) else Review(owner=owner, attempt=step.attempt, reviewed=day_of())
        for name, value in at(step).items():
            setattr(review, name, value)
        before = getattr(review, did.what, "")
        change(review, did, carried_on=last)
        if did.what in PROMPTS:
            keep_recalls(owner, did, review if before else None)
            if did.lesson and did.result != Recollection.NO and before in ("", Recollection.NO):
                rehearse(owner, did.lesson, step)
    return action.deed


def change(review: Review, did: Did, carried_on: Review | None) -> None:
    """A new day goes on with the past hidden, if it was."""
    if review.pk is None and carried_on:
        review.is_fresh = carried_on.is_fresh
    if did.what in PROMPTS:
        setattr(review, did.what, did.result)
    elif did.what in ("fresh", "past"):
        review.is_fresh = did.what == "fresh"
    if review.pk is None:
        review.save()
    else:
        review.revise()


def keep_recalls(owner: User, did: Did, since: Review | None) -> None:
    """A go in the drill at each question; another answer to the same prompt corrects it."""
    for question in did.questions:
        said = (
            question.recalls.current().filter(recorded_at__gte=since.recorded_at).in_order().last() if since else None
        )
        recall = said.correction_to_be() if said else Recall(owner=owner, question=question, recalled=day_of())
        recall.result = did.result
        recall.save()


def rehearse(owner: User, lesson: Lesson, step: Step) -> None:
    carry = lesson.carries.into(step).in_order().last()
    Rehearsal(owner=owner, lesson=lesson, carry=carry, manner=Manner.MEMORY, rehearsed=day_of()).save()
