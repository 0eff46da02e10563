"""The drill is gone through by keys alone: look, say how it went, and on to the next until nothing is due."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import AskingFactory, QuestionFactory

WORDS = ["Why us?", "Why now?", "Why you?"]


@pytest.fixture
def drill(watched, live_server, sign_in, reader):
    """Three questions that are due, in a browser with scripts; the first has an answer."""
    sign_in(reader)
    questions = [QuestionFactory(owner=reader, words=words) for words in WORDS]
    AskingFactory(question=questions[0], attempt__company__owner=reader, went="missed", would_say="For the trains.")
    watched.goto(live_server.url + reverse("drill"))
    yield watched
    assert watched.complaints == []


def asked(page):
    return page.get_by_role("heading", level=1)


def answer(page, key):
    """Look, and say how it went."""
    expect(page.locator(".reveal > summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="How did it go?")).to_be_visible()
    page.keyboard.press(key)


def test_it_is_gone_through_from_the_first_question_to_the_last_by_keys_alone(drill, reader):
    expect(asked(drill)).to_have_text(WORDS[0])
    for key in ["1", "2", "3"]:
        before = asked(drill).inner_text()
        answer(drill, key)
        expect(asked(drill)).not_to_have_text(before)
    expect(asked(drill)).to_have_text("Nothing is due")
    assert list(reader.recalls.order_by("pk").values_list("result", flat=True)) == ["knew", "nearly", "no"]


def test_the_answer_is_out_of_sight_until_one_looks(drill):
    expect(drill.get_by_text("For the trains.")).to_be_hidden()
    drill.keyboard.press("Enter")
    expect(drill.get_by_text("For the trains.")).to_be_visible()


def test_before_one_looked_no_key_says_how_it_went(drill, reader):
    drill.keyboard.press("1")
    expect(asked(drill)).to_have_text(WORDS[0])
    expect(drill.locator(".reveal")).not_to_have_attribute("open", "")
    assert not reader.recalls.exists()


def test_what_was_pressed_by_mistake_is_undone_by_keys_and_asked_again(drill, reader):
    answer(drill, "3")
    expect(asked(drill)).not_to_have_text(WORDS[0])
    drill.locator(".toast").get_by_role("button", name="Undo").focus()
    drill.keyboard.press("Enter")
    expect(asked(drill)).to_have_text(WORDS[0])
    assert not reader.recalls.exists()


def test_with_the_keys_turned_off_tab_and_enter_do_the_same(drill, reader):
    reader.has_keys = False
    reader.save()
    drill.reload()
    answer(drill, "1")
    expect(asked(drill)).to_have_text(WORDS[0])
    drill.keyboard.press("Tab")
    expect(drill.get_by_role("button", name="Knew it")).to_be_focused()
    drill.keyboard.press("Enter")
    expect(asked(drill)).not_to_have_text(WORDS[0])
    assert reader.recalls.get().result == "knew"
