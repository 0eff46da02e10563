"""Where the keyboard goes on after a region of a page was swapped."""

import pytest
from playwright.sync_api import expect

from tests.factories import AttemptFactory, EventFactory


@pytest.fixture
def thread(watched, live_server, sign_in, reader):
    """An attempt's page with one event, in a browser with scripts."""
    sign_in(reader)
    event = EventFactory(attempt=AttemptFactory(company__owner=reader), words="They called")
    watched.goto(live_server.url + event.attempt.get_absolute_url())
    yield watched
    assert [said for said in watched.complaints if "422" not in said] == []


def change(page, what="Correct"):
    page.locator(".thread > li").first.hover()
    page.get_by_role("link", name=what).first.click()
    expect(page.locator(".thread form")).to_be_visible()


def test_a_corrected_entry_has_the_focus(thread):
    change(thread)
    thread.locator("textarea[name=words]").fill("They wrote")
    thread.get_by_role("button", name="Save").click()
    expect(thread.locator(".thread > li")).to_be_focused()
    expect(thread.locator(".thread > li")).to_contain_text("They wrote")


def test_a_form_that_is_left_gives_the_focus_back_to_its_entry(thread):
    change(thread)
    thread.get_by_role("link", name="Cancel").click()
    expect(thread.locator(".thread > li")).to_be_focused()


def test_what_was_removed_leaves_the_focus_at_the_heading(thread):
    change(thread)
    thread.get_by_role("button", name="Remove").click()
    expect(thread.locator("main h1")).to_be_focused()


def test_what_was_added_has_the_focus(thread):
    thread.locator(".thread").get_by_text("They called").wait_for()
    thread.evaluate("document.querySelector('a[href$=\"/rounds/new/\"]').click()")
    thread.locator("select[name=kind]").wait_for()
    thread.get_by_role("button", name="Save").click()
    expect(thread.locator(".thread > li.round")).to_be_focused()


def test_what_was_refused_begins_at_the_list_of_errors(thread):
    thread.evaluate("document.querySelector('a[href$=\"/feedback/new/\"]').click()")
    thread.get_by_role("button", name="Save").wait_for()
    thread.evaluate("document.querySelector('main form.form').noValidate = true")
    thread.get_by_role("button", name="Save").click()
    expect(thread.locator(".errors")).to_be_focused()
