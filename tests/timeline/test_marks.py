"""What the ladder marks of an attempt's rounds and loops."""

from applications.attempts.stages import Stage
from tests import factories


def marks(story):
    return [(mark.stage, str(mark.look), mark.is_loop) for mark in story().ladder.climbs[0].marks]


def test_each_round_is_marked_at_its_stage_with_its_result(attempt, story):
    made = attempt()
    for rank, kind, result in ((1, "recruiter_screen", "passed"), (2, "coding", "not_passed"), (3, "coding", "")):
        factories.RoundFactory(attempt=made, kind=kind, result=result, rank=rank)
    assert marks(story) == [
        (Stage.SCREEN, "passed", False), (Stage.INTERVIEW, "failed", False), (Stage.INTERVIEW, "open", False)
    ]  # fmt: skip


def test_a_loop_without_rounds_is_marked_as_a_whole(attempt, story):
    factories.LoopFactory(attempt=attempt(), result="passed")
    assert marks(story) == [(Stage.LOOP, "passed", True)]


def test_rounds_that_are_only_counted_are_marked_as_held(attempt, story):
    loop = factories.LoopFactory(attempt=attempt(), rounds_held_least=3, rounds_held_most=3)
    factories.RoundFactory(attempt=loop.attempt, loop=loop, result="passed")
    assert marks(story) == [(Stage.LOOP, "passed", False), *[(Stage.LOOP, "open", False)] * 2]


def test_what_is_planned_is_marked_and_what_was_called_off_is_not(attempt, story):
    made = attempt()
    factories.RoundFactory(attempt=made, kind="coding", state="cancelled")
    factories.RoundFactory(attempt=made, kind="coding", state="planned")
    factories.LoopFactory(attempt=made, state="not_held")
    assert marks(story) == [(Stage.INTERVIEW, "planned", False)]


def test_an_attempt_whose_stage_is_not_known_is_drawn_at_the_least_it_can_be(attempt, story):
    attempt(outcome="rejected")
    climb = story().ladder.climbs[0]
    assert (climb.stage, climb.is_stage_known) == (Stage.APPLIED, False)
