import pytest

from tests.factories import AttemptFactory, RoundFactory


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user, company__name="Acme", number=1)


@pytest.fixture
def round(attempt):
    return RoundFactory(attempt=attempt, kind="coding")
