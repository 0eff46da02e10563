"""What the scripts add to the page, tried in a browser."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from applications.upkeep.removal import remove
from tests.factories import AttemptFactory

TOAST = {"toasts": [{"level": "success", "text": "Saved <b>so</b>."}]}
SAY = "toast => document.querySelector('main').dispatchEvent(new CustomEvent('toast', {bubbles: true, detail: toast}))"


@pytest.fixture
def session(live_server, client, user):
    """The cookie of one who is logged in."""
    client.force_login(user)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}


@pytest.fixture
def companies(page, live_server, session):
    page.context.add_cookies([session])
    page.goto(live_server.url + reverse("company-list"))
    return page


def test_two_letters_lead_to_a_page(companies, live_server):
    companies.keyboard.press("g")
    companies.keyboard.press("h")
    companies.wait_for_url(live_server.url + reverse("dashboard"))


def test_a_letter_begins_an_attempt_and_letters_in_a_field_are_text(companies, live_server):
    companies.keyboard.press("n")
    companies.wait_for_url(live_server.url + reverse("attempt-new"))
    field = companies.locator("main input[type=text]").first
    field.press_sequentially("gcn")
    expect(field).to_have_value("gcn")
    assert companies.url == live_server.url + reverse("attempt-new")


def test_a_question_mark_lists_the_keys(companies):
    companies.keyboard.press("?")
    expect(companies.get_by_role("dialog")).to_contain_text("Companies")
    companies.keyboard.press("Escape")
    expect(companies.locator("dialog")).to_be_hidden()


def test_the_keys_can_be_turned_off_in_the_settings(companies, live_server):
    companies.goto(live_server.url + reverse("settings"))
    companies.keyboard.press("?")
    companies.get_by_role("link", name="Turn these off").click()
    expect(companies.locator("dialog")).to_be_hidden()
    companies.get_by_label("Keyboard shortcuts").uncheck()
    companies.get_by_role("button", name="Save", exact=True).click()
    expect(companies.locator(".toast")).to_contain_text("Saved.")
    companies.keyboard.press("?")
    expect(companies.locator("dialog")).to_be_hidden()
    companies.keyboard.type("gc")
    companies.get_by_role("button", name="Your account").click()
    companies.get_by_role("button", name="Keyboard").click()
    expect(companies.get_by_role("dialog")).to_contain_text("You have turned these off.")
    assert companies.url.startswith(live_server.url + reverse("settings"))


def test_a_theme_is_worn_as_soon_as_it_is_saved(companies, live_server):
    companies.goto(live_server.url + reverse("settings"))
    companies.get_by_label("Dark").check()
    companies.get_by_role("button", name="Save", exact=True).click()
    expect(companies.locator("html[data-theme=dark]")).to_have_css("color-scheme", "dark")


def test_a_key_with_ctrl_is_left_to_the_browser(companies, live_server):
    companies.keyboard.press("Control+?")
    expect(companies.locator("dialog")).to_be_hidden()


def test_a_toast_is_shown_as_text_and_can_be_closed(companies):
    companies.evaluate(SAY, TOAST)
    expect(companies.locator(".toast")).to_have_text("Saved <b>so</b>.")
    companies.get_by_role("button", name="Close this message").click()
    expect(companies.locator(".toast")).to_have_count(0)


def test_a_toast_offers_undo_only_where_there_is_one_and_waits_for_the_hand(companies, live_server):
    companies.clock.install()
    undo = {"level": "success", "text": "Removed.", "turn": "/trash/1/restoration/", "turns": "Undo"}
    companies.evaluate(SAY, {"toasts": [undo, TOAST["toasts"][0]]})
    removed, saved = companies.locator(".toast").all()
    expect(removed.locator("form")).to_have_attribute("action", "/trash/1/restoration/")
    expect(saved.locator("form")).to_have_count(0)
    companies.clock.fast_forward(20_000)
    expect(companies.locator(".toast")).to_have_text(["Removed.Undo"])
    companies.get_by_role("button", name="Undo").focus()
    companies.clock.fast_forward(60_000)
    expect(companies.locator(".toast")).to_have_count(1)


def test_what_was_removed_is_back_at_a_press(companies, user, live_server):
    attempt = AttemptFactory(company__owner=user)
    removal = remove(attempt)
    undo = {
        "level": "success",
        "text": "Removed.",
        "turn": reverse("restoration-new", args=[removal.pk]),
        "turns": "Undo",
    }
    companies.evaluate(SAY, {"toasts": [undo]})
    companies.get_by_role("button", name="Undo").click()
    companies.wait_for_url(live_server.url + attempt.get_absolute_url())
    expect(companies.locator(".toast")).to_contain_text("is back.")


def test_the_account_menu_opens_and_closes_without_javascript(browser, live_server, session):
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([session])
    page = context.new_page()
    page.goto(live_server.url + reverse("company-list"))
    page.get_by_role("button", name="Your account").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    expect(page.get_by_role("button", name="Keyboard")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Log out")).to_be_hidden()
    context.close()


def test_the_behaviours_outlive_a_page_that_was_swapped_in(companies, live_server):
    companies.evaluate("address => htmx.ajax('GET', address, {target: 'body', swap: 'innerHTML'})", reverse("settings"))
    expect(companies.locator("h1")).to_have_text("You")
    expect(companies.locator("main")).to_be_focused()
    companies.keyboard.press("?")
    expect(companies.get_by_role("dialog")).to_be_visible()


def test_after_a_lapsed_session_the_login_page_is_loaded_whole(companies, live_server):
    companies.context.clear_cookies()
    companies.evaluate("address => htmx.ajax('GET', address, {target: 'body'})", reverse("settings"))
    companies.wait_for_url(f"{live_server.url}{reverse('account_login')}?next={reverse('settings')}")
    assert companies.evaluate("typeof window.allauth.webauthn") == "object"


def test_the_words_of_an_answer_are_counted_while_one_types(page, live_server, session):
    page.context.add_cookies([session])
    page.goto(live_server.url + reverse("reflection-new"))
    page.locator("#id_answer").fill("One, two — three.")
    expect(page.locator("[data-measure-of]")).to_have_text("3 words so far.")
