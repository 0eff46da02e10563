"""The hour after an interview: what happened is logged in a few keys, or a few taps on a phone. Steps are counted."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from applications.fields.fuzzy_date import FuzzyDate
from tests import factories
from tests.browser.conftest import session_of


@pytest.fixture
def open_page(new_context, live_server, user):
    """A page at an address, logged in, in a browser of its own making."""

    def opened(address, **context):
        made = new_context(**context)
        made.add_cookies([session_of(user, live_server.url)])
        page = made.new_page()
        page.goto(live_server.url + address)
        page.wait_for_load_state("networkidle")
        return page

    return opened


@pytest.fixture
def user(reader):
    return reader


@pytest.fixture
def planned(user):
    return factories.RoundFactory(
        attempt__company__owner=user, attempt__company__name="Acme", attempt__number=1, kind="coding",
        state="planned", planned=FuzzyDate("2020-05-12", "12 May 2020"),
    )  # fmt: skip


@pytest.fixture
def elsewhere(user):
    return factories.AttemptFactory(company__owner=user, company__name="Zebra Labs", number=1)


class Keys:
    """Presses keys and counts them."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1


def arrived(page, attempt):
    page.wait_for_url(f"**{attempt.get_absolute_url()}#*")


def test_the_next_round_has_a_result_in_three_keys(open_page, planned):
    page = open_page(reverse("company-list"))
    keys = Keys(page)
    keys.press("l")
    page.wait_for_selector("[data-log]")
    keys.press("1", "Enter")
    arrived(page, planned.attempt)
    assert keys.count == 3
    planned.refresh_from_db()
    assert planned.result == "passed"
    assert page.locator(".toast").get_by_text("Debrief now").is_visible()
    page.locator(".toast").get_by_role("button", name="Undo").click()
    page.get_by_text("Undone:").wait_for()
    planned.refresh_from_db()
    assert planned.result == ""


def test_another_company_takes_its_first_letters_and_three_keys(open_page, planned, elsewhere):
    page = open_page(reverse("dashboard"))
    keys = Keys(page)
    keys.press("l")
    page.wait_for_selector("[data-log]")
    keys.press("z", "e", "5", "Enter")
    arrived(page, elsewhere)
    assert keys.count == 3 + len("ze")
    elsewhere.refresh_from_db()
    assert elsewhere.outcome == "rejected"


def test_a_figure_that_goes_on_spelling_a_company_is_a_letter_of_it(open_page, user, planned):
    factories.AttemptFactory(company__owner=user, company__name="3M", number=1)
    page = open_page(reverse("log"))
    page.keyboard.press("3")
    assert page.input_value("[name=company]") == "3"
    page.get_by_text("3M, attempt 1").wait_for()
    page.keyboard.press("4")
    assert page.locator("[name=what]:checked").get_attribute("value") == "offer"


def test_what_the_letters_find_is_shown_as_they_are_typed(open_page, planned, elsewhere):
    page = open_page(reverse("log"))
    page.keyboard.type("zebr")
    page.get_by_text("Acme, attempt 1").wait_for(state="detached")
    assert page.locator("[name=subject]:checked").get_attribute("value") == f"attempt-{elsewhere.pk}"
    page.keyboard.type("x")
    page.get_by_text("No attempt at a company that begins so.").wait_for()


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_the_result_takes_three_taps(open_page, planned, javascript):
    page = open_page(
        reverse("dashboard"), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True,
        java_script_enabled=javascript,
    )  # fmt: skip
    page.get_by_role("link", name="Log what happened").tap()
    page.get_by_text("Not passed").tap()
    page.get_by_role("button", name="Log it").tap()
    arrived(page, planned.attempt)
    planned.refresh_from_db()
    assert planned.result == "not_passed"


def test_a_new_attempt_takes_one_field(open_page, user):
    page = open_page(reverse("dashboard"))
    page.keyboard.press("n")
    page.get_by_label("Company").wait_for()
    page.keyboard.type("Initech")
    page.keyboard.press("Enter")
    page.get_by_text("Recorded: Initech").wait_for()
    assert user.attempts.get().company.name == "Initech"


def test_on_a_phone_the_end_of_the_page_can_be_scrolled_free_of_what_was_said(open_page, elsewhere):
    page = open_page(reverse("log") + "?company=zebra", viewport={"width": 360, "height": 640}, has_touch=True)
    page.get_by_text("They got in touch").click()
    page.get_by_role("button", name="Log it").click()
    arrived(page, elsewhere)
    toast = page.locator(".toast")
    toast.wait_for()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    shown = page.locator("main").bounding_box()
    assert shown["y"] + shown["height"] <= toast.bounding_box()["y"]


@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_logged_is_in_sight_among_many(open_page, elsewhere, javascript):
    for number in range(40):
        factories.EventFactory(attempt=elsewhere, words=f"Call {number}.", rank=elsewhere.rank + number)
    page = open_page(reverse("log") + "?company=zebra", java_script_enabled=javascript)
    page.get_by_text("They got in touch").click()
    page.get_by_role("button", name="Log it").click()
    arrived(page, elsewhere)
    entry = page.locator(f"#event-{elsewhere.events.order_by('pk').last().pk}")
    expect(entry).to_be_in_viewport(ratio=1)
    if javascript:
        expect(entry).to_be_focused()
        assert entry.bounding_box()["y"] + entry.bounding_box()["height"] <= page.locator(".toast").bounding_box()["y"]


def test_a_new_entry_is_the_place_from_which_one_goes_on_by_key(open_page, planned):
    page = open_page(reverse("log"))
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    arrived(page, planned.attempt)
    page.keyboard.press("Tab")
    assert page.locator(f"#round-{planned.pk}").evaluate("entry => entry.contains(document.activeElement)")
