"""Three real histories, entered from nothing through the pages alone, say the same as those built by code."""

import pytest

from tests.browser.conftest import session_of
from tests.browser.typist import Typist
from tests.factories import UserFactory
from tests.histories import eleven_onsite_rounds, six_processes, two_hours_too_late
from tests.histories.likeness import told

PAPER = {"java_script_enabled": False}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK: dict = {}


@pytest.fixture
def enter(browser, live_server, reader, monkeypatch):
    """Enters a history in a browser of its own, and counts the steps it took."""
    contexts = []

    def entered(history, **how) -> int:
        context = browser.new_context(base_url=live_server.url, reduced_motion="reduce", **how)
        contexts.append(context)
        context.add_cookies([session_of(reader, live_server.url)])
        typist = Typist(context.new_page(), reader, by_touch=how.get("has_touch", False))
        monkeypatch.setattr(history, "Writer", lambda owner, name: typist)
        history.build(reader)
        monkeypatch.undo()
        return typist.steps

    yield entered
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("history", "how", "steps"),
    [(two_hours_too_late, PAPER, 240), (eleven_onsite_rounds, DESK, 97), (six_processes, PHONE, 119)],
    ids=["without-scripts", "on-a-desk", "by-touch"],
)
def test_a_history_entered_by_hand_is_the_one_built_by_code(enter, reader, history, how, steps):
    taken = enter(history, **how)
    by_code = UserFactory(username="by-code")
    history.build(by_code)
    by_hand, expected = told(reader), told(by_code)
    assert by_hand.keys() == expected.keys()
    for table, rows in expected.items():
        assert by_hand[table] == rows, table
    assert taken <= steps
