import re
from html import unescape

import pytest
from django.urls import reverse

from tests.factories import AttemptFactory, FeedbackFactory, LessonFactory, LoopFactory, RoundFactory


@pytest.fixture
def shown(signed_in):
    return lambda step: signed_in.get(f"{step.get_absolute_url()}briefing/")


def test_the_page_before_a_loop_tells_what_came_before_and_leads_there(shown, loop, before):
    round = RoundFactory(attempt=before, kind="coding")
    FeedbackFactory(attempt=before, round=round, words="More depth.")
    text = shown(loop).text
    assert "<h1>Before the final loop</h1>" in text
    assert "More depth." in text
    assert f'href="{round.get_absolute_url()}">attempt 2, coding interview, 2020</a>' in text


def test_the_page_before_a_round_is_its_own(shown, here):
    assert "<h1>Before the bar raiser</h1>" in shown(RoundFactory(attempt=here, kind="bar_raiser")).text


def test_parts_with_nothing_in_them_are_left_out_and_an_empty_page_teaches(shown, loop, crowd, company):
    assert "Nothing to look back on here yet" in shown(loop).text
    assert "Take along" not in shown(loop).text
    crowd(AttemptFactory(company=company, rank=1))
    assert "Nothing to look back on here yet" not in shown(loop).text
    assert "Take along" in shown(loop).text


def test_strangers_briefings_are_not_there(shown):
    assert shown(LoopFactory()).status_code == shown(RoundFactory()).status_code == 404


def test_the_next_step_on_the_dashboard_leads_to_its_briefing(signed_in, loop):
    loop.happened = None
    loop.save()
    assert f'href="{reverse("briefing", args=[loop.pk])}"' in signed_in.get(reverse("dashboard")).text
    round = RoundFactory(attempt=loop.attempt, loop=loop, state="planned")
    assert f'href="{reverse("briefing", args=[loop.pk])}"' in signed_in.get(reverse("dashboard")).text
    round.loop = None
    round.save()
    loop.delete()
    assert f'href="{reverse("round-briefing", args=[round.pk])}"' in signed_in.get(reverse("dashboard")).text


def test_the_pages_of_a_loop_a_round_and_their_attempt_lead_to_the_briefing(signed_in, loop):
    round = RoundFactory(attempt=loop.attempt, state="planned")
    before_loop, before_round = (
        reverse(name, args=[step.pk]) for name, step in (("briefing", loop), ("round-briefing", round))
    )
    assert before_loop in signed_in.get(loop.get_absolute_url()).text
    assert before_round in signed_in.get(round.get_absolute_url()).text
    text = signed_in.get(loop.attempt.get_absolute_url()).text
    assert before_loop in text
    assert before_round in text


@pytest.mark.parametrize("name", ["briefing", "round-briefing"])
def test_a_plan_is_taken_along_with_one_tap_and_the_page_says_so(signed_in, user, name):
    attempt = AttemptFactory(company__owner=user)
    step = (LoopFactory if name == "briefing" else RoundFactory)(attempt=attempt, state="planned")
    lesson = LessonFactory(owner=user)
    lesson.attempts.add(attempt)
    page = reverse(name, args=[step.pk])
    form = re.search(r'action="([^"]+/carries/new/[^"]+)".*?name="where" value="([^"]+)"', signed_in.get(page).text)
    response = signed_in.post(unescape(form[1]), {"where": form[2]})
    assert response.url == page
    assert "You take it along" in signed_in.get(page).text
    assert lesson.carries.get().into == step


@pytest.mark.parametrize("region", ["plans", "recall"])
def test_what_is_pressed_comes_back_alone_so_that_one_stays_where_one_is(signed_in, loop, crowd, before, region):
    crowd(before)
    page = reverse("briefing", args=[loop.pk])
    assert f'<section id="{region}"' in signed_in.get(page).text
    part = signed_in.get(page, headers={"HX-Request": "true", "HX-Target": region, "HX-Boosted": "true"}).text
    assert part.lstrip().startswith(f'<section id="{region}"')
    assert "</main>" not in part


def test_a_round_without_a_day_of_its_own_leaves_it_to_its_loop(signed_in, loop):
    RoundFactory(attempt=loop.attempt, loop=loop, kind="coding", state="planned")
    page = signed_in.get(reverse("briefing", args=[loop.pk])).text
    assert "12 May 2026" in page
    assert "date not known" not in page
