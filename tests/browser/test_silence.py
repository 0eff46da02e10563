"""Closing what went silent, with scripts and without."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from tests.browser.conftest import session_of
from tests.factories import AttemptFactory


@pytest.fixture
def silent(reader):
    began = FuzzyDate((timezone.localdate() - timedelta(days=60)).isoformat())
    return [
        AttemptFactory(company__owner=reader, company__name=name, began=began) for name in ("Acme", "Stripe", "Hooli")
    ]


def outcomes(attempts) -> list[str]:
    for attempt in attempts:
        attempt.refresh_from_db()
    return [attempt.outcome for attempt in attempts]


def test_all_are_ticked_and_closed_in_place(watched, live_server, sign_in, reader, silent):
    sign_in(reader)
    watched.goto(f"{live_server.url}/silence/")
    every = watched.get_by_label("Tick all on this page")
    every.check()
    watched.get_by_label("Acme").uncheck()
    assert every.evaluate("box => box.indeterminate")
    watched.get_by_role("button", name="Close as silent").click()
    watched.get_by_text("Closed: 2 as no response.").first.wait_for()
    assert watched.get_by_role("checkbox", name="Acme").is_visible()
    assert outcomes(silent) == ["", "no_response", "no_response"]
    assert watched.complaints == []


def test_some_are_closed_without_scripts(browser, live_server, reader, silent):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    context.add_cookies([session_of(reader, live_server.url)])
    page = context.new_page()
    page.goto("/silence/")
    assert not page.get_by_label("Tick all on this page").is_visible()
    page.get_by_label("Stripe").check()
    page.get_by_role("button", name="Close as silent").click()
    page.get_by_text("Closed: 1 as no response.").first.wait_for()
    assert outcomes(silent) == ["", "no_response", ""]
    context.close()
