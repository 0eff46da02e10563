"""What holds for the whole site; SECURITY.md says why."""

import os
import socket
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver
from pytest_socket import SocketConnectBlockedError

OPEN = {
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "health",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_trust",
    "welcome",
}


def routes(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns) if pattern.app_name != "admin" else []
        else:
            yield pattern


def test_every_page_needs_a_login_but_those_that_let_in():
    without = {
        route.name
        for route in routes(get_resolver().url_patterns)
        if not getattr(route.callback, "login_required", True)
    }
    assert without <= OPEN
    assert {"account_login", "welcome", "health"} <= without


def of_its_own(folder, **variables: str) -> dict[str, str]:
    """The environment of a process that serves from `folder`, not of a test."""
    of_the_tests = ("DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE")
    inherited = {name: value for name, value in os.environ.items() if name not in of_the_tests}
    return inherited | {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"} | variables


def test_a_deployment_with_https_passes_every_check(tmp_path):
    environment = of_its_own(tmp_path, HTTPS="1")
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level=DEBUG"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


@pytest.fixture
def behind_a_proxy(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]
    settings.SECURE_HSTS_SECONDS = 60
    return Client()


@pytest.mark.django_db
def test_with_https_plain_visitors_are_led_to_it_but_not_the_watchman(behind_a_proxy):
    assert behind_a_proxy.get("/login/").url == "https://testserver/login/"
    assert behind_a_proxy.get("/healthz/").status_code == 200


def test_with_https_the_browser_is_told_to_keep_to_it(behind_a_proxy, user):
    response = behind_a_proxy.get("/login/", headers={"x-forwarded-proto": "https"})
    assert response.headers["Strict-Transport-Security"].startswith("max-age=60")


def test_over_plain_http_nothing_asks_for_https(client, user):
    response = client.get("/login/")
    assert response.status_code == 200
    assert "Strict-Transport-Security" not in response.headers


def test_a_login_and_the_forms_work_over_plain_http_on_localhost(user):
    user.set_password("a long password")
    user.save()
    browser = Client(enforce_csrf_checks=True, headers={"host": "localhost", "origin": "http://localhost"})
    token = browser.get("/login/").context["csrf_token"]
    answer = {"login": "ada", "password": "a long password", "csrfmiddlewaretoken": str(token)}
    assert browser.post("/login/", answer).status_code == 302
    assert "_auth_user_id" in browser.session


def test_a_form_sent_from_another_site_is_refused(signed_in):
    forged = Client(enforce_csrf_checks=True, headers={"origin": "https://evil.example"})
    forged.cookies = signed_in.cookies
    assert forged.post("/settings/", {"name": "Eve"}).status_code == 403


def test_passwords_are_kept_by_argon2(tmp_path):
    hashed = "from django.contrib.auth.hashers import make_password; print(make_password('a long password'))"
    command = [sys.executable, "-c", hashed]
    done = subprocess.run(command, env=of_its_own(tmp_path), capture_output=True, text=True, check=True)
    assert done.stdout.startswith("argon2$argon2id$")


def test_the_tests_call_nobody():
    with pytest.warns(UserWarning, match="192.0.2.1"), pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
