"""Whoever opens a history's pages finds every fact that was told, in the words it was told in."""

import re
from html import unescape

import pytest

from tests.histories.facts import FACTS, Page


def words(text: str) -> str:
    """Letters without case, tags, the shape of quotes or what one can do about an entry; one space between them."""
    text = re.sub(r'(?s)<details class="tools"[^>]*>.*?</details>', " ", text)
    text = unescape(re.sub(r"(?s)<(head|nav|svg|script)\b.*?</\1>|<[^>]+>", " ", text))
    return re.sub(r"\s+", " ", text.replace("’", "'")).casefold()


def record_of(owner, page: Page):
    company, number = page
    if company is None:
        return owner.attempts.get(company=None, count_words=number)
    if number is None:
        return owner.companies.get(name=company)
    return owner.attempts.get(company__name=company, number=number)


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_is_shown(signed_in, built, name):
    owner, pages = built(name), {}
    missing = []
    for page, phrases in FACTS[name]:
        if page not in pages:
            pages[page] = words(signed_in.get(record_of(owner, page).get_absolute_url()).text)
        missing += [(page, phrase) for phrase in phrases if words(phrase).strip() not in pages[page]]
    assert not missing


@pytest.mark.parametrize("name", FACTS)
def test_every_attempt_and_every_company_has_facts_to_look_for(built, name):
    owner, pages = built(name), {page for page, _ in FACTS[name]}
    for attempt in owner.attempts.all():
        page = (attempt.company.name, attempt.number) if attempt.company else (None, attempt.count_words)
        assert page in pages
