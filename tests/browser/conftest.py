"""A browser that is signed in, and that notices what must never happen."""

import pytest
from django.conf import settings
from django.test import Client

from applications.transfer.examples import load_example
from tests.factories import RoundFactory, UserFactory

# As tall as the pages: what sticks to the bottom of a screen then covers nothing that could be scrolled free.
PHONE, DESK = (360, 4000), (1280, 900)


def session_of(user, address: str) -> dict[str, str]:
    """The cookie of a new session of this user, as a browser takes it."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


@pytest.fixture
def reader(transactional_db):
    """Somebody with no history yet."""
    return UserFactory(username="reader", password="!")


@pytest.fixture
def history(reader):
    """The example history, and one attempt in motion."""
    load_example(reader, "five-attempts")
    RoundFactory(attempt__company__owner=reader, state="planned", kind="coding")
    return reader


@pytest.fixture
def sign_in(context, live_server):
    """Puts a session into the browser without the login page."""

    def signed_in(user):
        context.add_cookies([session_of(user, live_server.url)])

    return signed_in


@pytest.fixture
def watched(page, live_server):
    """A page that collects what the browser complains about and what it fetches from elsewhere."""
    page.complaints = []
    page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda sent: sent.url.startswith(live_server.url) or page.complaints.append(sent.url))
    return page
