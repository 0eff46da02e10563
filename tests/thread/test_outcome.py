from uuid import uuid4

from django.urls import reverse

from applications.attempts.placing import rank_in_thread
from applications.thread.recording import record_offer
from applications.transfer.check import disagreements
from tests.factories import (
    AttemptFactory,
    DecisionFactory,
    EventFactory,
    OfferVersionFactory,
    RoleFactory,
    RoundFactory,
)  # fmt: skip


def record(client, attempt, **typed):
    return client.post(reverse("outcome-new", args=[attempt.pk]), typed)


def test_an_outcome_needs_one_choice(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    place = record(signed_in, attempt, kind="rejected").url
    assert place == f"{attempt.get_absolute_url()}#decision-{attempt.decisions.get().pk}"
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
    assert "recorded first as “<del>accepted</del>”" in signed_in.get(first.attempt.get_absolute_url()).text


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


def test_a_form_that_is_sent_twice_records_once(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    for kind, uuid in (("rejected", uuid4()), ("offer", uuid4())):
        for _ in range(2):
            record(signed_in, attempt, kind=kind, uuid=uuid)
    assert (attempt.decisions.count(), user.offer_versions.count()) == (1, 1)


def test_a_correction_is_of_the_decision_that_was_shown(signed_in, user):
    shown = DecisionFactory(attempt__company__owner=user, kind="silent")
    record(signed_in, shown.attempt, kind="rejected")
    record(signed_in, shown.attempt, kind="no_response", is_correction="on", revision=shown.pk)
    assert shown.correction.kind == "no_response"
    assert [decision.kind for decision in shown.attempt.decisions.current().in_order()] == ["no_response", "rejected"]


def test_a_correction_of_what_was_corrected_meanwhile_shows_both(signed_in, user):
    shown = DecisionFactory(attempt__company__owner=user, kind="silent")
    record(signed_in, shown.attempt, kind="rejected", is_correction="on", revision=shown.pk)
    response = record(signed_in, shown.attempt, kind="withdrawn", is_correction="on", revision=shown.pk)
    assert response.status_code == 422
    assert '<p class="stands">Rejected</p>' in response.text


def test_all_that_can_be_known_of_a_decision_is_kept(signed_in, user):
    attempt, other = AttemptFactory(company__owner=user), AttemptFactory(company__owner=user)
    role, rival = RoleFactory(company=attempt.company), OfferVersionFactory(offer__attempt=other).offer
    typed = {"kind": "expired", "decided_by": "them", "stage": 4, "reason": "slow", "learned_how": "email"}
    typed |= {"words": "No longer", "what_expired": "the opening"}
    dates = {"decided": "1 May 2020", "learned": "2 May 2020"}
    linked = {"role": role, "rival_attempt": other, "rival_offer": rival}
    record(signed_in, attempt, **typed, **dates, **{name: row.pk for name, row in linked.items()})
    decision = attempt.decisions.get()
    assert {name: getattr(decision, name) for name in typed} == typed
    assert {name: str(getattr(decision, name)) for name in dates} == dates
    assert {name: getattr(decision, name) for name in linked} == linked


def test_any_decision_can_be_corrected_and_emptied(signed_in, user):
    first = DecisionFactory(attempt__company__owner=user, kind="silent", reason="busy", stage=2)
    DecisionFactory(attempt=first.attempt, kind="rejected")
    address = reverse("decision-correct", args=[first.pk])
    assert ">busy</textarea>" in signed_in.get(address).text.replace("\n", "")
    signed_in.post(address, {"kind": "no_response", "revision": first.pk})
    assert (first.correction.kind, first.correction.reason, first.correction.stage) == ("no_response", "", None)
    first.attempt.refresh_from_db()
    assert first.attempt.outcome == "rejected"


def test_a_strangers_decision_cannot_be_corrected(signed_in):
    decision = DecisionFactory()
    assert signed_in.post(reverse("decision-correct", args=[decision.pk]), {"kind": "silent"}).status_code == 404
