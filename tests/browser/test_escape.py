"""Esc closes a form that opened in its place, unless something was typed into it."""

import pytest
from playwright.sync_api import expect

from tests.factories import AttemptFactory, RoundFactory


@pytest.fixture
def form(watched, live_server, sign_in, reader):
    """A round's page with the form that edits it, open in its place."""
    round = RoundFactory(attempt=AttemptFactory(company__owner=reader), name="A talk")
    sign_in(reader)
    watched.goto(f"{live_server.url}/rounds/{round.pk}/")
    watched.get_by_role("link", name="Edit this round").click()
    expect(watched.locator("main form.form")).to_be_visible()
    expect(watched.locator("main form.form :focus")).to_be_visible()
    yield watched.locator("main form.form")
    assert watched.complaints == []


def test_escape_closes_it_and_leaves_one_where_it_was_opened(form, watched):
    watched.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(watched.get_by_role("link", name="Edit this round")).to_be_visible()
    expect(watched.locator("h1")).to_have_text("A talk")


def test_what_was_typed_is_not_thrown_away(form, watched):
    form.locator("textarea").first.evaluate("(area) => { area.closest('details')?.setAttribute('open', '') }")
    form.locator("textarea").first.fill("They asked about heaps.")
    watched.keyboard.press("Escape")
    watched.wait_for_timeout(300)
    assert form.locator("textarea").first.input_value() == "They asked about heaps."


def test_a_form_that_is_a_page_stays(form, watched):
    watched.goto(watched.url + "edit/")
    watched.keyboard.press("Tab")
    watched.keyboard.press("Escape")
    watched.wait_for_timeout(300)
    expect(watched.locator("main form.form")).to_be_visible()
    assert watched.url.endswith("/edit/")
