"""A Tuesday in Dublin, and what needs one then."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from applications.dashboard.today import Today
from tests.factories import AttemptFactory, CompanyFactory

DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 9, 22, 17, 0, tzinfo=DUBLIN)


@pytest.fixture
def today(user):
    """Reads the dashboard of `user` on Tuesday, 22 September 2026 at 17:00 in Dublin."""

    def read(now=NOW, of=user):
        with timezone.override(DUBLIN):
            return Today.of(of, now)

    return read


@pytest.fixture
def attempt(user):
    """An open attempt at Stripe."""
    return AttemptFactory(company=CompanyFactory(owner=user, name="Stripe"))
