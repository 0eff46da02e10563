"""Whatever was told, the page before a loop prints on two sheets."""

import re

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from tests.browser.conftest import session_of
from tests.factories import AttemptFactory, CompanyFactory, InvolvementFactory, LoopFactory, PersonFactory, RoundFactory


@pytest.fixture
def told(transactional_db, user, crowd):
    """A loop of six rounds behind forty attempts of which all is known, at length."""
    company = CompanyFactory(owner=user, name="Acme")
    for rank in range(40):
        crowd(AttemptFactory(company=company, number=rank, rank=rank, outcome="rejected", began=FuzzyDate("2020")))
    loop = LoopFactory(attempt__company=company, attempt__rank=99, kind="final", state="planned", rank=100)
    for number in range(6):
        round = RoundFactory(attempt=loop.attempt, loop=loop, kind="technical", state="planned", rank=101 + number)
        person = PersonFactory(owner=user, title="principal engineer")
        InvolvementFactory(attempt=loop.attempt, round=round, person=person, capacity="interviewer")
    return loop


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_fullest_briefing_prints_on_two_pages(page, live_server, context, user, told, paper):
    context.add_cookies([session_of(user, live_server.url)])
    page.goto(f"{live_server.url}{told.get_absolute_url()}briefing/")
    printed = page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2


def test_on_paper_no_link_is_underlined_and_nothing_is_left_to_press(page, live_server, context, user, told):
    context.add_cookies([session_of(user, live_server.url)])
    page.goto(f"{live_server.url}{told.get_absolute_url()}briefing/")
    page.emulate_media(media="print")
    assert page.locator(".top").is_visible() is False
    assert page.locator(".source").first.evaluate("link => getComputedStyle(link).textDecorationLine") == "none"
