import pytest

from applications.attempts.models import Attempt
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.reach import refresh_steps
from applications.thread.standing import refresh_facts
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    EventFactory,
    FeedbackFactory,
    LoopFactory,
    OfferVersionFactory,
    RoundFactory,
)  # fmt: skip


def apply(user, began=None, **details):
    return AttemptFactory(company=CompanyFactory(owner=user, name="Stripe"), began=began, **details)


def awaited(today):
    return [(line.value, line.aside) for line in today().awaited.shown]


@pytest.mark.parametrize(
    ("began", "told"),
    [
        (FuzzyDate("2026-09-22"), ("since today", "")),
        (FuzzyDate("2026-09-10"), ("12 days", "since 10 September")),
        (FuzzyDate("2026-08-19"), ("silent for 34 days", "since 19 August")),
        (FuzzyDate("2022"), ("silent for four to five years", "last heard 2022")),
        (FuzzyDate("", "years ago"), ("date not known", "")),
        (None, ("date not known", "")),
    ],
)
def test_an_open_attempt_is_awaited_since_it_began(today, user, began, told):
    attempt = apply(user, began)
    assert awaited(today) == [told]
    assert today().awaited.shown[0].url == attempt.get_absolute_url()
    assert today().awaited.shown[0].outcome_url.endswith(f"/attempts/{attempt.pk}/outcome/")


def test_the_wait_begins_anew_with_each_step_and_says_after_which(today, attempt):
    RoundFactory(attempt=attempt, kind="phone_screen", happened=FuzzyDate("2026-09-10"))
    refresh_steps(attempt)
    assert awaited(today) == [("12 days", "since 10 September")]
    assert today().awaited.shown[0].text == "Stripe, after the interview"


@pytest.mark.parametrize(
    ("fact", "date"),
    [(EventFactory, {"happened": "2026-09", "actor": "them"}), (FeedbackFactory, {"given": "2026-09"})],
)
def test_the_wait_is_never_told_more_exactly_than_the_contact_it_rests_on(today, attempt, fact, date):
    fact(attempt=attempt, **{name: FuzzyDate(value) if name != "actor" else value for name, value in date.items()})
    refresh_facts(attempt)
    assert awaited(today) == [("less than four weeks", "last heard September 2026")]


def test_an_exact_date_before_the_last_contact_says_nothing(today, attempt):
    for date in ("2026-08-03", "2026-09"):
        FeedbackFactory(attempt=attempt, given=FuzzyDate(date))
    refresh_facts(attempt)
    assert awaited(today) == [("less than four weeks", "last heard September 2026")]


def test_of_two_dates_that_begin_together_the_more_exact_is_told(today, attempt):
    for date in ("2026-09", "2026-09-01"):
        LoopFactory(attempt=attempt, happened=FuzzyDate(date))
    refresh_steps(attempt)
    assert awaited(today) == [("21 days", "since 1 September")]


@pytest.mark.parametrize("outcome", ["rejected", "silent", "accepted", "not_recorded", "offer"])
def test_an_attempt_that_is_decided_is_not_awaited(today, attempt, outcome):
    Attempt.objects.update(outcome=outcome)
    assert not today().awaited


@pytest.mark.parametrize("planned", ["2026-09-23", "2026-09-20", "2026"])
def test_an_attempt_with_a_step_planned_is_not_awaited(today, attempt, planned):
    RoundFactory(attempt=attempt, state="planned", planned=FuzzyDate(planned))
    assert not today().awaited


def test_nothing_planned_is_awaited_however_much_is_planned(today, user):
    for _ in range(25):
        RoundFactory(attempt=apply(user), state="planned", planned=FuzzyDate("2026-09-23"))
    assert not today().awaited


def test_an_attempt_with_a_loop_planned_is_not_awaited(today, attempt):
    LoopFactory(attempt=attempt, state="planned")
    assert not today().awaited


@pytest.mark.parametrize("plan", [{"state": "cancelled"}, {"planned": FuzzyDate("2026-09-02")}, {"result": "passed"}])
def test_a_plan_that_came_to_nothing_leaves_the_attempt_awaited(today, attempt, plan):
    RoundFactory(attempt=attempt, **{"state": "planned", "planned": FuzzyDate("2026-09-23"), **plan})
    assert today().awaited


def test_a_stranger_awaits_alone(today):
    AttemptFactory()
    assert not today().awaited


def test_the_latest_heard_of_stands_first_and_the_undated_last(today, user):
    for began in (FuzzyDate("2026-09-20"), None, FuzzyDate("2026-08-01")):
        apply(user, began)
    assert [value for value, _ in awaited(today)] == ["2 days", "silent for 52 days", "date not known"]


def test_a_step_and_a_contact_count_alike(today, user):
    first, second = apply(user, FuzzyDate("2026-01-01")), apply(user, FuzzyDate("2026-09-01"))
    for attempt, step, contact in ((first, "2026-09-02", "2026-09-20"), (second, "2026-09-15", "2026-09-03")):
        RoundFactory(attempt=attempt, happened=FuzzyDate(step))
        FeedbackFactory(attempt=attempt, given=FuzzyDate(contact))
        refresh_steps(attempt)
        refresh_facts(attempt)
    assert [since for _, since in awaited(today)] == ["since 20 September", "since 15 September"]


def test_more_than_eight_are_counted(today, user):
    for _ in range(11):
        apply(user)
    assert len(today().awaited.shown) == 8
    assert today().awaited.more == "3 more"


def test_an_offer_stands_until_its_answer_is_known(today, attempt):
    OfferVersionFactory(offer__attempt=attempt, made=FuzzyDate("2026-09-18"))
    refresh_facts(attempt)
    assert [(line.text, line.value) for line in today().offers.shown] == [("Stripe", "since 18 September")]
    Attempt.objects.update(outcome="accepted")
    assert not today().offers


def test_an_offer_says_until_when_it_is_open(today, attempt):
    attempt.terms.create(owner=attempt.owner, kind="offer_open", ends=FuzzyDate("2026-09-25"), rank=1)
    Attempt.objects.update(outcome="offer")
    assert [line.value for line in today().offers.shown] == ["open until Friday"]


def test_an_old_offer_crowds_out_nothing_that_is_due(today, user, attempt):
    attempt.terms.create(owner=user, kind="answer_due", ends=FuzzyDate("2026-09-25"), rank=1)
    Attempt.objects.update(outcome="offer", rank=1)
    for _ in range(9):
        apply(user, outcome="offer")
    assert today().owed.shown[0].text == "Your answer, Stripe"
    assert (len(today().offers.shown), today().offers.more) == (6, "more")


def test_a_strangers_offer_is_not_mine(today):
    AttemptFactory(outcome="offer")
    assert not today().offers
