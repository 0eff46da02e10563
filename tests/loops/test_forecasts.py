"""A forecast is given before the result is known; from then on nothing changes it, in whatever order requests come."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.loops.models import Forecast, Seal
from applications.thread.standing import refresh_facts
from tests.factories import AttemptFactory, DecisionFactory, ForecastFactory, LoopFactory, RoundFactory


@pytest.fixture
def round(user):
    attempt = AttemptFactory(company__owner=user, company__name="Acme", number=1)
    return RoundFactory(attempt=attempt, kind="coding", state="planned")


@pytest.fixture
def forecast(signed_in, round):
    return lambda **typed: signed_in.post(reverse("round-forecast-new", args=[round.pk]), typed)


@pytest.fixture
def log(signed_in, round):
    def tell(what):
        typed = {"subject": f"round-{round.pk}", "what": what, "uuid": str(uuid4())}
        response = signed_in.post(reverse("log"), typed)
        assert response.status_code == 302, response.text

    return tell


def given() -> list[tuple[str, int]]:
    return list(Forecast.objects.current().in_order().values_list("moment", "chance"))


def undo(client, user):
    client.post(user.deeds.last_done().address_to_turn())


def test_before_a_round_and_right_after_it_are_two_forecasts(forecast, round):
    forecast(chance="70")
    round.state = "held"
    round.save()
    forecast(chance="30")
    assert given() == [("before", 70), ("after", 30)]


def test_a_second_thought_corrects_the_first(forecast):
    forecast(chance="70")
    forecast(chance="50", revision=Forecast.objects.get().pk)
    assert given() == [("before", 50)]
    assert Forecast.objects.count() == 2


@pytest.mark.parametrize("chance", ["", "60", "0", "100", "x"])
def test_only_the_five_can_be_chosen(forecast, chance):
    assert forecast(chance=chance).status_code == 422
    assert given() == []


def test_once_the_result_is_known_nothing_is_forecast(forecast, log):
    log("passed")
    response = forecast(chance="90")
    assert response.status_code == 422
    assert "The result is known by now." in response.text
    assert given() == []


def test_undoing_the_result_does_not_open_it(signed_in, user, round, forecast, log):
    forecast(chance="30")
    log("not_passed")
    undo(signed_in, user)
    round.refresh_from_db()
    assert round.result == ""
    assert forecast(chance="90", revision=Forecast.objects.get().pk).status_code == 422
    assert forecast(chance="90").status_code == 422
    assert given() == [("before", 30)]


def test_a_result_that_is_corrected_back_to_unknown_leaves_it_sealed(signed_in, round, forecast):
    edit = reverse("round-edit", args=[round.pk])
    signed_in.post(edit, {"result": "passed", "state": "held", "revision": 1})
    signed_in.post(edit, {"result": "", "state": "planned", "revision": 2})
    round.refresh_from_db()
    assert round.result == ""
    assert forecast(chance="90").status_code == 422


def test_a_result_that_came_with_a_file_leaves_its_step_sealed_once_it_is_taken_back(signed_in, round, forecast):
    type(round).objects.filter(pk=round.pk).update(result="passed", state="held")
    edit = reverse("round-edit", args=[round.pk])
    assert signed_in.post(edit, {"result": "", "state": "planned", "revision": 1}).status_code == 302
    assert forecast(chance="90").status_code == 422


def test_an_outcome_that_came_with_a_file_leaves_its_steps_sealed_once_it_is_corrected(signed_in, round, forecast):
    type(round).objects.filter(pk=round.pk).update(state="held")
    decision = DecisionFactory(attempt=round.attempt, kind="rejected")
    refresh_facts(round.attempt)
    Seal.objects.all().delete()
    correct = reverse("decision-correct", args=[decision.pk])
    assert signed_in.post(correct, {"kind": "silent", "revision": decision.pk}).status_code == 302
    assert forecast(chance="90").status_code == 422


def test_a_request_that_is_sent_again_after_the_result_changes_nothing(forecast, log):
    typed = {"chance": "30", "uuid": str(uuid4())}
    forecast(**typed)
    log("not_passed")
    assert forecast(**typed | {"chance": "90"}).status_code == 422
    assert given() == [("before", 30)]


def test_a_request_that_comes_late_is_refused(forecast, log):
    log("not_passed")
    assert forecast(chance="30", uuid=str(uuid4())).status_code == 422
    assert given() == []


def test_the_end_of_the_attempt_seals_what_took_place_and_not_what_is_planned(signed_in, user, round):
    held = RoundFactory(attempt=round.attempt, state="held")
    loop = LoopFactory(attempt=round.attempt)
    signed_in.post(reverse("outcome-new", args=[round.attempt_id]), {"kind": "rejected"})
    assert set(Seal.objects.values_list("round", "loop")) == {(held.pk, None), (None, loop.pk)}
    undo(signed_in, user)
    assert Seal.objects.count() == 2


def test_a_silence_seals_nothing(signed_in, user, round, forecast):
    round.state = "held"
    round.save()
    signed_in.post(reverse("outcome-new", args=[round.attempt_id]), {"kind": "silent"})
    assert not Seal.objects.exists()
    forecast(chance="30")
    assert given() == [("after", 30)]


def test_a_seal_cannot_be_removed_by_its_address(signed_in, log):
    log("passed")
    assert signed_in.post(f"/trash/seals/{Seal.objects.get().pk}/").status_code == 404


def test_a_round_that_is_undone_takes_its_seal_along(signed_in, user, round):
    typed = {"kind": "coding", "state": "held", "result": "passed", "uuid": str(uuid4())}
    signed_in.post(reverse("round-new", args=[round.attempt_id]), typed)
    assert Seal.objects.count() == 1
    undo(signed_in, user)
    assert (Seal.objects.count(), user.rounds.count()) == (0, 1)


def test_a_removed_round_comes_back_sealed(signed_in, user, round, forecast, log):
    forecast(chance="30")
    log("not_passed")
    signed_in.post(reverse("removal-new", args=["rounds", round.pk]))
    assert not Seal.objects.exists()
    undo(signed_in, user)
    assert forecast(chance="90").status_code == 422
    assert given() == [("before", 30)]


def test_a_loop_is_forecast_as_a_round_is(signed_in, round):
    loop = LoopFactory(attempt=round.attempt, state="planned")
    signed_in.post(reverse("loop-forecast-new", args=[loop.pk]), {"chance": "50"})
    assert Forecast.objects.get().step == loop
    assert "50 %" in signed_in.get(loop.get_absolute_url()).text


def test_the_page_offers_the_five_until_it_is_sealed(signed_in, round, forecast, log):
    page = round.get_absolute_url()
    assert 'name="chance" value="70"' in signed_in.get(page).text
    forecast(chance="70")
    log("passed")
    text = signed_in.get(page).text
    assert 'name="chance"' not in text
    assert "before it, sealed" in text


@pytest.mark.parametrize("name", ["round-forecast-new", "loop-forecast-new"])
def test_a_strangers_step_is_not_found(signed_in, name):
    step = RoundFactory() if name.startswith("round") else LoopFactory()
    assert signed_in.post(reverse(name, args=[step.pk]), {"chance": "50"}).status_code == 404


def test_a_forecast_is_about_one_step(user, round):
    with pytest.raises(Exception, match="forecast_of_one_step"):
        ForecastFactory(attempt=round.attempt, round=round, loop=LoopFactory(attempt=round.attempt))
