"""Logging what happened: the next due is picked already, a few letters pick another, and it is recorded once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.attempts.stages import Outcome, Stage
from applications.fields.fuzzy_date import FuzzyDate
from applications.log.choices import Happened
from applications.thread.standing import refresh_facts
from tests import factories
from tests.upkeep.conftest import faults, written

LOG = reverse("log")
#: Long past and far ahead, whatever day it is.
YESTERDAY = str(timezone.localdate() - timedelta(days=1))
PAST, AHEAD = FuzzyDate("2020-05-12", "12 May 2020"), FuzzyDate("2090-05-12", "12 May 2090")


@pytest.fixture
def log(signed_in):
    return lambda what, **sent: signed_in.post(LOG, {"what": what, "when": "today", **sent})


@pytest.fixture
def planned(user):
    """A round planned for a day that has come."""
    return factories.RoundFactory(
        attempt__company__owner=user, attempt__company__name="Acme", attempt__number=1, kind="coding", state="planned",
        planned=PAST,
    )  # fmt: skip


@pytest.fixture
def attempt(user):
    return factories.AttemptFactory(company__owner=user, company__name="Zebra Labs", company__aliases=["Okapi"])


def shown(client, **query) -> list[str]:
    """What can be picked, the picked one first by a star."""
    form = client.get(LOG, query).context["form"]
    return [("*" if row["is_picked"] else "") + row["subject"].key for row in form.rows]


def test_the_next_due_round_is_picked_before_what_is_awaited_and_what_lies_ahead(signed_in, user, planned, attempt):
    later = factories.RoundFactory(attempt__company__owner=user, state="planned", planned=AHEAD)
    keys = [f"*round-{planned.pk}", f"attempt-{attempt.pk}", f"round-{later.pk}"]
    assert shown(signed_in) == keys


def test_a_loop_of_which_there_is_no_word_is_what_is_awaited(signed_in, attempt):
    loop = factories.LoopFactory(attempt=attempt, state="held")
    factories.RoundFactory(attempt=attempt, loop=loop, state="held", rank=loop.rank + 1)
    assert shown(signed_in) == [f"*loop-{loop.pk}"]


@pytest.mark.parametrize("typed", ["zeb", "ZEBRA", "oka", "lab", " zebra labs "])
def test_the_first_letters_of_a_name_an_alias_or_a_word_pick_a_company(signed_in, planned, attempt, typed):
    assert shown(signed_in, company=typed) == [f"*attempt-{attempt.pk}"]


def test_what_was_planned_is_held_and_passed_when_it_was_planned(log, planned):
    response = log("passed")
    planned.refresh_from_db()
    assert response.url == f"{planned.attempt.get_absolute_url()}#round-{planned.pk}"
    assert (planned.state, planned.result, planned.happened) == ("held", "passed", PAST)
    assert planned.result_learned is not None
    planned.attempt.refresh_from_db()
    assert planned.attempt.furthest_stage == Stage.INTERVIEW


def test_what_was_planned_for_later_is_held_on_the_day_told(log, planned):
    planned.planned = AHEAD
    planned.revise()
    log("held", when="12 May 2021")
    planned.refresh_from_db()
    assert str(planned.happened) == "12 May 2021"
    assert (planned.result, planned.result_learned) == ("pending", None)


@pytest.mark.parametrize(
    ("what", "outcome"),
    [("rejected", "rejected"), ("withdrawn", "withdrawn"), ("offer", "offer"), ("not_passed", "rejected")],
)
def test_an_attempt_ends_as_told_whatever_came_before(log, attempt, what, outcome):
    log(what, company="zebra", words="By post.")
    attempt.refresh_from_db()
    assert attempt.outcome == outcome


def test_silence_is_no_response_where_nobody_was_ever_heard_from(log, attempt, user):
    log("silent", company="zebra")
    attempt.refresh_from_db()
    assert attempt.outcome == Outcome.NO_RESPONSE
    other = factories.AttemptFactory(company__owner=user, company__name="Heard")
    factories.RoundFactory(attempt=other, kind="recruiter_screen", state="held", result="passed")
    log("in_touch", company="heard")
    log("silent", company="heard")
    other.refresh_from_db()
    assert other.outcome == Outcome.SILENT


def test_a_call_long_after_silence_opens_the_attempt_again(log, attempt, user):
    log("silent", company="zebra", when="2019")
    log("in_touch", company="zebra", when="2020", words="They rang.")
    attempt.refresh_from_db()
    assert attempt.outcome == ""
    assert user.events.get().act == "reopened"


def test_a_round_nobody_planned_is_recorded(log, attempt, user):
    log("held", company="zebra", words="A call out of the blue.")
    round = user.rounds.get()
    assert (round.state, round.kind, round.notes) == ("held", "", "A call out of the blue.")


def test_a_planned_round_is_cancelled(log, planned):
    log("cancelled")
    planned.refresh_from_db()
    assert planned.state == "cancelled"


def test_where_nothing_is_planned_nothing_is_cancelled(log, attempt, user):
    before = written(user)
    response = log("cancelled", company="zebra", words="Typed at length.")
    assert response.status_code == 422
    assert "Nothing is planned there that could have been cancelled." in response.text
    assert "Typed at length." in response.text
    assert 'value="zebra"' in response.text
    assert written(user) == before


def test_what_was_picked_before_another_company_was_typed_counts_no_more(log, planned, attempt):
    log("rejected", company="zebra", subject=f"round-{planned.pk}")
    attempt.refresh_from_db()
    planned.refresh_from_db()
    assert (attempt.outcome, planned.result) == ("rejected", "")


def test_letters_that_several_companies_begin_with_are_asked_about_not_guessed(log, user, attempt):
    factories.AttemptFactory(company__owner=user, company__name="Zenith")
    response = log("rejected", company="ze")
    assert response.status_code == 422
    assert "Several of your companies begin so." in response.text
    log("rejected", company="ze", subject=f"attempt-{attempt.pk}")
    attempt.refresh_from_db()
    assert attempt.outcome == "rejected"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"company": "a\0b"}, "This text holds a character that cannot be kept"),
        ({"company": "x" * 201}, "Please keep this within 200 characters"),
        ({"when": "tomorrow"}, "That day has not come yet."),
        ({"company": "nowhere"}, "There is no attempt at a company that begins so."),
        ({"what": ""}, "Choose what happened."),
        ({"what": "won"}, "This is not among what can be chosen here."),
        ({"when": "x" * 201}, "Please keep a date within 200 characters."),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_nothing_is_recorded(signed_in, user, attempt, sent, sentence):
    before = written(user)
    response = signed_in.post(LOG, {"what": "rejected", "when": "today", "words": "Kept.", **sent})
    assert response.status_code == 422
    assert sentence in response.text
    assert "Kept." in response.text
    assert written(user) == before


def test_with_nothing_open_it_offers_to_begin(signed_in, user):
    page = signed_in.get(LOG)
    assert "Nothing is open." in page.text
    assert reverse("attempt-new") in page.text
    assert signed_in.post(LOG, {"what": "rejected"}).status_code == 422


@pytest.mark.parametrize("what", [what for what in Happened.values if what != "cancelled"])
def test_a_request_that_comes_again_records_once(log, user, attempt, planned, what):
    sent = {"uuid": str(uuid4()), "company": "zebra"}
    log(what, **sent)
    once = written(user)
    assert log(what, **sent).status_code == 302
    assert written(user) == once


@pytest.mark.parametrize("what", [*Happened.values])
def test_it_is_undone_to_the_byte_from_the_toast(signed_in, log, user, planned, what):
    before = written(user)
    log(what)
    assert written(user) != before
    assert faults(user) == []
    signed_in.post(reverse("deed-undo", args=[user.deeds.last_done().pk]))
    assert written(user) == before
    assert faults(user) == []


def test_the_toast_says_what_and_offers_undo_and_the_debrief(signed_in, planned, user):
    page = signed_in.post(LOG, {"what": "passed", "when": "today"}, follow=True).text
    assert "Acme, attempt 1, coding interview: passed." in page
    assert f'<a href="{reverse("debrief", args=[planned.pk])}">Debrief now</a>' in page
    assert reverse("deed-undo", args=[user.deeds.last_done().pk]) in page


def test_nothing_of_a_stranger_is_picked_or_found(signed_in, user):
    stranger = factories.RoundFactory(state="planned", planned=PAST, attempt__company__name="Theirs")
    assert shown(signed_in) == []
    assert shown(signed_in, company="theirs") == []
    assert signed_in.post(LOG, {"what": "passed", "subject": f"round-{stranger.pk}"}).status_code == 422


def test_it_takes_as_many_queries_with_ten_times_the_attempts(signed_in, user, django_assert_num_queries):
    for count in (3, 30):
        for number in range(count):
            attempt = factories.AttemptFactory(company__owner=user, company__name=f"Zeta {count}.{number}")
            factories.RoundFactory(attempt=attempt, state="planned", planned=PAST)
            factories.LoopFactory(attempt=attempt)
        with django_assert_num_queries(9):
            signed_in.get(LOG)
        with django_assert_num_queries(8):
            signed_in.get(LOG, {"company": "zeta"})


@pytest.mark.parametrize("count", [3, 30])
def test_recording_takes_a_fixed_number_of_queries(signed_in, user, count, django_assert_max_num_queries):
    for number in range(count):
        attempt = factories.AttemptFactory(company__owner=user, company__name=f"Zeta {number}")
        factories.RoundFactory(attempt=attempt, state="planned", planned=PAST)
    with django_assert_max_num_queries(35):  # three look for what is kept of it; one holds the owner on PostgreSQL
        signed_in.post(LOG, {"what": "passed", "when": "today"})


def test_what_somebody_came_from_is_picked_though_it_lies_far_down(signed_in, user, planned):
    for number in range(8):
        factories.RoundFactory(
            attempt__company__owner=user, state="planned", planned=FuzzyDate(f"202{number % 5 + 1}", "then")
        )
    assert f"*round-{planned.pk}" not in shown(signed_in)
    assert shown(signed_in, subject=f"round-{planned.pk}")[0] == f"*round-{planned.pk}"


def test_what_was_picked_is_recorded_though_something_else_came_due_since(log, user, planned):
    picked = f"round-{planned.pk}"
    for _ in range(8):
        factories.RoundFactory(attempt__company__owner=user, state="planned", planned=FuzzyDate("2025", "2025"))
    log("passed", subject=picked)
    planned.refresh_from_db()
    assert planned.result == "passed"


@pytest.mark.parametrize("key", ["round-0", "round-x", "person-1", "round", "-", "attempt-99999999999999999999"])
def test_what_nobody_can_pick_is_passed_over(signed_in, planned, key):
    assert shown(signed_in, subject=key) == [f"*round-{planned.pk}"]


def test_what_was_held_keeps_the_result_it_has(log, planned):
    log("passed")
    log("held", subject=f"round-{planned.pk}", words="And it was long.")
    planned.refresh_from_db()
    assert (planned.result, planned.notes) == ("passed", "And it was long.")


def test_what_was_removed_a_moment_ago_is_not_logged_and_no_word_is_lost(log, user, planned, monkeypatch):
    """Between reading the form and writing, another tab may have removed it."""
    monkeypatch.setattr("applications.log.telling.subject_named", lambda owner, key: None)
    before = written(user)
    response = log("passed", subject=f"round-{planned.pk}", words="Typed.")
    assert response.status_code == 422
    assert "This was removed a moment ago." in response.text
    assert "Typed." in response.text
    assert written(user) == before


def test_a_round_planned_for_tomorrow_is_not_due_yet(signed_in, attempt, user):
    soon = timezone.localdate() + timedelta(days=1)
    tomorrow = factories.RoundFactory(attempt__company__owner=user, state="planned", planned=FuzzyDate(str(soon)))
    assert shown(signed_in) == [f"*attempt-{attempt.pk}", f"round-{tomorrow.pk}"]


def test_a_round_planned_for_later_today_is_due(signed_in, attempt, user):
    tonight = FuzzyDate(f"{timezone.localdate()}T23:59Z")
    today = factories.RoundFactory(attempt__company__owner=user, state="planned", planned=tonight)
    assert shown(signed_in) == [f"*round-{today.pk}", f"attempt-{attempt.pk}"]


def test_rounds_planned_long_ago_crowd_out_nothing(signed_in, user):
    for _ in range(15):
        factories.RoundFactory(attempt__company__owner=user, attempt__outcome="rejected", state="planned", planned=PAST)
    today = FuzzyDate(str(timezone.localdate()))
    due = factories.RoundFactory(attempt__company__owner=user, attempt__rank=-5, state="planned", planned=today)
    for _ in range(15):
        factories.AttemptFactory(company__owner=user)
    assert shown(signed_in)[0] == f"*round-{due.pk}"


def test_a_cancellation_keeps_its_day_and_its_words(log, planned):
    log("cancelled", when="yesterday", words="The recruiter fell ill.")
    event = planned.attempt.events.get()
    assert (event.words, event.round, event.happened.edtf) == (
        "Cancelled.\nThe recruiter fell ill.",
        planned,
        YESTERDAY,
    )
    assert faults(planned.attempt.owner) == []


@pytest.mark.parametrize(("outcome", "act"), [("", "contacted"), ("rejected", "contacted"), ("silent", "reopened")])
def test_that_they_got_in_touch_ends_a_silence_and_no_rejection(log, attempt, outcome, act):
    if outcome:
        factories.DecisionFactory(attempt=attempt, kind=outcome)
        refresh_facts(attempt)
    log("in_touch", company="zebra")
    assert attempt.events.get().act == act


def test_my_own_no_to_an_offer_declines_it(log, attempt):
    log("offer", company="zebra")
    log("withdrawn", company="zebra")
    attempt.refresh_from_db()
    assert attempt.outcome == Outcome.OFFER_DECLINED


def test_one_logs_about_the_attempt_one_looks_at(signed_in, planned, attempt):
    assert shown(signed_in)[0] == f"*round-{planned.pk}"
    assert f"*attempt-{attempt.pk}" in shown(signed_in, attempt=attempt.pk)
    assert shown(signed_in, attempt=factories.AttemptFactory().pk) == shown(signed_in)
    page = signed_in.get(attempt.get_absolute_url()).text
    assert page.count(f'href="{LOG}?attempt={attempt.pk}"') == 2  # under the thumb and under its key


@pytest.mark.parametrize("when", ["Friday", "on Tuesday", "next Fri", "next week", "in 3 days", "day after tomorrow"])
def test_a_day_that_may_be_to_come_is_asked_about(log, attempt, when):
    response = log("rejected", company="zebra", when=when)
    assert response.status_code == 422
    assert "when" in response.context["form"].errors
    assert not attempt.decisions.exists()


def test_a_company_that_is_not_known_is_taken_along_to_a_new_attempt(signed_in):
    link = f"{reverse('attempt-new')}?company_name=Nowhere%20Inc"
    assert link in signed_in.get(LOG, {"company": "Nowhere Inc"}).text
    assert signed_in.get(link).context["form"]["company_name"].value() == "Nowhere Inc"


def test_the_choice_of_silence_says_who_closes_it(signed_in, attempt):
    text = signed_in.get(LOG).text
    assert "Silence, so I close it" in text
    assert "Silence:" not in text
