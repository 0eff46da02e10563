"""For how long nobody has been in touch, as an attempt's own page says it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.reach import refresh_steps
from applications.thread.rows import Rows
from applications.thread.silence import silence_of, silences
from applications.thread.standing import refresh_facts
from tests import factories

LAST = 10**15
NOW = datetime(2026, 9, 22, 17, 0, tzinfo=UTC)


def on(day: str) -> FuzzyDate:
    return FuzzyDate(day)


@pytest.fixture
def attempt(user):
    return factories.AttemptFactory(company__owner=user, company__name="Stripe", number=1, began=on("2026-01-01"))


def told(attempt) -> str:
    """What its page says, which must be what the list of all that is silent says."""
    refresh_steps(attempt)
    refresh_facts(attempt)
    attempt.refresh_from_db()
    alone = silence_of(attempt, Rows.of(attempt), NOW)
    among, _ = silences(attempt.owner, NOW, 30)
    assert [(each.words, each.since, each.heard) for each in among] == (
        [(alone.words, alone.since, alone.heard)] if alone else []
    )
    return f"{alone.words}, {alone.since}" if alone else ""


def test_silence_is_counted_from_the_last_contact(attempt):
    factories.EventFactory(attempt=attempt, actor="them", act="contacted", happened=on("2026-08-19"))
    factories.EventFactory(attempt=attempt, actor="me", act="followed_up", happened=on("2026-09-20"))
    assert told(attempt) == "silent for 34 days, since 19 August"


@pytest.mark.parametrize(
    ("what", "details"),
    [
        (factories.RoundFactory, {"happened": on("2026-08-19")}),
        (factories.RoundFactory, {"happened": on("2026-08-01"), "result_learned": on("2026-08-19")}),
        (factories.LoopFactory, {"happened": on("2026-08-19")}),
        (factories.FeedbackFactory, {"given": on("2026-08-19")}),
        (factories.EventFactory, {"actor": "them", "act": "asked", "happened": on("2026-08-19")}),
    ],
)
def test_any_contact_counts(attempt, what, details):
    what(attempt=attempt, **details)
    assert told(attempt) == "silent for 34 days, since 19 August"


def test_an_attempt_nobody_answered_is_silent_since_it_began(attempt):
    assert told(attempt) == "silent for about nine months, since 1 January"
    assert not silence_of(attempt, Rows.of(attempt), NOW).heard.is_contact


def test_a_recruiter_who_wrote_first_was_in_touch(attempt):
    attempt.origin = "recruiter"
    assert silence_of(attempt, Rows.of(attempt), NOW).heard.is_contact


@pytest.mark.parametrize("last", ["2026-08-24", "2026-09"])
def test_under_a_month_or_what_may_be_under_a_month_is_not_called_silence(attempt, last):
    factories.FeedbackFactory(attempt=attempt, given=on(last))
    assert told(attempt) == ""


def test_a_vaguer_contact_that_may_be_later_leaves_it_open(attempt):
    factories.FeedbackFactory(attempt=attempt, given=on("2026-05-01"))
    factories.RoundFactory(attempt=attempt, happened=on("2026"))
    assert told(attempt) == ""


def test_something_undated_behind_all_dates_leaves_it_open(attempt):
    factories.RoundFactory(attempt=attempt, happened=on("2026-05-01"))
    factories.EventFactory(attempt=attempt, actor="them", act="told_me", rank=LAST)
    assert told(attempt) == ""


def test_something_undated_before_the_last_date_does_not(attempt):
    factories.RoundFactory(attempt=attempt)
    factories.RoundFactory(attempt=attempt, happened=on("2026-08-19"))
    assert told(attempt) == "silent for 34 days, since 19 August"


def test_undated_rounds_of_a_dated_loop_took_place_then(attempt):
    loop = factories.LoopFactory(attempt=attempt, happened=on("2026-08-19"))
    factories.RoundFactory(attempt=attempt, loop=loop)
    assert told(attempt) == "silent for 34 days, since 19 August"


def test_a_round_called_off_shows_a_contact_and_not_when(attempt):
    factories.RoundFactory(attempt=attempt, state="cancelled", planned=on("2026-03-01"))
    assert told(attempt) == ""
    factories.FeedbackFactory(attempt=attempt, given=on("2026-08-19"))
    assert told(attempt) == "silent for 34 days, since 19 August"


def test_what_was_corrected_counts_as_it_stands(attempt):
    first = factories.FeedbackFactory(attempt=attempt, given=on("2026-09-20"))
    factories.FeedbackFactory(attempt=attempt, given=on("2026-08-19"), corrects=first)
    assert told(attempt) == "silent for 34 days, since 19 August"


def test_their_no_was_a_contact_once_it_is_reopened(attempt):
    factories.DecisionFactory(attempt=attempt, kind="rejected", learned=on("2026-08-19"))
    factories.EventFactory(attempt=attempt, actor="me", act="reopened", rank=LAST)
    assert told(attempt) == "silent for 34 days, since 19 August"


@pytest.mark.parametrize(
    ("what", "details"),
    [
        (factories.RoundFactory, {"planned": on("2026-10-01")}),
        (factories.RoundFactory, {"planned": on("2026-09-18")}),
        (factories.RoundFactory, {}),
        (factories.LoopFactory, {}),
    ],
)
def test_nothing_is_silent_while_a_step_is_planned(attempt, what, details):
    what(attempt=attempt, state="planned", **details)
    assert told(attempt) == ""


def test_a_plan_of_long_ago_is_none(attempt):
    factories.FeedbackFactory(attempt=attempt, given=on("2026-03-01"))
    factories.RoundFactory(attempt=attempt, state="planned", planned=on("2026-03-20"))
    assert told(attempt) == "silent for about seven months, since 1 March"


def test_an_attempt_that_ended_is_not_silent(attempt):
    factories.DecisionFactory(attempt=attempt, kind="withdrawn")
    assert told(attempt) == ""


def days_ago(days: int) -> FuzzyDate:
    return FuzzyDate((timezone.localdate() - timedelta(days=days)).isoformat())


def test_the_page_says_it_and_offers_to_close_it(signed_in, attempt):
    factories.FeedbackFactory(attempt=attempt, given=days_ago(34))
    refresh_facts(attempt)
    page = signed_in.get(attempt.get_absolute_url()).text
    assert "Silent for 34 days" in page
    close = f"{attempt.get_absolute_url()}outcome/?kind=silent"
    assert f'href="{close}"' in page
    assert signed_in.get(close).context["form"]["kind"].value() == "silent"


def test_the_page_as_it_was_known_claims_no_silence(signed_in, attempt):
    assert "Silent for" not in signed_in.get(f"{attempt.get_absolute_url()}?known=2030").text


def test_an_outcome_that_is_none_is_not_chosen_beforehand(signed_in, attempt):
    page = signed_in.get(f"{attempt.get_absolute_url()}outcome/?kind=nonsense")
    assert (page.status_code, page.context["form"]["kind"].value()) == (200, "")


def test_what_they_asked_in_a_round_is_counted_with_the_round(attempt):
    round = factories.RoundFactory(attempt=attempt, happened=on("2026-08-19"))
    factories.EventFactory(attempt=attempt, round=round, actor="them", act="asked", rank=LAST)
    assert told(attempt) == "silent for 34 days, since 19 August"
