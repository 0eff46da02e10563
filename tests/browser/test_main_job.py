"""The main job, from an empty account to a recorded outcome, by every way of using a browser."""

import pytest

from applications.attempts.models import Attempt
from tests.browser.conftest import session_of


@pytest.fixture
def without_scripts(browser, live_server, reader):
    """A page in a browser that runs no scripts, signed in."""
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    context.add_cookies([session_of(reader, live_server.url)])
    yield context.new_page()
    context.close()


def record_by_hand(page):
    page.goto("/attempts/new/")
    page.get_by_label("Company").fill("Acme")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Round", exact=True).click()
    page.get_by_label("Kind").select_option("phone_screen")
    page.get_by_label("Result", exact=True).select_option("not_passed")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Record the outcome").click()
    page.get_by_label("Rejected").check()
    page.get_by_role("button", name="Record the outcome").click()
    page.get_by_text("Rejected recorded for Acme, attempt 1.").first.wait_for()


def test_an_attempt_is_recorded_without_scripts(without_scripts, reader):
    record_by_hand(without_scripts)
    attempt = Attempt.objects.get()
    assert (attempt.owner, attempt.outcome, attempt.stage_label) == (reader, "rejected", "interview")


def test_an_attempt_is_recorded_in_place(watched, live_server, sign_in, reader):
    sign_in(reader)
    watched.goto(f"{live_server.url}/attempts/new/")
    watched.get_by_label("Company").fill("Acme")
    watched.keyboard.press("Enter")
    watched.get_by_role("link", name="Round", exact=True).click()
    watched.get_by_label("Kind").select_option("phone_screen")
    address = watched.url
    watched.get_by_role("button", name="Save").click()
    watched.get_by_role("link", name="Phone interview", exact=True).wait_for()
    assert watched.url == address
    assert watched.complaints == []


def test_an_attempt_is_recorded_by_keyboard_alone(watched, live_server, sign_in, reader):
    sign_in(reader)
    watched.goto(f"{live_server.url}/companies/")
    watched.keyboard.press("n")
    watched.get_by_role("heading", name="New attempt").wait_for()
    watched.keyboard.type("Acme")
    watched.keyboard.press("Enter")
    watched.get_by_role("heading", name="Attempt 1").wait_for()
    watched.get_by_role("link", name="Record the outcome").focus()
    watched.keyboard.press("Enter")
    watched.get_by_label("Rejected").focus()
    watched.keyboard.press("Space")
    watched.keyboard.press("Enter")
    watched.get_by_text("Rejected recorded").first.wait_for()
    assert watched.complaints == []
