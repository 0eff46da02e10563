from datetime import timedelta

import pytest

from applications.dashboard.lesson import Known, Why, choose
from applications.fields.clock import Clock
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.models.lesson import State
from tests.dashboard.conftest import DUBLIN, NOW
from tests.factories import CarryFactory, LessonFactory, RehearsalFactory, RoundFactory, SightingFactory

CLOCK = Clock(NOW, DUBLIN)


def ago(days):
    return NOW - timedelta(days=days)


def known(key, state, rehearsed=None, taken=None):
    return Known(key, "", "", "", state, rehearsed, taken)


@pytest.mark.parametrize(
    ("lessons", "is_planned", "chosen"),
    [
        ([], True, None),
        ([known(1, State.NEW)], False, None),
        ([known(1, State.HOLDING), known(2, State.TESTED), known(3, State.RETIRED)], True, None),
        ([known(1, State.RECURRED, ago(3)), known(2, State.RECURRED, ago(9))], False, (2, Why.RECURS)),
        ([known(1, State.RECURRED, ago(3)), known(2, State.RECURRED)], False, (2, Why.RECURS)),
        ([known(2, State.RECURRED), known(1, State.RECURRED)], False, (1, Why.RECURS)),
        ([known(1, State.RECURRED, ago(0))], False, None),
        ([known(1, State.RECURRED, ago(0)), known(2, State.NEW)], True, (2, Why.BEFORE_A_STEP)),
        ([known(1, State.NEW), known(2, State.PRACTISING, taken=ago(2))], True, (2, Why.TAKEN_ALONG)),
        ([known(1, State.HOLDING, ago(3), taken=ago(2))], True, (1, Why.TAKEN_ALONG)),
        ([known(1, State.HOLDING, ago(1), taken=ago(2))], True, None),
        ([known(1, State.PRACTISING, ago(1)), known(2, State.NEW)], True, (2, Why.BEFORE_A_STEP)),
    ],
)
def test_one_lesson_is_chosen_by_the_rule(lessons, is_planned, chosen):
    found = choose(lessons, is_planned, CLOCK)
    assert (found and (found.lesson.key, found.why)) == chosen


def test_the_others_that_recur_are_counted():
    found = choose([known(key, State.RECURRED) for key in (1, 2, 3)] + [known(4, State.NEW)], True, CLOCK)
    assert found.more == 2


@pytest.fixture
def planned(attempt):
    return RoundFactory(attempt=attempt, state="planned", planned=FuzzyDate("2026-09-25"))


def told(today):
    lesson = today().lesson
    return lesson and (lesson.lesson.advice, lesson.why)


def test_what_happened_again_is_to_be_rehearsed_until_it_held(today, user, attempt):
    lesson = LessonFactory(owner=user, advice="Ask first.")
    SightingFactory(lesson=lesson, attempt=attempt, kind="again")
    assert told(today) == ("Ask first.", Why.RECURS)
    SightingFactory(lesson=lesson, attempt=attempt, kind="held")
    assert told(today) is None


def test_what_is_taken_along_into_a_planned_round_comes_before_what_is_new(today, user, attempt, planned):
    LessonFactory(owner=user, advice="New.")
    lesson = LessonFactory(owner=user, advice="Ask first.")
    CarryFactory(lesson=lesson, attempt=attempt, round=planned)
    assert told(today) == ("Ask first.", Why.TAKEN_ALONG)
    RehearsalFactory(lesson=lesson)
    assert told(today) == ("New.", Why.BEFORE_A_STEP)


def test_what_was_taken_along_into_a_round_that_is_over_is_not_urged(today, user, attempt):
    held = RoundFactory(attempt=attempt, state="held", happened=FuzzyDate("2026-09-01"))
    CarryFactory(lesson__owner=user, attempt=attempt, round=held)
    assert told(today) is None


def test_a_new_lesson_waits_for_a_step_that_is_planned(today, user, attempt):
    LessonFactory(owner=user)
    assert told(today) is None


def test_a_strangers_lesson_is_not_to_be_rehearsed(today, planned):
    LessonFactory(advice="Ask first.")
    assert told(today) is None
