"""Whatever befalls the server, the connection or the tab in the middle of a long text: the text is there, and once."""

import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from http.cookies import SimpleCookie

import pytest
from playwright.sync_api import expect

from tests.server import environment, make_account, serving

pytestmark = pytest.mark.server

SESSION, PASSWORD = "afterloop_session", "a long password"
HEAPS, GRAPHS = "They asked about heaps.", " And about graphs."
NEW = "/attempts/1/events/new/"
TEXT = "textarea[name=words]"
MOMENT = 15_000


@pytest.fixture(scope="module")
def lived_in(prepared, tmp_path_factory):
    """A data folder with an account and a history, and the cookie of one who is logged in there."""
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("lived-in") / "var")
    with serving(folder, can_be_killed=True) as server:
        session = SimpleCookie("; ".join(make_account(server, "ada").headers.get_all("Set-Cookie")))
    command = [sys.executable, "manage.py", "load_example", "five-attempts", "--user", "ada"]
    subprocess.run(command, env=environment(folder, 1), check=True, capture_output=True)
    return folder, {"name": SESSION, "value": session[SESSION].value, "url": "http://localhost"}


@pytest.fixture
def folder(lived_in, tmp_path):
    return shutil.copytree(lived_in[0], tmp_path / "var")


@pytest.fixture
def server(folder):
    with serving(folder, can_be_killed=True) as server:
        yield server


@pytest.fixture
def again(server):
    """Starts the server once more, where it was."""
    begun = []

    def start():
        begun.append(serving(server.folder, server.port, can_be_killed=True))
        return begun[-1].__enter__()

    yield start
    for each in begun:
        each.__exit__(None, None, None)


@pytest.fixture
def tab(page, server, lived_in):
    """A tab with the form open, logged in."""
    page.context.add_cookies([lived_in[1]])
    page.origin = f"http://localhost:{server.port}"
    page.goto(page.origin + NEW)
    expect(page.locator(TEXT)).to_be_visible()
    return page


def log_in(page):
    page.locator("[name=login]").fill("ada")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def write(page, text: str = HEAPS):
    page.locator(TEXT).focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def write_until_kept(page, text: str = HEAPS):
    with page.expect_response(lambda answer: answer.url.endswith("/drafts/") and answer.status == 204):
        write(page, text)


def save(page):
    page.locator("form.form .save button").first.click()


def take(page, text: str = HEAPS):
    page.get_by_role("link", name="Take it").click()
    expect(page.locator(TEXT)).to_have_value(text)


def expect_said(page, what: str):
    expect(page.locator(f"[data-when={what}]")).to_be_visible(timeout=MOMENT)


def expect_offered(page, text: str):
    expect(page.locator(".draft")).to_contain_text("and did not save it", timeout=MOMENT)
    expect(page.locator(".draft")).to_contain_text(text)


def expect_saved(page):
    page.wait_for_url(re.compile(r"/attempts/1/$"), timeout=MOMENT)


def rows(server, query: str) -> list:
    with closing(sqlite3.connect(server.folder / "afterloop.sqlite3")) as database:
        return database.execute(query).fetchall()


def recorded(server) -> list[str]:
    return [words for (words,) in rows(server, "SELECT words FROM applications_event WHERE words LIKE 'They asked%'")]


def drafts(server) -> list[str]:
    kept = rows(server, "SELECT texts FROM applications_draft")
    return [json.loads(texts)["words"][0] for (texts,) in kept]


def in_browser(page) -> list[str]:
    return page.evaluate("Object.keys(localStorage)")


def lapse(server):
    with closing(sqlite3.connect(server.folder / "afterloop.sqlite3", isolation_level=None)) as database:
        database.execute("DELETE FROM django_session")


def test_a_server_that_is_killed_while_one_writes_has_all_of_it_once_it_is_back(tab, server, again):
    write_until_kept(tab)
    server.kill()
    write(tab, GRAPHS)
    expect_said(tab, "away")
    assert (drafts(server), len(in_browser(tab))) == ([HEAPS], 1)
    again()
    expect(tab.locator("[data-when=away]")).to_be_hidden(timeout=MOMENT)
    assert (drafts(server), in_browser(tab)) == ([HEAPS + GRAPHS], [])
    save(tab)
    expect_saved(tab)
    assert (recorded(server), drafts(server)) == ([HEAPS + GRAPHS], [])


def test_a_tab_that_is_closed_leaves_what_was_typed_in_it(tab, context):
    write(tab)
    with tab.expect_event("close"):  # it is told to close, and does so a moment later
        tab.close(run_before_unload=True)
    other = context.new_page()
    other.goto(tab.origin + NEW)
    expect_offered(other, HEAPS)
    take(other)


def test_a_browser_that_crashes_while_the_server_is_gone_still_has_it(tab, server, again, context):
    server.kill()
    write(tab)
    expect_said(tab, "away")
    tab.close()
    again()
    other = context.new_page()
    other.goto(tab.origin + NEW)
    expect_offered(other, HEAPS)
    assert (drafts(server), in_browser(other)) == ([HEAPS], [])


@pytest.mark.parametrize("noticed", ["while one writes", "on saving"])
def test_after_a_lapsed_session_one_logs_in_and_goes_on(tab, server, noticed):
    lapse(server)
    write(tab)
    if noticed == "on saving":
        save(tab)
    expect_said(tab, "out")
    assert tab.locator(TEXT).input_value() == HEAPS
    tab.get_by_role("link", name="Log in again and go on").click()
    log_in(tab)
    expect_offered(tab, HEAPS)
    assert tab.url == tab.origin + NEW
    take(tab)
    save(tab)
    expect_saved(tab)
    assert (recorded(server), drafts(server), in_browser(tab)) == ([HEAPS], [], [])


def test_one_who_logs_in_again_in_another_tab_saves_in_this_one(tab, server, context):
    lapse(server)
    write(tab)
    expect_said(tab, "out")
    other = context.new_page()
    other.goto(tab.origin + "/login/")
    log_in(other)
    other.wait_for_url(tab.origin + "/")
    save(tab)
    expect_saved(tab)
    assert recorded(server) == [HEAPS]


def test_what_was_saved_offline_is_sent_once_the_browser_is_online(tab, server, context):
    write(tab)
    context.set_offline(True)
    save(tab)
    expect_said(tab, "waiting")
    expect(tab.locator(TEXT)).to_have_value(HEAPS)
    context.set_offline(False)
    expect_saved(tab)
    assert (recorded(server), drafts(server), in_browser(tab)) == ([HEAPS], [], [])


def test_what_was_saved_while_connections_are_refused_is_sent_when_the_server_is_back(tab, server, again):
    write(tab)
    server.stop(signal.SIGTERM)
    save(tab)
    expect_said(tab, "waiting")
    again()
    expect_saved(tab)
    assert (recorded(server), drafts(server), in_browser(tab)) == ([HEAPS], [], [])


def test_a_server_that_is_killed_before_it_answers_has_recorded_once(tab, server, again):
    def cut(route):
        route.fetch(max_redirects=0)
        server.kill()
        route.abort("connectionreset")

    tab.route(f"**{NEW}", cut, times=1)
    write(tab)
    save(tab)
    expect_said(tab, "waiting")
    assert recorded(server) == [HEAPS]
    write(tab, GRAPHS)
    expect(tab.locator(TEXT)).to_have_value(HEAPS)  # what is on its way is not written on
    again()
    expect_saved(tab)
    assert (recorded(server), drafts(server)) == ([HEAPS], [])


def test_a_form_opened_in_its_place_offers_and_takes_up_what_was_typed(tab, server):
    write_until_kept(tab)
    tab.goto(f"{tab.origin}/attempts/1/")
    tab.locator(f"a[href^='{NEW}']").first.evaluate("link => link.click()")
    expect_offered(tab, HEAPS)
    take(tab)
    save(tab)
    expect(tab.locator(".toast")).to_contain_text("Recorded.")
    assert (recorded(server), drafts(server)) == ([HEAPS], [])


def test_what_one_discards_is_gone_and_what_one_typed_meanwhile_stays(tab, server):
    write_until_kept(tab)
    tab.goto(tab.origin + NEW)
    expect_offered(tab, HEAPS)
    write(tab, "Else")
    tab.get_by_role("button", name="Discard").click()
    expect(tab.locator(".draft")).to_have_count(0)
    expect(tab.locator(TEXT)).to_have_value("Else")
    tab.wait_for_timeout(2_500)
    assert drafts(server) == ["Else"]


def test_a_form_that_was_refused_is_kept_too(tab, server):
    write(tab)
    tab.locator("input[name=happened]").evaluate(
        "field => { field.removeAttribute('maxlength'); field.value = 'x'.repeat(300); }"
    )
    with tab.expect_response(lambda answer: answer.url.endswith("/drafts/")):
        save(tab)
        expect(tab.locator(".errors")).to_be_visible()
    assert drafts(server) == [HEAPS]


def test_what_the_server_will_not_take_is_said_and_stays(tab):
    write(tab)
    tab.route(f"**{NEW}", lambda route: route.fulfill(status=500, body="no"))
    save(tab)
    expect_said(tab, "refused")
    expect(tab.locator(TEXT)).to_have_value(HEAPS)
    write(tab, GRAPHS)
    expect(tab.locator(TEXT)).to_have_value(HEAPS + GRAPHS)


def test_no_word_of_a_draft_stands_in_the_log(tab, server):
    write_until_kept(tab)
    tab.goto(tab.origin + NEW)
    take(tab)
    assert "POST /drafts/ 204" in server.said
    assert not [word for word in ("heaps", "draft=", "words") if word in server.said]
