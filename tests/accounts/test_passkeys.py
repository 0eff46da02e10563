"""Passkeys, made and used in a browser that carries a virtual authenticator."""

import pytest
from allauth.mfa.models import Authenticator

from tests.factories import UserFactory

PASSWORD = "a long password"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def ada(transactional_db):
    user = UserFactory(username="ada")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def browsing(page, context, live_server, ada):
    """A page of the live server, with a virtual authenticator; the policy's complaints end the test."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    key = context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    key.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.set_default_timeout(20_000)
    page.goto(f"{live_server.url}/login/")
    yield page
    assert complaints == []


def log_in_by_password(page):
    page.locator("input[name=login]").fill("ada")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(lambda url: "/login/" not in url)


def add_key(page, live_server, *, passkey: bool):
    page.goto(f"{live_server.url}/mfa/webauthn/add/")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_load_state()  # its button does nothing until the script is there
    page.get_by_label("What you call it").fill("My laptop")
    page.get_by_label("Log in with it alone").set_checked(passkey)
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/mfa/recovery-codes/**")


def test_a_passkey_is_made_and_lets_in_without_a_password(browsing, live_server):
    log_in_by_password(browsing)
    add_key(browsing, live_server, passkey=True)
    browsing.context.clear_cookies()
    browsing.goto(f"{live_server.url}/login/?next=/settings/")
    browsing.get_by_role("button", name="Log in with a passkey").click()
    browsing.wait_for_url(lambda url: "/login/" not in url)
    browsing.goto(f"{live_server.url}/settings/")
    assert browsing.get_by_role("heading", name="You", exact=True).is_visible()
    assert Authenticator.objects.get(type="webauthn").last_used_at


def test_a_key_is_asked_for_after_the_password(browsing, live_server):
    log_in_by_password(browsing)
    add_key(browsing, live_server, passkey=False)
    browsing.context.clear_cookies()
    browsing.goto(f"{live_server.url}/login/?next=/settings/")
    log_in_by_password(browsing)
    browsing.wait_for_url("**/mfa/authenticate/**")
    browsing.get_by_role("button", name="key").click()
    browsing.wait_for_url("**/settings/")
