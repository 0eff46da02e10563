"""What a forecast keeps of what came of it is what follows from the facts, however they were written."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command

from applications.loops.came import FORECASTS
from applications.models import Forecast
from applications.transfer.examples import load_example
from applications.transfer.growing.history import grow
from applications.upkeep.moving import Whereabouts, mark_of, move
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from applications.upkeep.undoing import redo, undo
from tests.by_hand import fill_in
from tests.factories import AttemptFactory, DecisionFactory, ForecastFactory, LoopFactory, RoundFactory


@pytest.fixture
def loop(user):
    """With a round; of either there is a forecast."""
    attempt = AttemptFactory(company__owner=user, number=1)
    loop = LoopFactory(attempt=attempt, state="held")
    round = RoundFactory(attempt=attempt, loop=loop, kind="coding", state="held")
    ForecastFactory(attempt=attempt, round=round)
    ForecastFactory(attempt=attempt, round=None, loop=loop)
    return loop


def kept(owner) -> dict[str, str]:
    """What came, by what it is about."""
    return dict(owner.forecasts.current().values_list("about", "came"))


def move_loop(loop) -> None:
    loop = loop.as_it_stands()
    there = AttemptFactory(company__owner=loop.owner, number=1, outcome="rejected")
    DecisionFactory(attempt=there, kind="rejected")
    move(loop, Whereabouts(there), mark_of(loop))


AT_FIRST = {"coding": "", "loop": ""}
WAYS: dict[str, tuple[Callable, dict[str, str]]] = {
    "the round was passed": (
        lambda client, loop: fill_in(client, "round-edit", loop.rounds.get(), result="passed"),
        {"coding": "passed", "loop": ""},
    ),
    "the round was of another kind": (
        lambda client, loop: fill_in(client, "round-edit", loop.rounds.get(), kind="behavioural"),
        {"behavioural": "", "loop": ""},
    ),
    "the loop was not passed, and tells of its rounds": (
        lambda client, loop: fill_in(client, "loop-edit", loop, result="not_passed"),
        {"coding": "not_passed", "loop": "not_passed"},
    ),
    "the attempt was decided, and tells of the loop": (
        lambda client, loop: fill_in(client, "outcome-new", loop.attempt, kind="accepted"),
        {"coding": "", "loop": "passed"},
    ),
    "it is moved to an attempt that was rejected": (
        lambda client, loop: move_loop(loop),
        {"coding": "", "loop": "not_passed"},
    ),
    "the round is removed": (lambda client, loop: remove(loop.rounds.get()), {"loop": ""}),
    "a forecast is given": (
        lambda client, loop: fill_in(client, "loop-forecast-new", loop, chance=90),
        AT_FIRST,
    ),
}


@pytest.mark.parametrize(("write", "then"), WAYS.values(), ids=WAYS)
def test_whatever_is_done_undone_and_done_again_it_follows(signed_in, user, loop, write, then):
    write(signed_in, loop)
    assert (kept(user), list(FORECASTS.out_of_step(user))) == (then, [])
    deed = user.deeds.last_done()
    undo(deed)
    assert (kept(user), list(FORECASTS.out_of_step(user))) == (AT_FIRST, [])
    if deed.again:
        redo(deed)
        assert (kept(user), list(FORECASTS.out_of_step(user))) == (then, [])


def test_with_a_decision_that_is_removed_and_comes_back_goes_what_it_told(user, signed_in, loop):
    fill_in(signed_in, "outcome-new", loop.attempt, kind="rejected")
    assert kept(user)["loop"] == "not_passed"
    removal = remove(user.decisions.get())
    assert kept(user)["loop"] == ""
    restore(removal)
    assert (kept(user)["loop"], list(FORECASTS.out_of_step(user))) == ("not_passed", [])


def test_a_round_that_comes_back_from_the_trash_brings_what_came(signed_in, user, loop):
    fill_in(signed_in, "round-edit", loop.rounds.get(), result="passed")
    restore(remove(user.rounds.get()))
    assert kept(user) == {"coding": "passed", "loop": ""}


def test_a_history_that_is_restored_or_grown_has_it_too(user):
    load_example(user, "five-attempts")
    grow(user, 20)
    assert {"passed", "not_passed"} <= set(user.forecasts.values_list("came", flat=True))
    assert list(FORECASTS.out_of_step(user)) == []


def test_what_is_not_so_is_named_and_repaired(user, loop, capsys):
    Forecast._base_manager.filter(loop=loop).update(came="passed")
    with pytest.raises(CommandError):
        call_command("check_history", user=user.username)
    assert "“came” says passed, and by the facts it is nothing." in capsys.readouterr().out
    call_command("check_history", user=user.username, repair=True)
    assert kept(user) == AT_FIRST


@pytest.mark.parametrize("count", [1, 20])
def test_of_an_attempt_all_are_read_at_once(user, loop, count, django_assert_num_queries):
    ForecastFactory.create_batch(count, attempt=loop.attempt, round=None, loop=loop)
    with django_assert_num_queries(1):
        FORECASTS.refresh(user, {"attempt": {loop.attempt_id}})
