"""Every page, with a history and without, light and dark, on a phone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from tests.browser.conftest import DESK, PHONE
from tests.walk import addresses, text_of

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def pages(user) -> dict[str, str]:
    """The addresses that answer this user with a page of HTML, and what they answer."""
    client = Client()
    client.force_login(user)
    found = {}
    for address in addresses(user):
        answer = client.get(address)
        text = text_of(answer)
        is_page = answer.headers["Content-Type"].startswith("text/html") and "Content-Disposition" not in answer.headers
        if answer.status_code == 200 and is_page:
            found[address] = text
    return found


def faults_of(page) -> list[tuple[str, str]]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(fault["id"], node["html"]) for fault in found for node in fault["nodes"]]


def check_every_page(watched, live_server, user):
    for address in pages(user):
        watched.goto(live_server.url + address)
        assert faults_of(watched) == [], address
        assert watched.complaints == [], address
        assert watched.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} scrolls sideways"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("who", ["history", "reader"])
def test_every_page_is_for_everyone(request, watched, live_server, sign_in, who, scheme, size):
    user = request.getfixturevalue(who)
    sign_in(user)
    watched.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    watched.set_viewport_size({"width": size[0], "height": size[1]})
    check_every_page(watched, live_server, user)


@pytest.mark.parametrize("who", ["history", "reader"])
def test_every_page_is_valid_html(request, valid_html, who):
    valid_html(pages(request.getfixturevalue(who)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_before_the_login_are_for_everyone(watched, live_server, reader, scheme):
    watched.emulate_media(color_scheme=scheme)
    for address in ("/login/", "/password/reset/", "/signup/", "/welcome/"):
        watched.goto(live_server.url + address)
        assert faults_of(watched) == [], address
        assert watched.complaints == [], address


def test_the_pages_before_the_login_are_valid_html(client, reader, valid_html):
    valid_html({address: client.get(address, follow=True).text for address in ("/login/", "/signup/", "/nowhere/")})
