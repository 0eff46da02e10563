import pytest
from django.urls import reverse


@pytest.fixture
def headers(signed_in):
    return signed_in.get(reverse("settings")).headers


def test_a_page_is_kept_nowhere(headers):
    assert headers["Cache-Control"] == "private, no-store"


def test_a_page_loads_nothing_from_elsewhere_and_nothing_inline(headers):
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"


def test_a_page_may_use_no_camera_and_tell_nobody_where_one_came_from(headers):
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_the_login_page_is_kept_nowhere_either(client, user):
    assert "no-store" in client.get(reverse("account_login")).headers["Cache-Control"]
