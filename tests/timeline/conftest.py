"""A company with attempts, and its story."""

from datetime import UTC, datetime

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from applications.timeline.story import Story
from tests import factories

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def company(user):
    return factories.CompanyFactory(owner=user, name="Acme")


@pytest.fixture
def attempt(company):
    """Makes an attempt at the company; ranks and numbers go up by themselves, dates are written as EDTF."""
    numbers = iter(range(1, 1000))

    def make(began="", **details):
        number = None if details.get("count_words") else next(numbers)
        when = FuzzyDate(began) if began else None
        return factories.AttemptFactory(**{"company": company, "number": number, "began": when, **details})

    return make


@pytest.fixture
def story(company):
    return lambda **how: Story.of(company, NOW, **how)


@pytest.fixture
def card(story):
    """The card of the first attempt."""
    return lambda: story().cards[0]
