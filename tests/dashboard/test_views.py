from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.attempts.models import Attempt
from applications.dashboard import views
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.reach import refresh_steps
from applications.thread.standing import refresh_facts
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    FeedbackFactory,
    LessonFactory,
    LoopFactory,
    OfferVersionFactory,
    PostMortemFactory,
    RetirementFactory,
    RoleFactory,
    RoundFactory,
    SightingFactory,
    TermFactory,
)  # fmt: skip

TODAY = reverse("dashboard")


def day(days: int) -> FuzzyDate:
    return FuzzyDate((timezone.now() + timedelta(days=days)).date().isoformat())


def live_through(user, count):
    """So many companies in each of the states the page tells of."""
    for number in range(count):
        company = CompanyFactory(owner=user, name=f"Company {number}")
        attempt = AttemptFactory(company=company, current_role=RoleFactory(company=company), number=1)
        loop = LoopFactory(attempt=attempt, state=["", "planned"][number % 2], happened=day(2))
        RoundFactory(attempt=attempt, kind="coding", state="planned", planned=day(number % 9 - 3), loop=loop)
        RoundFactory(attempt=attempt, kind="technical", state="held", happened=day(-2))
        term = TermFactory(attempt=attempt, kind="answer_due", ends=day(1))
        TermFactory(attempt=attempt, kind="answer_due", ends=day(3), extends=term)
        waiting = AttemptFactory(company=company, number=2)
        FeedbackFactory(attempt=waiting, given=day(-3))
        offer = OfferVersionFactory(offer__attempt__company=company, made=day(-1)).offer.attempt
        for each in (attempt, waiting, offer):
            refresh_steps(each)
            refresh_facts(each)


def test_a_newcomer_reads_what_will_stand_here_and_where_to_begin(signed_in):
    page = signed_in.get(TODAY)
    assert page.status_code == 200
    assert "What needs you will stand here" in page.text
    for name in ("attempt-new", "welcome-example", "transfer"):
        assert f'href="{reverse(name)}"' in page.text


def test_the_page_is_headed_by_the_day_where_the_person_is(signed_in, user, monkeypatch):
    monkeypatch.setattr(views.timezone, "now", lambda: datetime(2026, 9, 21, 15, 30, tzinfo=UTC))
    user.time_zone = "Asia/Tokyo"
    user.save()
    assert "<h1>Tuesday, 22 September</h1>" in signed_in.get(TODAY).text


@pytest.mark.parametrize(("zone", "said"), [("Asia/Tokyo", "Today, 23:30"), ("UTC", "Tomorrow, 14:30")])
def test_a_round_late_tonight_is_said_by_the_clock_of_the_person(signed_in, user, attempt, monkeypatch, zone, said):
    now = {"Asia/Tokyo": datetime(2026, 9, 22, 13, 0, tzinfo=UTC), "UTC": datetime(2026, 9, 21, 23, 0, tzinfo=UTC)}
    monkeypatch.setattr(views.timezone, "now", lambda: now[zone])
    RoundFactory(attempt=attempt, state="planned", planned=FuzzyDate("2026-09-22T23:30+09:00"))
    user.time_zone = zone
    user.save()
    assert f"<b>{said}</b>" in signed_in.get(TODAY).text


def test_a_person_with_only_a_past_reads_that_nothing_is_due(signed_in, attempt):
    Attempt.objects.update(outcome="rejected", number=1)
    page = signed_in.get(TODAY)
    assert "Nothing is due and nothing is awaited." in page.text
    assert "attempt 1, rejected" in page.text
    assert 'aria-label="1 rejection"' in page.text
    assert "What needs you will stand here" not in page.text


def test_a_past_without_a_named_company_is_found_on_the_timeline(signed_in, user):
    AttemptFactory(owner=user, company=None, count_words="about a dozen", outcome="no_response")
    page = signed_in.get(TODAY)
    assert "Nothing is due" in page.text
    assert ">Your timeline</a>" in page.text


def test_the_next_round_leads_to_itself_and_to_its_plan(signed_in, attempt):
    round = RoundFactory(attempt=attempt, kind="phone_screen", state="planned", planned=day(3))
    page = signed_in.get(TODAY)
    assert f'<a href="{round.get_absolute_url()}">Stripe, phone interview</a>' in page.text
    assert f'href="{reverse("rescheduling-new", args=[round.pk])}">Moved' in page.text
    assert f'href="{reverse("cancellation-new", args=[round.pk])}">Did not happen' in page.text


def test_a_round_that_has_passed_leads_to_where_one_says_how_it_went(signed_in, attempt):
    round = RoundFactory(attempt=attempt, kind="phone_screen", state="planned", planned=day(-2))
    page = signed_in.get(TODAY)
    assert "How did it go?" in page.text
    assert f'<a href="{reverse("log")}?subject=round-{round.pk}">Stripe, phone interview</a>' in page.text


def test_what_is_owed_leads_to_its_attempt_and_a_debrief_to_its_round(signed_in, attempt):
    TermFactory(attempt=attempt, kind="assessment_due", ends=day(0))
    round = RoundFactory(attempt=attempt, kind="phone_screen", happened=day(0))
    page = signed_in.get(TODAY)
    assert f'<a href="{attempt.get_absolute_url()}">Assessment, Stripe</a><span class="value">due today' in page.text
    assert f'<a href="{reverse("debrief", args=[round.pk])}">Debrief: phone interview, Stripe</a>' in page.text


def test_what_is_awaited_leads_to_its_attempt_and_to_logging_its_outcome(signed_in, attempt):
    page = signed_in.get(TODAY)
    assert f'<a href="{attempt.get_absolute_url()}">Stripe</a>' in page.text
    assert f'href="{reverse("outcome-new", args=[attempt.pk])}">Log outcome' in page.text


def test_more_that_is_awaited_is_found_on_the_timeline(signed_in, user):
    AttemptFactory.create_batch(10, company=CompanyFactory(owner=user))
    assert f'<a href="{reverse("timeline")}?outcome=open">And 2 more</a>' in signed_in.get(TODAY).text


def test_a_standing_offer_has_its_place(signed_in, attempt):
    Attempt.objects.update(outcome="offer")
    page = signed_in.get(TODAY)
    assert ">Offers</h2>" in page.text
    assert "an offer stands" in page.text


def test_what_a_person_typed_is_text_on_the_page(signed_in, user):
    attempt = AttemptFactory(company=CompanyFactory(owner=user, name="<b>R&D</b>"))
    RoundFactory(attempt=attempt, name="<script>", state="planned", planned=FuzzyDate("", "<i>soon</i>"))
    text = signed_in.get(TODAY).text
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;, &lt;script&gt;" in text
    assert "<i>soon" not in text


def test_nothing_of_a_strangers_is_told(signed_in):
    live_through(AttemptFactory().owner, 2)
    page = signed_in.get(TODAY)
    assert "Company" not in page.text.replace("Companies", "")
    assert "What needs you will stand here" in page.text


def test_nobody_reads_the_page_without_logging_in(client):
    assert client.get(TODAY).url.startswith(reverse("account_login"))


def test_the_page_is_only_read(signed_in):
    assert signed_in.post(TODAY).status_code == 405


@pytest.mark.parametrize("count", [3, 33])
def test_the_page_reads_a_fixed_number_of_queries(signed_in, user, count, django_assert_num_queries):
    live_through(user, count)
    with django_assert_num_queries(12):
        signed_in.get(TODAY)


def test_the_empty_page_reads_no_more(signed_in, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        signed_in.get(TODAY)


def test_a_full_page_stays_small(signed_in, user):
    live_through(user, 12)
    for round in user.rounds.filter(state="held")[:3]:
        PostMortemFactory(attempt=round.attempt, round=round)
    assert len(signed_in.get(TODAY).content) < 30_000


def test_what_keeps_happening_is_on_the_page_until_it_holds(signed_in, user):
    lesson = LessonFactory(owner=user, advice="Ask first.")
    attempt = AttemptFactory(company__owner=user)
    SightingFactory(lesson=lesson, attempt=attempt, kind="again")
    assert "Ask first." in signed_in.get(TODAY).text
    SightingFactory(lesson=lesson, attempt=attempt, kind="held")
    assert "Ask first." not in signed_in.get(TODAY).text


def test_what_is_retired_does_not_keep_happening(signed_in, user):
    lesson = LessonFactory(owner=user, advice="Ask first.")
    SightingFactory(lesson=lesson, attempt=AttemptFactory(company__owner=user), kind="again")
    RetirementFactory(lesson=lesson)
    assert "Ask first." not in signed_in.get(TODAY).text
