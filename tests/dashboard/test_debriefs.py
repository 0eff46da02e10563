import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.reach import refresh_steps
from tests.factories import AttemptFactory, LoopFactory, PostMortemFactory, RoundFactory

YESTERDAY = FuzzyDate("2026-09-21")


def hold(attempt, when=YESTERDAY, **details):
    round = RoundFactory(attempt=attempt, **{"happened": when, "kind": "phone_screen", "state": "held", **details})
    refresh_steps(attempt)
    return round


def owed(today):
    return [(line.text, line.value) for line in today().owed.shown]


def test_a_round_held_yesterday_wants_a_debrief(today, attempt):
    round = hold(attempt)
    assert owed(today) == [("Debrief: phone interview, Stripe", "1 day old")]
    assert today().owed.shown[0].url == reverse("debrief", args=[round.pk])


@pytest.mark.parametrize(
    ("details", "age"),
    [
        ({"when": FuzzyDate("2026-09-22T11:00+01:00")}, "today"),
        ({"when": FuzzyDate("2026-09-09")}, "13 days old"),
        ({"when": FuzzyDate("2026-09-11/2026-09-20")}, "mid-September 2026"),
        ({"state": ""}, "1 day old"),
    ],
)
def test_a_round_is_as_old_as_it_is_known_to_be(today, attempt, details, age):
    hold(attempt, **details)
    assert [value for _, value in owed(today)] == [age]


@pytest.mark.parametrize(
    "details",
    [
        {"when": FuzzyDate("2026-09-07")},
        {"when": FuzzyDate("2026-09")},
        {"when": None},
        {"when": None, "planned": YESTERDAY},
        {"state": "cancelled"},
        {"state": "no_show"},
        {"kind": "background_check"},
    ],
)
def test_what_is_old_was_not_held_or_was_no_interview_wants_none(today, attempt, details):
    hold(attempt, **details)
    assert owed(today) == []


def test_a_written_round_wants_no_debrief_but_the_next_one_does(today, attempt):
    PostMortemFactory(attempt=attempt, round=hold(attempt))
    hold(attempt, kind="technical")
    assert owed(today) == [("Debrief: technical interview, Stripe", "1 day old")]


@pytest.mark.parametrize("typed", [{}, {"felt": "bad"}, {"asked": "Why us?"}, {"why": "The lift."}])
def test_a_debrief_is_owed_until_its_page_is_saved_and_again_once_it_is_removed(signed_in, today, attempt, typed):
    round = hold(attempt)
    signed_in.post(reverse("debrief", args=[round.pk]), typed)
    assert owed(today) == []
    signed_in.post(reverse("removal-new", args=["post_mortems", round.post_mortems.get().pk]))
    assert owed(today) == [("Debrief: phone interview, Stripe", "1 day old")]


def test_a_written_loop_covers_its_own_rounds_alone(today, attempt):
    loop = LoopFactory(attempt=attempt)
    hold(attempt, loop=loop)
    hold(attempt, loop=LoopFactory(attempt=attempt), kind="technical")
    PostMortemFactory(attempt=attempt, loop=loop)
    assert owed(today) == [("Debrief: technical interview, Stripe", "1 day old")]


def test_a_written_attempt_covers_all_its_rounds(today, attempt):
    hold(attempt)
    PostMortemFactory(attempt=attempt)
    assert owed(today) == []


def test_a_rejected_attempt_still_wants_its_debrief(today, attempt):
    hold(attempt)
    type(attempt).objects.update(outcome="rejected")
    assert len(owed(today)) == 1


def test_a_strangers_round_is_never_owed(today):
    hold(AttemptFactory())
    assert owed(today) == []


def test_a_round_without_a_day_has_that_of_its_loop(today, attempt):
    loop = LoopFactory(attempt=attempt, happened=YESTERDAY, state="held")
    hold(attempt, when=None, loop=loop)
    hold(attempt, when=None, loop=LoopFactory(attempt=attempt, happened=FuzzyDate("2026-01-01"), state="held"))
    assert owed(today) == [("Debrief: phone interview, Stripe", "1 day old")]
