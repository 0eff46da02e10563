"""Allauth's pages stand at our addresses, in our dress."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import RoundFactory, UserFactory

OURS = '<link rel="stylesheet" href="/static/css/afterloop.css">'


@pytest.fixture
def fresh(client, user):
    """A client that has just typed its password, as the pages about keys want it."""
    user.set_password("a long password")
    user.save()
    client.force_login(user)
    client.post("/reauthenticate/", {"password": "a long password"})
    return client


PAGES = [
    "/settings/", "/password/change/", "/mfa/", "/mfa/totp/activate/", "/mfa/webauthn/", "/mfa/webauthn/add/",
    "/sessions/",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_ones_own_is_in_our_dress(fresh, address):
    response = fresh.get(address)
    assert response.status_code == 200
    assert OURS in response.text


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_ones_own_needs_few_queries_however_long_the_history(fresh, user, address):
    fresh.get(address)
    with CaptureQueriesContext(connection) as before:
        fresh.get(address)
    RoundFactory.create_batch(20, attempt__company__owner=user)
    with CaptureQueriesContext(connection) as after:
        fresh.get(address)
    assert len(before) == len(after) <= 12


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/login/", "/signup/", "/password/reset/"])
def test_a_page_for_everyone_is_in_our_dress(client, address):
    UserFactory()
    response = client.get(address)
    assert response.status_code == 200
    assert OURS in response.text


def test_no_page_brings_script_style_or_pictures_in_line(fresh):
    for address in ["/mfa/totp/activate/", "/mfa/webauthn/add/", "/settings/"]:
        page = fresh.get(address).text
        assert 'style="' not in page
        assert "data:image" not in page
        assert "onclick" not in page


def test_the_code_for_the_phone_is_drawn_into_the_page(fresh):
    assert "<svg" in fresh.get("/mfa/totp/activate/").text
