"""One lesson to rehearse and one question to drill, but for those that are put off."""

from applications.accounts.models import User
from applications.dashboard.lesson import Chosen, choose, why_rehearse
from applications.dashboard.lessons_at_hand import lessons_at_hand
from applications.dashboard.models import Kind
from applications.dashboard.put_offs import PutOffs
from applications.dashboard.question import ToDrill, questions_due
from applications.dashboard.steps import Steps
from applications.fields.clock import Clock


def lesson_of(user: User, steps: Steps, put_offs: PutOffs, clock: Clock) -> Chosen | None:
    """One query."""
    ahead = {step.attempt_id for step in steps.ahead}
    shown = []
    for lesson in lessons_at_hand(user, ahead, put_offs.keys(Kind.LESSON)):
        if lesson.thing not in put_offs.found:
            shown.append(lesson)
        elif why_rehearse(lesson, bool(ahead)) is not None:
            put_offs.hide(lesson.thing, lesson.advice, clock)
    return choose(shown, bool(ahead), clock)


def question_of(user: User, steps: Steps, put_offs: PutOffs, clock: Clock) -> ToDrill | None:
    """One query."""
    first = None
    for question in questions_due(user, steps.ahead, put_offs.keys(Kind.QUESTION), clock):
        if question.thing in put_offs.found:
            put_offs.hide(question.thing, question.words, clock)
        else:
            first = question
    return first
