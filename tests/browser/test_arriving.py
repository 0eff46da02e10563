"""A page that is swapped in begins like one that was loaded; gone back to, a page stands where one left it."""

import pytest

from tests import factories
from tests.browser.conftest import session_of


@pytest.fixture
def timeline(new_context, live_server, reader):
    for number in range(1, 31):
        factories.AttemptFactory(company__owner=reader, company__name=f"Company {number}", number=1)
    context = new_context(viewport={"width": 1280, "height": 600})
    context.add_cookies([session_of(reader, live_server.url)])
    page = context.new_page()
    page.goto(f"{live_server.url}/timeline/")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.scrollTo(0, 300)")
    return page


def test_a_key_leads_to_the_head_of_another_page_and_back_to_where_one_stood(timeline):
    timeline.evaluate("window.isStillHere = true")
    timeline.keyboard.press("g")
    timeline.keyboard.press("p")
    timeline.wait_for_url("**/preparation/")
    timeline.locator("h1", has_text="Preparation").wait_for()
    assert timeline.evaluate("[scrollY, document.activeElement.tagName]") == [0, "MAIN"]
    timeline.go_back()
    timeline.locator("h1", has_text="Timeline").wait_for()
    assert timeline.evaluate("[scrollY, window.isStillHere]") == [300, True]


def test_one_types_at_once_into_the_field_a_page_is_about(timeline):
    timeline.keyboard.press("l")
    timeline.locator("[data-log]").wait_for()
    assert timeline.evaluate("document.activeElement.name") == "company"
