"""An attempt that had ended goes on."""

from uuid import uuid4

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from applications.thread.standing import refresh_facts
from tests.factories import AttemptFactory, DecisionFactory


@pytest.fixture
def ended(user):
    """An attempt that was closed as silent on 10 May."""
    attempt = AttemptFactory(company__owner=user, company__name="Stripe", number=1)
    DecisionFactory(attempt=attempt, kind="silent", learned=FuzzyDate("2026-05-10"))
    refresh_facts(attempt)
    return attempt


def reopen(client, attempt, **typed):
    answer = client.post(f"{attempt.get_absolute_url()}reopening/", {"actor": "them", **typed}, follow=True)
    attempt.refresh_from_db()
    return answer


def test_the_page_of_a_silent_attempt_offers_that_they_wrote_after_all(signed_in, ended):
    page = signed_in.get(ended.get_absolute_url()).text
    assert "They wrote after all" in page
    assert f'href="{ended.get_absolute_url()}reopening/"' in page


def test_what_they_wrote_opens_it_again(signed_in, ended):
    answer = reopen(signed_in, ended, words="Sorry for the wait.", happened="12 May 2026", channel="email")
    assert (ended.outcome, ended.last_contact.date().isoformat()) == ("", "2026-05-12")
    assert "Stripe, attempt 1 is open again." in answer.text
    assert "Sorry for the wait." in answer.text


def test_it_opens_also_when_they_had_written_before_it_was_closed(signed_in, ended):
    reopen(signed_in, ended, words="It lay among the spam.", happened="8 May 2026")
    assert ended.outcome == ""
    assert ended.events.get().rank > ended.decisions.get().rank


def test_nothing_need_be_typed(signed_in, ended):
    form = signed_in.get(f"{ended.get_absolute_url()}reopening/").context["form"]
    reopen(signed_in, ended, happened=form["happened"].value())
    assert ended.outcome == ""


def test_sent_twice_it_is_recorded_once(signed_in, ended):
    sent = str(uuid4())
    for _ in range(2):
        reopen(signed_in, ended, uuid=sent)
    assert ended.events.count() == 1


def test_a_later_no_ends_it_again(signed_in, ended):
    reopen(signed_in, ended, happened="12 May 2026")
    signed_in.post(f"{ended.get_absolute_url()}outcome/", {"kind": "rejected", "learned": "20 May 2026"})
    ended.refresh_from_db()
    assert ended.outcome == "rejected"


def test_a_strangers_attempt_is_not_reopened(signed_in):
    stranger = DecisionFactory(kind="silent").attempt
    assert reopen(signed_in, stranger).status_code == 404


def test_what_cannot_be_read_keeps_what_was_typed(signed_in, ended):
    answer = reopen(signed_in, ended, words="They called.", channel="pigeon")
    assert answer.status_code == 422
    assert "They called." in answer.text
    assert ended.outcome == "silent"
