"""A ladder can be read, whatever the history: no words upon others, nothing outside the sheet."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.attempts.stages import Stage
from applications.fields.fuzzy_date import FuzzyDate
from applications.timeline.ladder import Look, Mark, Tick, draw_tall, draw_wide
from applications.timeline.ladder.plan import Plan
from applications.timeline.ladder.wide import LEFT, RIGHT, pace_for
from tests.timeline.ladder.climbs import HISTORIES, TICKS, climb

DRAWINGS = [draw_wide, draw_tall]
SHAPES = {
    "one": [climb(1, "2020")],
    "five": [climb(n, when) for n, when in enumerate(["2016", "2019", "", "", "2020"], start=1)],
    "forty": [climb(n, f"{2010 + n // 4}", tags=("Portland",)) for n in range(1, 41)],
    "none dated": [climb(n, tags=("Herndon",)) for n in range(1, 41)],
    "all in one month": [climb(n, f"2024-03-{n:02}") for n in range(1, 32)],
    "fifteen years": [climb(n, str(2008 + 3 * n)) for n in range(1, 6)],
    "two interleaved": [climb(n, f"20{10 + n % 2 * 5}") for n in range(1, 20)],
}


def upon_each_other(drawing):
    return [(a.text, b.text) for a, b in combinations(drawing.labels, 2) if a.box.touches(b.box)]


def outside(drawing):
    boxes = [(label.text, label.box) for label in drawing.labels]
    return [
        text for text, box in boxes
        if box.left < 0 or box.top < 0 or box.right > drawing.width or box.bottom > drawing.height
    ]  # fmt: skip


@pytest.mark.parametrize("draw", DRAWINGS)
@pytest.mark.parametrize("shape", SHAPES)
def test_no_words_stand_upon_others_nor_outside_the_sheet(draw, shape):
    drawing = draw(SHAPES[shape])
    assert upon_each_other(drawing) == []
    assert outside(drawing) == []


@pytest.mark.parametrize("draw", DRAWINGS)
@settings(max_examples=100)
@given(climbs=HISTORIES, after=st.lists(TICKS, max_size=30))
def test_whatever_the_history_words_stay_apart_and_on_the_sheet(draw, climbs, after):
    drawing = draw(climbs, after)
    assert upon_each_other(drawing) == []
    assert outside(drawing) == []
    assert len(drawing.lines) == len(climbs)


def test_years_of_preparation_that_a_dense_ladder_leaves_out_have_room_on_a_roomy_one():
    after = [*(Tick("Course", FuzzyDate(str(year))) for year in range(2018, 2030, 3)), Tick("Book")]
    marks = (Mark(Stage.LOOP, Look.PASSED, "Coding interview"),) * 24
    assert outside(draw_wide([climb(1, "2016", marks=marks)], after)) == []


@settings(max_examples=100)
@given(climbs=HISTORIES.filter(bool), after=st.lists(TICKS, max_size=30))
def test_attempts_keep_their_order_each_on_its_own_share_of_the_sheet(climbs, after):
    plan = Plan.of(climbs, after, *pace_for(climbs, after), LEFT, RIGHT - LEFT)
    spans = [(placed.begin, placed.end) for placed in plan.climbs]
    assert all(left[1] <= right[0] + 0.01 for left, right in pairwise(spans))
    assert spans[0][0] >= LEFT - 0.01
    assert spans[-1][1] <= RIGHT + 0.01


@pytest.mark.parametrize("draw", DRAWINGS)
def test_every_attempt_of_five_bears_its_number_and_its_place(draw):
    places = ["Herndon", "Denver", "Portland", "Seattle", "Portland"]
    drawing = draw([climb(n, tags=(place,)) for n, place in enumerate(places, start=1)])
    words = [[label.text for label in line.labels] for line in drawing.lines]
    assert words == [[str(n), place] for n, place in enumerate(places, start=1)]


def test_with_forty_attempts_places_give_way_before_numbers():
    drawing = draw_wide([climb(n, "2020", tags=("San Francisco",)) for n in range(1, 41)])
    words = {label.text for line in drawing.lines for label in line.labels}
    assert "San Francisco" not in words
    assert {"1", "10", "20", "30", "40"} <= words


def test_each_yes_keeps_its_number_where_there_is_no_room_for_all():
    drawing = draw_wide([climb(n, "2020", tone="yes" if n == 37 else "no") for n in range(1, 61)])
    words = {label.text for line in drawing.lines for label in line.labels}
    assert "37" in words
    assert "36" not in words


@pytest.mark.parametrize("draw", DRAWINGS)
def test_no_attempt_at_all_can_be_drawn(draw):
    assert draw([]).lines == []
