"""Which lessons are taken along: the rule, and what is asked of the database for it."""

import pytest

from applications.briefing.plans import Fit, State
from tests.factories import CarryFactory, LessonFactory, RetirementFactory, RoundFactory, SightingFactory, TopicFactory

RECURRED, NEW, TESTED, HOLDING = State.RECURRED, State.NEW, State.TESTED, State.HOLDING
#: From the one that is taken along first to the one that is left.
IN_ORDER = [
    Fit(HOLDING, is_taken=True, is_of_kind=False, is_of_topic=False, is_here=False, place=9),
    Fit(RECURRED, is_taken=False, is_of_kind=True, is_of_topic=False, is_here=False),
    Fit(RECURRED, is_taken=False, is_of_kind=False, is_of_topic=True, is_here=True),
    Fit(RECURRED, is_taken=False, is_of_kind=False, is_of_topic=False, is_here=True),
    Fit(NEW, is_taken=False, is_of_kind=True, is_of_topic=True, is_here=True, place=1),
    Fit(NEW, is_taken=False, is_of_kind=True, is_of_topic=True, is_here=True, place=2),
    Fit(State.PRACTISING, is_taken=False, is_of_kind=True, is_of_topic=False, is_here=True),
    Fit(TESTED, is_taken=False, is_of_kind=True, is_of_topic=True, is_here=True),
    Fit(HOLDING, is_taken=False, is_of_kind=True, is_of_topic=True, is_here=True),
]


@pytest.mark.parametrize(("first", "second"), [(a, a + 1) for a in range(len(IN_ORDER) - 1)])
def test_the_rule_puts_one_before_the_other(first, second):
    assert IN_ORDER[first].order < IN_ORDER[second].order


@pytest.fixture
def lessons(user, loop, here, before):
    """A lesson of this company for each of some states, the newest first."""
    RoundFactory(attempt=here, loop=loop, kind="coding", rank=101).topics.add(TopicFactory(owner=user))
    made = {name: LessonFactory(owner=user, advice=name) for name in ("held", "again", "retired", "new")}
    for lesson in made.values():
        lesson.attempts.add(before)
    for name in ("held", "held", "again"):
        SightingFactory(lesson=made[name], attempt=before, kind=name)
    RetirementFactory(lesson=made["retired"])
    return made


def test_what_recurred_comes_before_what_is_new_and_what_holds_last(lessons, briefing, loop):
    plans = briefing(loop).plans.chosen
    assert [(plan.advice, plan.fit.state) for plan in plans] == [("again", RECURRED), ("new", NEW), ("held", HOLDING)]


def test_what_is_taken_along_comes_first_and_more_is_offered_beside(lessons, briefing, loop, before, user):
    CarryFactory(lesson=lessons["held"], attempt=loop.attempt, loop=loop)
    LessonFactory(owner=user, advice="newest").attempts.add(before)
    plans = briefing(loop).plans
    assert [plan.advice for plan in plans.chosen] == ["held", "again", "newest"]
    assert [plan.advice for plan in plans.others] == ["new"]
    assert (plans.is_full, [plan.is_taken for plan in plans.chosen]) == (False, [True, False, False])


def test_a_lesson_learned_afterwards_is_not_known_before(lessons, briefing, before):
    earlier = RoundFactory(attempt=before, rank=1, kind="coding", state="held")
    assert briefing(earlier).plans.chosen == []
