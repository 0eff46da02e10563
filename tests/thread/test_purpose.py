"""Another figure of pay than they heard before: asked about once, and kept if it is meant."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import AttemptFactory, CompanyFactory, EventFactory, OwnEventFactory, RoundFactory

SAID = "You say 95k; in Phone interview, Acme, attempt 1, 2018 you said 85k."


@pytest.fixture
def company(user):
    return CompanyFactory(owner=user, name="Acme")


@pytest.fixture
def before(company):
    """In an earlier attempt they heard a figure."""
    attempt = AttemptFactory(company=company, number=1, rank=1)
    round = RoundFactory(attempt=attempt, kind="phone_screen", happened=FuzzyDate("2018"))
    return EventFactory(attempt=attempt, round=round, act="told_them", actor="me", words="Said 85k base.")


@pytest.fixture
def round(company):
    return RoundFactory(attempt=AttemptFactory(company=company, number=2, rank=100))


@pytest.fixture
def tell(signed_in, round):
    address = reverse("event-new", args=[round.attempt_id])
    return lambda words, **more: signed_in.post(address, {"actor": "me", "act": "told_them", "words": words, **more})


@pytest.fixture
def debrief(signed_in, round):
    address = reverse("debrief", args=[round.pk])
    return lambda **typed: signed_in.post(address, typed)


def test_another_figure_is_asked_about_beside_the_field(tell, before, round):
    response = tell("My base is 95k now.", channel="call")
    assert response.status_code == 422
    assert response.context["form"]["words"].errors[0].startswith(SAID)
    assert 'name="on_purpose"' in response.text
    assert "My base is 95k now." in response.text
    assert not round.attempt.events.exists()


def test_ticked_it_is_kept_and_that_is_said(signed_in, tell, before, round):
    response = tell("95k", on_purpose="on")
    assert "Kept, on purpose." in signed_in.get(response.url).text
    assert round.attempt.events.get().words == "95k"


def test_a_form_nobody_asked_yet_shows_no_box(signed_in, tell, before, round):
    assert 'name="on_purpose"' not in signed_in.get(reverse("event-new", args=[round.attempt_id])).text


@pytest.mark.parametrize("words", ["85,000 €, as before", "80–90k", "I left in 2019", "No word about pay."])
def test_the_same_figure_or_none_is_recorded_as_ever(tell, before, words):
    assert tell(words).status_code == 302


def test_what_they_did_or_what_was_told_elsewhere_is_not_asked_about(tell, before, user):
    OwnEventFactory(owner=user, act="told_them", words="My pay is 70k")
    EventFactory(attempt=AttemptFactory(company__owner=user), act="told_them", words="70k")
    assert tell("We pay 95k", actor="them").status_code == 302
    assert tell("85k").status_code == 302


def test_what_was_told_last_counts(tell, before, round):
    EventFactory(attempt=round.attempt, act="told_them", actor="", words="95k")
    assert tell("95k").status_code == 302
    assert tell("85k").status_code == 422


def test_what_was_told_in_a_later_attempt_was_not_told_before(tell, round, company):
    EventFactory(attempt=AttemptFactory(company=company, rank=200), act="told_them", words="120k")
    assert tell("95k").status_code == 302


def test_what_was_told_to_the_company_as_a_whole_counts(tell, user, company):
    OwnEventFactory(owner=user, company=company, act="told_them", words="From 85k.")
    assert "in Acme you said 85k" in tell("95k").text


def test_a_correction_is_not_held_against_what_it_corrects(signed_in, round):
    event = EventFactory(attempt=round.attempt, act="told_them", actor="me", words="85k")
    sent = {"actor": "me", "act": "told_them", "words": "95k", "revision": event.mark}
    assert signed_in.post(reverse("event-correct", args=[event.pk]), sent).status_code == 302
    assert round.attempt.events.current().get().words == "95k"


def test_a_tick_alone_corrects_nothing(signed_in, round):
    event = EventFactory(attempt=round.attempt, act="told_them", actor="me", words="85k")
    sent = {"actor": "me", "act": "told_them", "words": "85k", "revision": event.mark, "on_purpose": "on"}
    signed_in.post(reverse("event-correct", args=[event.pk]), sent)
    assert round.attempt.events.get() == event


def test_a_debrief_asks_too_and_keeps_it_when_it_is_meant(signed_in, debrief, before, round):
    response = debrief(told_them="95k", went_well="All of it.")
    assert response.status_code == 422
    assert response.context["form"]["told_them"].errors[0].startswith(SAID)
    assert "All of it." in response.text
    kept = debrief(told_them="95k", on_purpose="on")
    assert "Kept, on purpose." in signed_in.get(kept.url).text
    assert round.events.get().words == "95k"


def test_a_debrief_asks_about_what_it_changes_alone(signed_in, debrief, before, round):
    debrief(told_them="95k", on_purpose="on")
    form = signed_in.get(reverse("debrief", args=[round.pk])).context["form"]
    sent = {"told_them": "95k", "went_well": "Calm.", "revision": form["revision"].value()}
    assert debrief(**sent).status_code == 302
    assert round.post_mortems.get().went_well == "Calm."


def test_only_a_figure_costs_a_query_and_it_costs_one(tell, before):
    def queries(words: str) -> int:
        with CaptureQueriesContext(connection) as found:
            tell(words)
        return len(found)

    queries("warm")
    plain = queries("No word.")
    EventFactory.create_batch(10, attempt=before.attempt, act="told_them", words="85k")
    assert queries("Said 85k.") == plain + 1


def test_a_debrief_that_is_sent_twice_on_purpose_is_kept_once(debrief, before, round):
    sent = {"told_them": "95k", "on_purpose": "on", "revision": ""}
    assert [debrief(**sent).status_code, debrief(**sent).status_code] == [302, 302]
    assert round.events.count() == 1
