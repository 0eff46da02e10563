"""Putting things in order: by dragging with a mouse or a finger, by keyboard, and by buttons without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, session_of
from tests.factories import AttemptFactory, CompanyFactory, RoleFactory, RoundFactory

NAMES = ["Herndon", "Denver", "Portland"]


@pytest.fixture
def company(reader):
    company = CompanyFactory(owner=reader, name="Acme")
    for name in NAMES:
        role = RoleFactory(company=company, title=name)
        AttemptFactory(company=company, current_role=role).roles.add(role)
    company.attempts.renumber()
    return company


@pytest.fixture
def story(watched, live_server, sign_in, company, reader):
    """The company's page in a browser with scripts; whatever it complained about fails the test."""
    sign_in(reader)
    watched.set_viewport_size({"width": DESK[0], "height": 1600})
    watched.goto(live_server.url + company.get_absolute_url())
    yield watched
    assert watched.complaints == []


def expect_order(page, *names):
    expect(page.locator("article .role")).to_have_text(list(names))


def in_database(company):
    return [attempt.current_role.title for attempt in company.attempts.in_order()]


def drag(page, name: str, to_top_of: str):
    """Take the card by its handle to just above another, and let it hang there."""
    card = page.locator("article", has_text=name)
    card.hover()
    handle = card.locator("[data-handle]").bounding_box()
    goal = page.locator("article", has_text=to_top_of).bounding_box()
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(handle["x"] + 5, goal["y"] + 8, steps=6)


def test_a_card_is_dragged_to_where_it_belongs(story, company):
    drag(story, "Portland", to_top_of="Herndon")
    expect(story.locator("article", has_text="Herndon")).to_have_attribute("data-gap", "before")
    story.mouse.up()
    expect_order(story, "Portland", "Herndon", "Denver")
    assert in_database(company) == ["Portland", "Herndon", "Denver"]
    expect(story.locator("article .number")).to_have_text(["Attempt 1", "Attempt 2", "Attempt 3"])


def test_escape_lets_go_of_what_is_dragged(story, company):
    drag(story, "Portland", to_top_of="Herndon")
    story.keyboard.press("Escape")
    story.mouse.up()
    expect(story.locator("[data-gap], [data-dragged]")).to_have_count(0)
    expect_order(story, *NAMES)
    assert in_database(company) == NAMES


def test_a_card_is_moved_by_keyboard_and_keeps_the_focus(story, company):
    story.get_by_label("Move up: Attempt 3").focus()
    story.keyboard.press("Enter")
    expect_order(story, "Herndon", "Portland", "Denver")
    expect(story.get_by_label("Move up: Attempt 2")).to_be_focused()
    story.keyboard.press("Enter")
    expect_order(story, "Portland", "Herndon", "Denver")
    assert in_database(company) == ["Portland", "Herndon", "Denver"]


def test_a_card_is_moved_without_scripts(browser, live_server, reader, company):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    context.add_cookies([session_of(reader, live_server.url)])
    page = context.new_page()
    page.goto(company.get_absolute_url())
    page.get_by_label("Move down: Attempt 1").click()
    expect_order(page, "Denver", "Herndon", "Portland")
    context.close()


def test_an_entry_of_a_thread_is_dragged(watched, live_server, sign_in, reader):
    attempt = AttemptFactory(company__owner=reader)
    rounds = [RoundFactory(attempt=attempt, name=name) for name in ("first", "second", "third")]
    sign_in(reader)
    watched.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    watched.goto(live_server.url + attempt.get_absolute_url())
    entry = watched.locator(f"[data-place='rounds-{rounds[2].pk}']")
    entry.hover()
    handle = entry.locator("[data-handle]").bounding_box()
    watched.mouse.move(handle["x"] + 5, handle["y"] + 5)
    watched.mouse.down()
    goal = watched.locator(f"[data-place='rounds-{rounds[0].pk}']").bounding_box()
    watched.mouse.move(handle["x"] + 5, goal["y"] + 4, steps=6)
    watched.mouse.up()
    expect(watched.locator("[data-place] h3 a")).to_have_text(["third", "first", "second"])
    assert [round.name for round in attempt.rounds.in_order()] == ["third", "first", "second"]
    assert watched.complaints == []


@pytest.fixture
def phone(browser, live_server, reader):
    """A page on a phone, where nothing hovers and a finger drags."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True
    )
    context.add_cookies([session_of(reader, live_server.url)])
    yield context.new_page()
    context.close()


def drag_by_finger(page, handle, goal):
    """Put a finger on the handle and lift it just below the upper edge of the goal."""
    handle.scroll_into_view_if_needed()
    start, end, fingers = handle.bounding_box(), goal.bounding_box(), page.context.new_cdp_session(page)
    x, first, last = start["x"] + 20, start["y"] + 20, end["y"] + 8
    touch = lambda kind, *ys: fingers.send(  # noqa: E731
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for y in ys]}
    )
    touch("touchStart", first)
    for step in range(1, 7):
        touch("touchMove", first + (last - first) * step / 6)
    touch("touchEnd")


def test_a_card_is_dragged_by_a_finger(phone, company):
    phone.goto(company.get_absolute_url())
    phone.get_by_label("Put in order").tap()
    cards = phone.locator("article")
    drag_by_finger(phone, cards.nth(1).locator("[data-handle]"), cards.nth(0))
    expect_order(phone, "Denver", "Herndon", "Portland")
    assert in_database(company) == ["Denver", "Herndon", "Portland"]


def test_an_entry_of_a_thread_is_dragged_by_a_finger(phone, reader):
    attempt = AttemptFactory(company__owner=reader)
    for name in ("first", "second", "third"):
        RoundFactory(attempt=attempt, name=name)
    phone.goto(attempt.get_absolute_url())
    entries = phone.locator("[data-place]")
    entries.nth(2).locator("summary").tap()
    drag_by_finger(phone, entries.nth(2).locator("[data-handle]"), entries.nth(0))
    expect(phone.locator("[data-place] h3 a")).to_have_text(["third", "first", "second"])
    assert [round.name for round in attempt.rounds.in_order()] == ["third", "first", "second"]
