"""The evening before a loop: by keyboard, without JavaScript, and from a file on a phone in a corridor."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_every_page import faults_of
from tests.factories import AskingFactory, LessonFactory, RoundFactory


@pytest.fixture
def asked(history):
    """A round that lies ahead where something was asked before, and a lesson that fits."""
    ahead = history.rounds.filter(state="planned").get()
    before = RoundFactory(attempt=ahead.attempt, kind="coding", rank=1, result="not_passed")
    AskingFactory(attempt=before.attempt, round=before, question__words="Design a cache", would_say="Ask first.")
    LessonFactory(owner=history, cue="a design", response="ask first").rounds.add(before)
    return ahead


@pytest.fixture
def briefing(watched, live_server, sign_in, history, asked):
    sign_in(history)
    watched.goto(f"{live_server.url}/rounds/{asked.pk}/briefing/")
    yield watched
    assert watched.complaints == []


def test_an_answer_is_shown_when_asked_for_and_marked_by_keyboard_where_one_stands(briefing, history):
    prompt = briefing.get_by_text("What did they ask you in the coding interview")
    answer = briefing.locator("#recall").get_by_text("Design a cache")
    expect(answer).to_be_hidden()
    prompt.focus()
    briefing.keyboard.press("Enter")
    expect(answer).to_be_visible()
    briefing.keyboard.press("Tab")  # the source of the line
    briefing.keyboard.press("Tab")
    expect(briefing.get_by_role("button", name="Knew it").first).to_be_focused()
    briefing.keyboard.press("Enter")
    expect(briefing.locator("#recall .glyph", has_text="knew it")).to_be_visible()
    expect(answer).to_be_visible()
    assert [recall.result for recall in history.recalls.all()] == ["knew"]


def test_one_starts_fresh_with_a_key_and_shows_the_past_again(briefing):
    briefing.get_by_role("button", name="Start fresh").press("Enter")
    expect(briefing.get_by_role("heading", name="First, from memory")).to_have_count(0)
    expect(briefing.get_by_role("heading", name="Take along")).to_be_visible()
    briefing.get_by_role("button", name="Show the past again").press("Enter")
    expect(briefing.get_by_role("heading", name="First, from memory")).to_be_visible()


def test_without_javascript_it_is_reviewed_and_marked_all_the_same(
    browser, live_server, history, asked, sign_in, context
):
    sign_in(history)
    plain = browser.new_context(java_script_enabled=False, storage_state=context.storage_state())
    page = plain.new_page()
    page.goto(f"{live_server.url}/rounds/{asked.pk}/briefing/")
    page.get_by_role("button", name="Start review").click()
    page.get_by_text("what did you promise yourself?").click()
    page.get_by_role("button", name="Nearly").last.click()
    assert (asked.reviews.get().promised, history.rehearsals.filter(manner="memory").count()) == ("nearly", 1)
    plain.close()


def test_the_file_needs_nothing_else_and_is_for_everyone(watched, client, history, asked, valid_html):
    client.force_login(history)
    text = client.get(f"/rounds/{asked.pk}/briefing/file/").text
    # The checker knows neither `light-dark` nor `position-area` yet.
    valid_html({"/file/": re.sub(r"<style>.*</style>", "", text, flags=re.DOTALL)})
    watched.set_viewport_size({"width": PHONE[0], "height": 800})
    watched.set_content(text)
    assert faults_of(watched) == []
    assert watched.complaints == []
    assert watched.evaluate("document.documentElement.scrollWidth <= innerWidth")
    watched.get_by_text("what did you promise yourself?").click()
    expect(watched.locator("#recall").get_by_text("ask first", exact=False).last).to_be_visible()
