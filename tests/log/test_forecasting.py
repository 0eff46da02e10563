"""Whoever logs that a round was held may say in the same breath how likely a pass is; a result takes no forecast."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.log.choices import Happened
from applications.loops.models import Forecast
from tests import factories
from tests.upkeep.conftest import faults, written

LOG = reverse("log")


@pytest.fixture
def round(user):
    attempt = factories.AttemptFactory(company__owner=user, company__name="Acme", number=1)
    return factories.RoundFactory(attempt=attempt, kind="coding", state="planned")


@pytest.fixture
def log(signed_in):
    return lambda what, **sent: signed_in.post(LOG, {"what": what, "when": "today", **sent})


def given() -> list[tuple[str, int]]:
    return list(Forecast.objects.current().in_order().values_list("moment", "chance"))


def test_what_was_held_is_forecast_in_the_same_request(log, round, user):
    assert log("held", chance="70").status_code == 302
    assert (given(), Forecast.objects.get().step) == ([("after", 70)], round)
    assert user.deeds.last_done().sentence == "Acme, attempt 1, coding interview: held, no word yet. You forecast 70 %."
    assert faults(user) == []


def test_a_loop_and_a_round_nobody_had_planned_are_forecast_too(log, user):
    loop = factories.LoopFactory(attempt__company__owner=user, attempt__company__name="Acme", state="planned")
    factories.AttemptFactory(company__owner=user, company__name="Zebra")
    log("held", company="acme", chance="30")
    log("held", company="zebra", chance="90")
    assert [forecast.step for forecast in Forecast.objects.in_order()] == [loop, user.rounds.get()]


def test_nobody_is_asked_to_forecast(signed_in, log, round):
    text = signed_in.get(LOG).text
    assert 'name="chance" value="70"' in text
    assert '<details class="fold" open>' not in text
    assert log("held").status_code == 302
    assert given() == []


def test_one_from_before_stays_beside_it_and_a_second_thought_corrects_it(signed_in, log, round):
    signed_in.post(reverse("round-forecast-new", args=[round.pk]), {"chance": "50"})
    log("held", chance="70", subject=f"round-{round.pk}")
    log("held", chance="70", subject=f"round-{round.pk}")
    log("held", chance="30", subject=f"round-{round.pk}")
    assert given() == [("before", 50), ("after", 30)]
    assert Forecast.objects.count() == 3


@pytest.mark.parametrize("what", [what for what in Happened.values if what != "held"])
def test_with_anything_else_it_is_refused_and_nothing_is_recorded(log, round, user, what):
    before = written(user)
    response = log(what, chance="70", words="Typed.")
    assert response.status_code == 422
    assert "chance" in response.context["form"].errors or what == "cancelled"
    assert "Typed." in response.text
    assert written(user) == before


@pytest.mark.parametrize("chance", ["60", "0", "100", "x"])
def test_only_the_five_can_be_chosen(log, round, chance):
    assert log("held", chance=chance).status_code == 422
    assert given() == []


def test_once_the_result_was_known_it_is_refused_though_it_was_undone(signed_in, log, round, user):
    log("passed")
    signed_in.post(user.deeds.last_done().address_to_turn())
    before = written(user)
    response = log("held", chance="90", subject=f"round-{round.pk}")
    assert response.status_code == 422
    assert "The result is known by now" in response.text
    assert (given(), written(user)) == ([], before)


def test_nothing_is_forecast_of_what_was_held_in_an_attempt_that_was_decided(log, round):
    log("rejected", subject=f"attempt-{round.attempt_id}")
    assert log("held", chance="90", subject=f"attempt-{round.attempt_id}").status_code == 422
    assert given() == []


def test_a_request_that_comes_again_forecasts_once_also_after_the_result(log, round, user):
    sent = {"chance": "70", "uuid": str(uuid4()), "subject": f"round-{round.pk}"}
    log("held", **sent)
    log("passed", subject=f"round-{round.pk}")
    once = written(user)
    assert log("held", **sent | {"chance": "90"}).status_code == 302
    assert (given(), written(user)) == ([("after", 70)], once)


def test_it_is_undone_to_the_byte_with_what_was_logged(signed_in, log, round, user):
    before = written(user)
    log("held", chance="70")
    signed_in.post(user.deeds.last_done().address_to_turn())
    assert (written(user), faults(user)) == (before, [])
