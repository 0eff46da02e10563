"""What was forecast against what came of it: never a rate of a few, never a verdict of less than ten."""

import pytest
from django.urls import reverse

from applications.insights.calibration import Case, brier, calibrations, verdict_on
from tests.factories import AttemptFactory, ForecastFactory, LoopFactory, RoundFactory

PAGE = reverse("calibration")


def cases(chance, passed, failed):
    return [Case(chance, True)] * passed + [Case(chance, False)] * failed


def forecast(user, chance=70, moment="before", kind="coding", **result):
    attempt = AttemptFactory(company__owner=user, outcome=result.pop("outcome", ""))
    round = RoundFactory(attempt=attempt, kind=kind, **result)
    return ForecastFactory(attempt=attempt, round=round, chance=chance, moment=moment)


@pytest.mark.parametrize(
    ("some", "score"),
    [(cases(90, 1, 0), 0.01), (cases(90, 0, 1), 0.81), (cases(50, 3, 3), 0.25), (cases(70, 1, 1), 0.29)],
)
def test_the_score_is_the_mean_squared_miss(some, score):
    assert brier(some) == pytest.approx(score)


@pytest.mark.parametrize(
    ("some", "verdict"),
    [
        (cases(70, 7, 2), "no verdict yet, 9 of 10"),
        (cases(70, 7, 3), "about right"),
        (cases(90, 5, 5), "over-confident by 40 points"),
        (cases(30, 9, 1), "under-confident by 60 points"),
    ],
)
def test_a_verdict_needs_ten(some, verdict):
    assert verdict_on(some) == verdict


def test_a_rate_needs_five_and_a_score_ten(signed_in, user):
    for _ in range(4):
        forecast(user, result="passed")
    text = signed_in.get(PAGE).text
    assert all(words in text for words in ("4 of 4", "too few", "No verdict yet, 4 of 10."))
    assert all(words not in text for words in ("Brier", "100 %", "<circle"))
    for _ in range(6):
        forecast(user, result="not_passed")
    text = signed_in.get(PAGE).text
    assert all(
        words in text for words in ("4 of 10", "40 %", "Over-confident by 30 points", "Brier score 0.33", "<circle")
    )


def test_what_is_not_known_yet_counts_apart(user):
    forecast(user, result="pending")
    forecast(user, result="", outcome="closed")
    before, after = calibrations(user)
    assert (before.cases, before.open, after.open) == ([], 2, 0)


def test_a_corrected_forecast_counts_as_it_was_corrected(user):
    first = forecast(user, chance=90, result="passed")
    ForecastFactory(attempt=first.attempt, round=first.round, chance=50, corrects=first)
    assert calibrations(user)[0].cases == [Case(50, True)]


def test_kinds_of_rounds_and_loops_stand_apart_and_so_do_both_moments(user):
    forecast(user, result="passed")
    forecast(user, moment="after", kind="", result="passed")
    loop = LoopFactory(attempt=AttemptFactory(company__owner=user, outcome="rejected"))
    ForecastFactory(attempt=loop.attempt, round=None, loop=loop)
    before, after = calibrations(user)
    assert {kind.name for kind in before.kinds} == {"Coding interview", "Loops"}
    assert [kind.name for kind in after.kinds] == ["Other rounds"]


def test_a_strangers_forecasts_do_not_count(signed_in, user):
    forecast(AttemptFactory().owner, result="passed")
    assert "Nothing forecast yet" in signed_in.get(PAGE).text


def test_the_page_reads_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        for _ in range(count):
            forecast(user, result="passed")
        with django_assert_num_queries(3):
            signed_in.get(PAGE)
