"""A step whose date lies ahead is planned, whatever the form that told it, and an explicit “planned” stays."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import KeptQuery
from applications.loops.ahead import ASKED_FOR, is_ahead, rounds_still_asked
from applications.loops.models import Loop
from applications.loops.reach import settle_loop
from tests.factories import AttemptFactory, LoopFactory, RoundFactory

AHEAD, TODAY, BEHIND = (str(timezone.localdate() + timedelta(days=days)) for days in (7, 0, -7))


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user)


@pytest.fixture
def add(signed_in, attempt):
    def added(what="round", **typed):
        response = signed_in.post(reverse(f"{what}-new", args=[attempt.pk]), typed)
        assert response.status_code == 302
        return getattr(attempt, f"{what}s").get()

    return added


@pytest.mark.parametrize("state", ["", "planned"])
def test_a_round_whose_day_lies_ahead_is_planned_for_it(add, state):
    round = add(kind="panel", happened=AHEAD, state=state)
    assert (round.state, round.happened, str(round.planned)) == ("planned", None, AHEAD)


@pytest.mark.parametrize("state", ["", "planned"])
def test_a_loop_whose_day_lies_ahead_is_planned(add, state):
    loop = add("loop", happened=AHEAD, state=state, told="coding\npanel")
    assert (loop.state, str(loop.happened)) == ("planned", AHEAD)
    assert [round.state for round in loop.rounds.all()] == ["planned", "planned"]


@pytest.mark.parametrize(
    ("planned", "more", "state"),
    [
        (AHEAD, {}, "planned"),
        (TODAY, {}, "planned"),
        (BEHIND, {}, ""),
        ("some day", {}, ""),
        (AHEAD, {"result": "passed"}, ""),
        (AHEAD, {"handed_in": BEHIND}, ""),
        (AHEAD, {"happened": BEHIND}, ""),
        (AHEAD, {"state": "cancelled"}, "cancelled"),
    ],
)
def test_a_round_that_is_only_planned_for_a_day_to_come_is_planned(add, planned, more, state):
    assert add(planned=planned, **more).state == state


def test_what_is_called_planned_today_stays_so(add):
    assert add(happened=TODAY, state="planned").state == "planned"


def test_a_link_that_says_planned_says_so_for_today_as_well(signed_in, attempt):
    signed_in.post(
        f"{reverse('loop-new', args=[attempt.pk])}?kind=add_on&state=planned", {"happened": TODAY, "state": "planned"}
    )
    assert attempt.loops.get().state == "planned"


def test_a_round_without_a_day_is_asked_about_no_longer_than_its_planned_loop(user, attempt):
    long_ago = FuzzyDate(str(timezone.localdate() - timedelta(days=60)))
    loop = LoopFactory(attempt=attempt, state="planned", happened=long_ago)
    round = RoundFactory(attempt=attempt, loop=loop, state="planned")
    asked, lately = KeptQuery(rounds_still_asked), timezone.now() - ASKED_FOR
    assert asked.records(owner=user.pk, lately=lately) == []
    assert not is_ahead([loop], [round], lately)
    loop.state = "held"
    loop.save()
    assert asked.records(owner=user.pk, lately=lately) == [round]
    assert is_ahead([loop], [round], lately)


def test_a_loop_that_was_settled_elsewhere_a_moment_ago_is_left_as_it_is(attempt):
    loop = LoopFactory(attempt=attempt, state="planned")
    RoundFactory(attempt=attempt, loop=loop, state="held")
    settle_loop(Loop.objects.get(pk=loop.pk))
    settle_loop(loop)
    assert Loop.objects.get(pk=loop.pk).revision == 2


def test_what_is_called_planned_on_a_day_gone_by_was_held(add):
    assert add(happened=BEHIND, state="planned").state == "held"


def test_a_planned_round_that_gets_its_day_was_held(signed_in, attempt):
    round = RoundFactory(attempt=attempt, state="planned")
    typed = {"state": "planned", "happened": TODAY, "revision": round.revision}
    signed_in.post(reverse("round-edit", args=[round.pk]), typed)
    round.refresh_from_db()
    assert (round.state, str(round.happened)) == ("held", TODAY)


def test_a_planned_loop_whose_notes_are_written_on_the_day_is_planned_still(signed_in, attempt):
    loop = LoopFactory(attempt=attempt, state="planned", happened=None)
    edit = reverse("loop-edit", args=[loop.pk])
    signed_in.post(edit, {"state": "planned", "happened": AHEAD, "revision": loop.revision})
    signed_in.post(edit, {"state": "planned", "happened": AHEAD, "notes": "Bus 4", "revision": loop.revision + 1})
    loop.refresh_from_db()
    assert (loop.state, loop.notes) == ("planned", "Bus 4")


def test_two_days_ahead_that_differ_are_refused(signed_in, attempt):
    typed = {"happened": AHEAD, "planned": TODAY, "state": "planned"}
    response = signed_in.post(reverse("round-new", args=[attempt.pk]), typed)
    assert response.status_code == 422
    assert "Keep the one that counts." in response.text
    assert AHEAD in response.text


def test_a_step_told_for_a_day_ahead_is_planned_though_the_others_have_happened(signed_in, attempt):
    typed = {"told": f"phone screen\npanel, {AHEAD}", "state": "held"}
    signed_in.post(reverse("steps-new", args=[attempt.pk]), typed)
    assert [(round.state, str(round.planned or "")) for round in attempt.rounds.in_order()] == [
        ("held", ""),
        ("planned", AHEAD),
    ]


def test_a_round_of_a_planned_loop_comes_with_the_loop(signed_in, add):
    add("loop", happened=AHEAD, told="coding")
    assert "date not known" not in signed_in.get("/").text


def test_a_round_ahead_offers_what_to_read_before_it(signed_in, add):
    round = add(kind="panel", happened=AHEAD)
    assert reverse("round-briefing", args=[round.pk]) in signed_in.get(round.attempt.get_absolute_url()).text


@pytest.mark.parametrize("what", ["round", "loop"])
def test_a_day_that_cannot_be_placed_leaves_a_step_where_it_stands(signed_in, add, attempt, what):
    step = add(what, happened="3 May 2019")
    RoundFactory(attempt=attempt, rank=step.rank + 1000, name="after")
    typed = {"happened": "some time later", "revision": step.revision}
    signed_in.post(reverse(f"{what}-edit", args=[step.pk]), typed)
    was = step.rank
    step.refresh_from_db()
    assert (str(step.happened), step.rank) == ("some time later", was)


@pytest.mark.parametrize("written", ["Friday", "friday 10am", "on Tuesday", "next Fri at 15:00"])
def test_a_day_of_the_week_is_asked_about_where_nothing_says_whether_it_is_over(signed_in, attempt, written):
    page = reverse("round-new", args=[attempt.pk])
    response = signed_in.post(page, {"kind": "panel", "happened": written})
    assert response.status_code == 422
    assert "Give the day" in response.context["form"].errors["happened"][0]
    assert response.context["form"]["happened"].value() == written
    assert signed_in.post(page, {"kind": "panel", "happened": written, "result": "passed"}).status_code == 302


@pytest.mark.parametrize(("what", "state", "asks"), [("round", "planned", True), ("loop", "planned", True),
                                                     ("round", "held", False), ("loop", "held", False)])  # fmt: skip
def test_what_is_planned_may_be_forecast_from_the_toast(signed_in, attempt, what, state, asks):
    address = reverse(f"{what}-new", args=[attempt.pk])
    page = signed_in.post(address, {"kind": "", "state": state}, follow=True).text
    made = getattr(attempt, f"{what}s").get()
    link = f'<a href="{reverse(f"{what}-forecast-new", args=[made.pk])}">How likely?</a>'
    assert (link in page) == asks
