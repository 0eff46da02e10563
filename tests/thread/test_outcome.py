from django.urls import reverse

from applications.attempts.placing import rank_in_thread
from applications.thread.recording import record_offer
from applications.transfer.check import disagreements
from tests.factories import AttemptFactory, DecisionFactory, EventFactory, RoundFactory


def record(client, attempt, **typed):
    return client.post(reverse("outcome-new", args=[attempt.pk]), typed)


def test_an_outcome_needs_one_choice(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    assert record(signed_in, attempt, kind="rejected").url == attempt.get_absolute_url()
    attempt.refresh_from_db()
    assert (attempt.outcome, attempt.decisions.get().decided_by) == ("rejected", "")


def test_an_offer_waits_for_its_answer(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    record(signed_in, attempt, kind="offer", learned="1 Oct 2020 13:09", words="They called")
    attempt.refresh_from_db()
    assert (attempt.outcome, attempt.stage_label) == ("offer", "offer")
    assert str(attempt.offers.get().versions.get().made) == "1 Oct 2020 13:09"


def test_an_offer_with_a_reason_is_refused_rather_than_lost(signed_in, user):
    response = record(signed_in, AttemptFactory(company__owner=user), kind="offer", reason="They liked it")
    assert response.status_code == 422
    assert "They liked it" in response.text


def test_no_choice_is_refused_and_keeps_every_word(signed_in, user):
    response = record(signed_in, AttemptFactory(company__owner=user), words="Not this time", learned="yesterday-ish")
    assert response.status_code == 422
    assert "Choose how it ended." in response.text
    assert "Not this time" in response.text
    assert "yesterday-ish" in response.text


def test_a_rejected_attempt_keeps_its_furthest_stage(signed_in, user):
    attempt = RoundFactory(attempt__company__owner=user, attempt__stage_of_steps=4).attempt
    record(signed_in, attempt, kind="rejected")
    attempt.refresh_from_db()
    assert attempt.stage_label == "loop"


def test_a_later_decision_is_appended_and_counts(signed_in, user):
    attempt = DecisionFactory(attempt__company__owner=user, kind="silent").attempt
    record(signed_in, attempt, kind="rejected")
    attempt.refresh_from_db()
    assert attempt.outcome == "rejected"
    assert [decision.kind for decision in attempt.decisions.in_order()] == ["silent", "rejected"]


def test_a_correction_keeps_the_first_one_readable(signed_in, user):
    first = DecisionFactory(attempt__company__owner=user, kind="accepted")
    record(signed_in, first.attempt, kind="rejected", is_correction="on")
    first.attempt.refresh_from_db()
    assert (first.attempt.outcome, first.attempt.stage_label) == ("rejected", "not known")
    assert first.correction.kind == "rejected"
    assert "recorded first as “accepted”" in signed_in.get(first.attempt.get_absolute_url()).text


def test_a_process_reopened_after_a_no_is_open_again(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    record(signed_in, attempt, kind="rejected")
    EventFactory(attempt=attempt, act="reopened", rank=attempt.decisions.get().rank + 1)
    record(signed_in, attempt, kind="offer")
    attempt.refresh_from_db()
    assert attempt.outcome == "offer"


def test_a_rival_of_another_account_is_refused(signed_in, user):
    attempt, mine = AttemptFactory(company__owner=user), AttemptFactory(company__owner=user)
    assert record(signed_in, attempt, kind="withdrawn", rival_attempt=AttemptFactory().pk).status_code == 422
    assert record(signed_in, attempt, kind="withdrawn", rival_attempt=mine.pk).status_code == 302


def test_a_strangers_attempt_takes_no_outcome(signed_in):
    attempt = AttemptFactory()
    assert record(signed_in, attempt, kind="rejected").status_code == 404
    assert not attempt.decisions.exists()


def test_a_no_dated_by_its_year_alone_follows_the_silence_of_that_year(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    record(signed_in, attempt, kind="silent", learned="June 2020")
    record(signed_in, attempt, kind="rejected", learned="2020")
    attempt.refresh_from_db()
    assert attempt.outcome == "rejected"


def test_an_offer_after_a_no_stands(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    record(signed_in, attempt, kind="rejected")
    record(signed_in, attempt, kind="offer")
    attempt.refresh_from_db()
    assert attempt.outcome == "offer"


def test_an_offer_is_no_correction(signed_in, user):
    attempt = DecisionFactory(attempt__company__owner=user).attempt
    response = record(signed_in, attempt, kind="offer", is_correction="on")
    assert response.status_code == 422
    assert "leave this unticked" in response.text


def test_a_corrected_decision_is_in_order(signed_in, user):
    attempt = AttemptFactory(company__owner=user, number=1)
    record(signed_in, attempt, kind="rejected")
    record(signed_in, attempt, kind="withdrawn", is_correction="on")
    assert list(disagreements(user)) == []


def test_an_offer_and_its_version_move_together(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    version = record_offer(attempt)
    RoundFactory(attempt=attempt, rank=version.rank - 1)
    rank_in_thread(attempt, precedes=version.rank)
    version.refresh_from_db()
    assert version.rank == attempt.offers.get().rank
