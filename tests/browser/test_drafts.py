"""The offer of a draft and the line about the connection are for everyone, also without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, session_of
from tests.browser.test_every_page import faults_of
from tests.factories import AttemptFactory, DraftFactory

NOTES = {"notes": ["They asked about heaps.\n\n" + "And about graphs. " * 400]}


@pytest.fixture
def place(reader):
    place = f"{AttemptFactory(company__owner=reader).get_absolute_url()}rounds/new/"
    DraftFactory(owner=reader, place=place, texts=NOTES)
    DraftFactory(owner=reader, place=place, texts={"notes": ["Short."], "trouble": ["The line broke."]})
    return place


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_offered_and_said_is_for_everyone(watched, live_server, sign_in, reader, place, scheme, size):
    sign_in(reader)
    watched.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    watched.set_viewport_size({"width": size[0], "height": size[1]})
    watched.goto(live_server.url + place)
    watched.evaluate("document.querySelectorAll('[data-when]').forEach(said => { said.hidden = false })")
    assert faults_of(watched) == []
    assert watched.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watched.complaints == []


def test_the_page_with_an_offer_is_valid_html(client, reader, place, valid_html):
    client.force_login(reader)
    valid_html({place: client.get(place).text})


def test_without_scripts_one_draft_is_discarded_and_another_saved(browser, live_server, reader, place):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    context.add_cookies([session_of(reader, live_server.url)])
    page = context.new_page()
    page.goto(place)
    page.get_by_role("button", name="Discard").first.click()
    expect(page.locator(".draft")).to_have_count(1)
    page.get_by_role("link", name="Take it").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".toast")).to_contain_text("added.")
    assert not reader.drafts.exists()
    assert reader.rounds.get().notes.startswith("They asked about heaps.")
    context.close()


def test_enter_in_a_field_saves_and_discards_nothing(watched, live_server, sign_in, reader, place):
    sign_in(reader)
    watched.goto(live_server.url + place)
    watched.locator("input[name=happened]").fill("2016")
    watched.keyboard.press("Enter")
    expect(watched.locator(".toast")).to_contain_text("added.")
    assert reader.drafts.count() == 2
    assert watched.complaints == []
