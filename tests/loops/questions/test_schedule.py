"""The rules of the ladder, one test a row of the table in docs/model.md."""

from datetime import date

import pytest

from applications.loops.questions.schedule import Due, Go, due, is_brought_forward

WRITTEN = date(2026, 3, 1)


def on(day: int) -> date:
    return date(2026, 3, day)


def test_a_question_nobody_has_tried_is_due_at_once():
    assert due([], [], WRITTEN) == Due(0, WRITTEN)


def test_a_question_that_was_asked_and_nobody_knows_how_it_went_is_due_at_once():
    assert due([Go(on(5), "")], [], WRITTEN) == Due(0, WRITTEN)


@pytest.mark.parametrize("went", ["missed", "partly"])
def test_what_was_missed_or_answered_in_part_is_due_at_once(went):
    assert due([Go(on(5), went)], [], WRITTEN) == Due(0, on(5), on(5))


def test_what_was_answered_is_due_after_the_first_step():
    assert due([Go(on(5), "answered")], [], WRITTEN) == Due(1, on(6), on(5))


def test_of_several_askings_the_last_one_counts():
    assert due([Go(on(5), "missed"), Go(on(9), "answered")], [], WRITTEN).day == on(10)


def test_knew_it_climbs_a_step_and_stays_on_the_last():
    goes, days = [], []
    for _ in range(6):
        goes.append(Go(WRITTEN, "knew"))
        days.append((due([], goes, WRITTEN).day - WRITTEN).days)
    assert days == [1, 3, 7, 21, 60, 60]


def test_nearly_stays_on_the_step_and_comes_again_after_its_days():
    assert due([], [Go(on(1), "knew"), Go(on(2), "knew"), Go(on(5), "nearly")], WRITTEN) == Due(2, on(8), on(5))


def test_nearly_before_the_first_step_comes_again_after_a_day():
    assert due([], [Go(on(1), "nearly")], WRITTEN) == Due(0, on(2), on(1))


def test_no_goes_back_to_the_first_step():
    assert due([], [Go(on(1), "knew"), Go(on(2), "knew"), Go(on(5), "no")], WRITTEN) == Due(1, on(6), on(5))


def test_a_miss_in_a_round_after_the_drill_makes_it_due_at_once():
    assert due([Go(on(7), "missed")], [Go(on(1), "knew"), Go(on(2), "knew")], WRITTEN) == Due(0, on(7), on(7))


def test_an_answer_in_a_round_after_the_drill_stays_on_the_step():
    assert due([Go(on(7), "answered")], [Go(on(1), "knew"), Go(on(2), "knew")], WRITTEN) == Due(2, on(10), on(7))


def test_on_one_day_the_drill_comes_after_the_round():
    assert due([Go(on(7), "missed")], [Go(on(7), "no")], WRITTEN) == Due(1, on(8), on(7))


@pytest.mark.parametrize(
    ("last", "is_brought"), [(None, True), (on(12), True), (on(13), False), (on(20), False)]
)  # fmt: skip
def test_a_planned_round_brings_a_question_forward_once_in_the_week_before(last, is_brought):
    assert is_brought_forward(on(20), last) is is_brought
