"""Fast hands: a list is gone through by key, a word is looked for by key; nothing is taken from a field."""

import pytest
from playwright.sync_api import expect

from tests.factories import CompanyFactory


@pytest.fixture
def companies(watched, live_server, sign_in, reader):
    """The list of twelve companies, in a browser with scripts."""
    sign_in(reader)
    for number in range(12):
        CompanyFactory(owner=reader, name=f"Company {number:02}")
    watched.goto(f"{live_server.url}/companies/")
    yield watched
    assert watched.complaints == []


def test_a_list_is_gone_through_by_key_and_its_row_opened(companies):
    rows = companies.locator(".stories > li a")
    for key, row in [("j", 0), ("j", 1), ("j", 2), ("k", 1), ("k", 0), ("k", 0)]:
        companies.keyboard.press(key)
        expect(rows.nth(row)).to_be_focused()
    companies.keyboard.press("Enter")
    expect(companies.get_by_role("heading", level=1)).to_have_text("Company 00")


def test_a_slash_leads_into_the_field_that_finds_and_letters_typed_there_are_letters(companies):
    companies.keyboard.press("/")
    companies.keyboard.type("jk/")
    assert companies.input_value("[name=q]") == "jk/"


def test_a_slash_leads_to_the_search_from_where_nothing_can_be_found(companies, live_server):
    companies.goto(f"{live_server.url}/settings/")
    companies.keyboard.press("/")
    expect(companies.get_by_role("heading", level=1)).to_have_text("Search")


def test_all_keys_are_listed_and_escape_closes_the_list(companies):
    companies.keyboard.press("?")
    listed = companies.locator("dialog[data-keys] kbd").all_inner_texts()
    assert {"l", "n", "/", "g", "j", "k", "Enter", "Esc", "?"} <= set(listed)
    companies.keyboard.press("Escape")
    expect(companies.locator("dialog[data-keys]")).to_be_hidden()


def test_turned_off_no_key_moves_anything(companies, reader):
    reader.has_keys = False
    reader.save()
    companies.reload()
    companies.keyboard.press("j")
    expect(companies.locator("body")).to_be_focused()
