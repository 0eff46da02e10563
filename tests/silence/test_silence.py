"""The page that lists all that went silent, and closes it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from applications.thread.standing import refresh_facts
from tests import factories


def days_ago(days: int) -> FuzzyDate:
    return FuzzyDate((timezone.localdate() - timedelta(days=days)).isoformat())


@pytest.fixture
def open_since(user):
    """Makes an open attempt that they last wrote in so many days ago; None for an unknown day."""

    def made(name: str, days: int | None, **details):
        about = {"company__owner": user, "company__name": name, "number": 1, **details}
        attempt = factories.AttemptFactory(**about)
        happened = None if days is None else days_ago(days)
        factories.EventFactory(attempt=attempt, actor="them", act="contacted", happened=happened)
        refresh_facts(attempt)
        return attempt

    return made


def shown(response) -> list[str]:
    return [str(row.attempt.company) for row in response.context["sweep"].page]


def close(client, *attempts, address="/silence/", **more):
    answer = client.post(address, {"attempts": [attempt.pk for attempt in attempts], **more}, follow=True)
    for attempt in attempts:
        attempt.refresh_from_db()
    return answer


def said(answer) -> str:
    return " ".join(map(str, answer.context["messages"]))


def test_the_longest_silent_stand_first(signed_in, open_since):
    for name, days in (("Acme", 40), ("Stripe", 90), ("Globex", 12)):
        open_since(name, days)
    page = signed_in.get("/silence/")
    assert shown(page) == ["Stripe", "Acme"]
    assert "silent for 40 days" in page.text


def test_the_days_stand_in_the_address(signed_in, open_since):
    for name, days in (("Acme", 40), ("Stripe", 90), ("Globex", 12)):
        open_since(name, days)
    assert shown(signed_in.get("/silence/?days=90")) == ["Stripe"]
    assert shown(signed_in.get("/silence/?days=12")) == ["Stripe", "Acme", "Globex"]


@pytest.mark.parametrize("days", ["", "soon", "0", "-3", "1.5", "99999999999999999999"])
def test_days_that_are_none_are_refused_in_words_and_kept(signed_in, open_since, days):
    open_since("Acme", 40)
    page = signed_in.get("/silence/", {"days": days})
    assert page.status_code == 422
    assert "Give a whole number of days" in page.text
    assert f'value="{days}"' in page.text or not days
    assert "Acme" not in page.text


def test_what_is_not_known_stands_apart_and_cannot_be_ticked(signed_in, open_since):
    open_since("Acme", 40)
    unknown = open_since("Stripe", None)
    page = signed_in.get("/silence/")
    assert shown(page) == ["Acme"]
    assert [row.attempt for row in page.context["sweep"].apart] == [unknown]
    assert f'value="{unknown.pk}"' not in page.text
    assert close(signed_in, unknown).status_code == 200
    assert unknown.outcome == ""


def test_what_was_heard_of_lately_stands_nowhere(signed_in, open_since):
    open_since("Acme", 3)
    page = signed_in.get("/silence/")
    assert "Acme" not in page.text
    assert "Nothing is silent for that long" in page.text


def test_many_are_closed_at_once(signed_in, open_since, user):
    acme, stripe, globex = (open_since(name, 40) for name in ("Acme", "Stripe", "Globex"))
    answer = close(signed_in, acme, stripe)
    globex.refresh_from_db()
    assert [each.outcome for each in (acme, stripe, globex)] == ["silent", "silent", ""]
    assert "Closed: 2 as silent." in said(answer)
    assert shown(answer) == ["Globex"]
    decision = acme.decisions.get()
    assert (decision.decided_by, decision.learned, decision.owner) == ("me", days_ago(0), user)


def test_undone_and_done_again_it_leads_back_to_the_list(signed_in, open_since, user):
    closed = [open_since(name, days=40) for name in ("Acme", "Stripe")]
    close(signed_in, *closed, address="/silence/?days=35")
    deed = user.deeds.get()
    for turn in ("deed-undo", "deed-redo"):
        response = signed_in.post(reverse(turn, args=[deed.pk]))
        assert (response.status_code, response.url) == (302, "/silence/?days=35")
    assert user.decisions.count() == 2


def test_where_they_never_were_in_touch_it_is_no_response(signed_in, user):
    attempt = factories.AttemptFactory(company__owner=user, began=days_ago(60))
    assert "never answered" in signed_in.get("/silence/").text
    assert "Closed: 1 as no response." in said(close(signed_in, attempt))
    assert attempt.outcome == "no_response"


def test_sent_twice_it_is_recorded_once(signed_in, open_since):
    attempt, sent = open_since("Acme", 40), str(uuid4())
    answers = [close(signed_in, attempt, uuid=sent) for _ in range(2)]
    assert attempt.decisions.count() == 1
    assert [said(answer) for answer in answers] == ["Closed: 1 as silent."] * 2


def test_what_was_closed_or_heard_of_meanwhile_is_left_and_named(signed_in, open_since):
    acme, closed, heard = (open_since(name, 40) for name in ("Acme", "Stripe", "Globex"))
    factories.DecisionFactory(attempt=closed, kind="rejected")
    factories.EventFactory(attempt=heard, actor="them", act="invited", happened=days_ago(0))
    for attempt in (closed, heard):
        refresh_facts(attempt)
    answer = close(signed_in, acme, closed, heard)
    assert [each.outcome for each in (acme, closed, heard)] == ["silent", "rejected", ""]
    assert "Closed: 1 as silent." in said(answer)
    assert said(answer).endswith("Stripe, attempt 1; Globex, attempt 1.")


def test_ticking_nothing_is_said_beside_the_boxes(signed_in, open_since):
    open_since("Acme", 40)
    answer = signed_in.post("/silence/", {})
    assert answer.status_code == 422
    assert "Tick at least one." in answer.text
    assert shown(answer) == ["Acme"]


@pytest.mark.parametrize("sent", ["x", "-1", "9" * 30, "\0"])
def test_a_key_that_is_none_closes_nothing(signed_in, open_since, sent):
    open_since("Acme", 40)
    assert signed_in.post("/silence/", {"attempts": [sent]}).status_code == 422


def test_a_strangers_attempt_is_neither_shown_nor_closed(signed_in):
    stranger = factories.AttemptFactory(began=days_ago(60))
    assert str(stranger.company) not in signed_in.get("/silence/").text
    assert "Nothing was closed." in said(close(signed_in, stranger))
    assert stranger.outcome == ""


def test_thirty_stand_on_a_page(signed_in, open_since):
    for number in range(32):
        open_since(f"Company {number}", 40 + number)
    assert len(shown(signed_in.get("/silence/"))) == 30
    assert shown(signed_in.get("/silence/?page=2")) == ["Company 1", "Company 0"]


def test_it_reads_as_many_queries_however_many_are_silent(signed_in, open_since, django_assert_num_queries):
    for several in (3, 30):
        for _ in range(several):
            open_since("Acme", 40)
            open_since("Stripe", None)
        with django_assert_num_queries(5):
            signed_in.get("/silence/")


def test_a_bundle_nobody_answered_can_be_closed(signed_in, user):
    bundle = factories.AttemptFactory(owner=user, company=None, count_words="about thirty", began=days_ago(60))
    assert "about thirty applications" in signed_in.get("/silence/").text
    close(signed_in, bundle)
    assert bundle.outcome == "no_response"


def test_today_and_the_timeline_lead_there(signed_in, open_since):
    open_since("Acme", 40)
    for address in ("/", "/timeline/"):
        assert 'href="/silence/"' in signed_in.get(address).text


def test_it_moves_in_place(signed_in, open_since, in_region):
    attempt = open_since("Acme", 40)
    sent = {"attempts": [attempt.pk]}
    done = signed_in.post("/silence/", sent, headers=in_region("silent-attempts"), follow=True)
    assert done.text.strip().startswith('<div id="silent-attempts"')


def test_an_old_page_sent_again_after_the_attempt_went_on_closes_nothing_and_breaks_nothing(
    signed_in, open_since, user
):
    attempt, sent = open_since("Acme", 60), {"uuid": str(uuid4())}
    close(signed_in, attempt, **sent)
    wrote = {"words": "They wrote after all.", "happened": str(days_ago(50))}
    signed_in.post(f"{attempt.get_absolute_url()}reopening/", wrote)
    assert close(signed_in, attempt, **sent).status_code == 200
    assert (attempt.outcome, user.decisions.count()) == ("", 1)
