import pytest

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import AttemptFactory, CompanyFactory, LoopFactory, RoleFactory, RoundFactory

TOMORROW = FuzzyDate("2026-09-23T10:00+01:00")
FRIDAY = FuzzyDate("2026-09-25")
THIS_MORNING = FuzzyDate("2026-09-22T09:00+01:00")


def plan(attempt, when=TOMORROW, **details):
    return RoundFactory(attempt=attempt, **{"state": "planned", "planned": when, "kind": "phone_screen", **details})


def test_the_nearest_round_planned_is_next(today, attempt):
    plan(attempt, FRIDAY, kind="technical")
    round = plan(attempt)
    soon = today()
    assert soon.next.title == "Stripe, phone interview"
    assert (soon.next.when, soon.next.how_soon) == ("tomorrow, 10:00", "in 17 hours")
    assert soon.next.url == round.get_absolute_url()
    assert [(line.text, line.value) for line in soon.ahead.shown] == [("Stripe, technical interview", "Friday")]


def test_a_round_tells_its_role_its_medium_and_its_loop(today, attempt):
    attempt.current_role = RoleFactory(company=attempt.company, title="Engineer", place="Dublin")
    attempt.save()
    plan(
        attempt,
        medium_planned="video",
        tool_planned="Zoom",
        place="room 4",
        loop=LoopFactory(attempt=attempt, kind="final"),
    )
    assert today().next.facts == "Engineer · Dublin · video · Zoom · room 4"
    assert today().next.title == "Stripe, final loop, phone interview"


def test_a_round_in_another_time_zone_says_the_hour_there(today, attempt):
    plan(attempt, time_zone="Asia/Tokyo")
    assert today().next.over_there == "18:00 in Tokyo"


@pytest.mark.parametrize("state", ["", "held", "cancelled", "no_show", "not_held"])
def test_only_a_round_that_is_planned_is_next(today, attempt, state):
    plan(attempt, state=state)
    assert today().next is None


def test_a_round_whose_result_is_known_is_not_next(today, attempt):
    plan(attempt, result="passed")
    assert today().next is None


@pytest.mark.parametrize("outcome", ["rejected", "withdrawn", "silent", "offer_declined"])
def test_a_round_of_an_attempt_that_has_ended_is_not_next(today, attempt, outcome):
    plan(attempt)
    type(attempt).objects.update(outcome=outcome)
    assert today().next is None


@pytest.mark.parametrize("outcome", ["offer", "accepted"])
def test_a_check_after_the_offer_is_next(today, attempt, outcome):
    plan(attempt, kind="background_check")
    type(attempt).objects.update(outcome=outcome)
    assert today().next.title == "Stripe, background check"


@pytest.mark.parametrize("when", [None, FuzzyDate("", "when they get to it")])
def test_a_check_on_no_known_day_after_an_accepted_offer_is_planned_but_not_next(today, attempt, when):
    plan(attempt, when, kind="background_check")
    type(attempt).objects.update(outcome="accepted")
    assert today().next is None
    assert [line.text for line in today().ahead.shown] == ["Stripe, background check"]


def test_a_round_on_no_known_day_is_next_where_the_attempt_goes_on(today, attempt, user):
    accepted = AttemptFactory(company=CompanyFactory(owner=user, name="Acme"))
    plan(accepted, None, kind="background_check")
    type(attempt).objects.filter(pk=accepted.pk).update(outcome="accepted")
    plan(attempt, None)
    assert today().next.title == "Stripe, phone interview"
    assert [line.text for line in today().ahead.shown] == ["Acme, background check"]


def test_a_strangers_round_is_never_next(today):
    plan(AttemptFactory())
    assert today().next is None


def test_a_round_is_next_until_its_hour_is_over(today, attempt):
    plan(attempt, FuzzyDate("2026-09-22T16:30+01:00"), minutes_planned=45)
    assert (today().next.when, today().next.how_soon) == ("today, 16:30", "now")
    assert not today().over


def test_a_round_whose_time_has_passed_is_asked_about(today, attempt):
    round = plan(attempt, THIS_MORNING)
    assert today().next is None
    assert [(line.text, line.value) for line in today().over.shown] == [("Stripe, phone interview", "today, 09:00")]
    assert today().over.shown[0].url.endswith(f"?subject=round-{round.pk}")


def test_of_what_has_passed_the_latest_stands_first(today, attempt):
    plan(attempt, FuzzyDate("2026-09-20"))
    plan(attempt, THIS_MORNING)
    assert [line.value for line in today().over.shown] == ["today, 09:00", "20 September"]


def test_nobody_asks_about_a_round_for_longer_than_a_week(today, attempt):
    plan(attempt, FuzzyDate("2026-09-15T16:00+01:00"))
    plan(attempt, FuzzyDate("2026-09-15T18:00+01:00"), kind="technical")
    assert [line.text for line in today().over.shown] == ["Stripe, technical interview"]


def test_a_round_with_a_vague_plan_keeps_its_words_and_stands_where_it_will_be_over(today, attempt):
    plan(attempt, FuzzyDate("2026-09"), kind="panel")
    plan(attempt, FuzzyDate("2026-10-01"), kind="meal")
    plan(attempt)
    assert [line.value for line in today().ahead.shown] == ["September 2026", "1 October"]


def test_rounds_without_a_day_stand_last(today, attempt):
    plan(attempt, None, kind="panel")
    plan(attempt, FuzzyDate("", "when she is back"), kind="meal")
    plan(attempt, FuzzyDate("../2026-09-30"), kind="culture")
    assert today().next.when == "before 30 September 2026"
    assert {line.value for line in today().ahead.shown} == {"date not known", "when she is back"}


def test_more_rounds_than_fit_are_counted(today, attempt):
    for _ in range(9):
        plan(attempt)
    assert len(today().ahead.shown) == 5
    assert today().ahead.more == "3 more"
    for _ in range(9):
        plan(attempt)
    assert today().ahead.more == "more"


def test_what_has_passed_crowds_out_nothing_that_lies_ahead(today, attempt):
    for _ in range(20):
        plan(attempt, THIS_MORNING)
    plan(attempt, FRIDAY)
    assert today().next.when == "Friday"


def test_a_planned_loop_stands_for_its_rounds_until_they_are_known(today, attempt):
    loop = LoopFactory(attempt=attempt, kind="onsite", state="planned", happened=FRIDAY, place="Dublin")
    assert (today().next.title, today().next.when, today().next.facts) == ("Stripe, onsite loop", "Friday", "Dublin")
    plan(attempt, FRIDAY, loop=loop)
    assert today().next.title == "Stripe, onsite loop, phone interview"
    assert not today().ahead


def test_a_loop_that_was_cancelled_is_not_next(today, attempt):
    LoopFactory(attempt=attempt, state="cancelled", happened=FRIDAY)
    assert today().next is None


def test_an_attempt_that_names_no_company_says_what_it_stands_for(today, user):
    plan(AttemptFactory(owner=user, company=None, count_words="about a dozen"))
    assert today().next.title == "About a dozen applications, phone interview"


def test_a_company_is_called_as_it_is_spelled(today, user):
    plan(AttemptFactory(company=CompanyFactory(owner=user, name="<b>R&D</b>")))
    assert today().next.title == "<b>R&D</b>, phone interview"
