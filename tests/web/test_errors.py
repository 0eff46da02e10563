import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import path, reverse
from django.views.defaults import permission_denied

pytestmark = pytest.mark.django_db


def break_down(request):
    raise RuntimeError


def turn_away(request):
    return permission_denied(request, None)


urlpatterns = [path("broken/", break_down), path("others/", turn_away)]


@pytest.fixture
def outsider():
    """A client that gets the page a visitor would, not the error."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def test_an_unknown_address_is_answered_in_our_words(outsider):
    response = outsider.get("/nothing/")
    assert (response.status_code, "There is nothing here" in response.text) == (404, True)


def test_a_strange_host_is_answered_in_our_words(outsider):
    response = outsider.get("/healthz/", headers={"host": "evil.example"})
    assert (response.status_code, "made no sense" in response.text) == (400, True)


def test_a_post_without_its_token_is_refused_in_our_words(outsider):
    response = outsider.post(reverse("account_login"))
    assert (response.status_code, "had grown old" in response.text) == (403, True)


@override_settings(ROOT_URLCONF="tests.web.test_errors")
def test_a_forbidden_page_is_answered_in_our_words(signed_in):
    response = signed_in.get("/others/")
    assert (response.status_code, "not open to you" in response.text) == (403, True)


@override_settings(ROOT_URLCONF="tests.web.test_errors")
def test_a_fault_of_ours_is_answered_in_our_words(outsider, user):
    outsider.force_login(user)
    response = outsider.get("/broken/")
    assert (response.status_code, "Something broke" in response.text) == (500, True)


def test_each_error_page_is_valid_html(valid_html):
    names = ["400", "403", "403_csrf", "404", "429", "500"]
    valid_html({name: render_to_string(f"{name}.html") for name in names})


def test_a_page_is_a_fault_of_ours_when_the_database_is_down(outsider, monkeypatch):
    def refuse(*args):
        raise OperationalError

    outsider.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    monkeypatch.setattr(connection, "cursor", refuse)
    response = outsider.get(reverse("settings"))
    assert (response.status_code, "Something broke" in response.text) == (500, True)
