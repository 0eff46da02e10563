"""An owner's whole history as text, to compare before and after."""

import io
import re
from datetime import UTC, datetime

import pytest

from applications.search.check import index_disagreements
from applications.transfer.check import disagreements
from applications.transfer.export import write_history
from tests.factories import AttemptFactory

WHEN = datetime(2026, 11, 21, tzinfo=UTC)
SEALS = re.compile(r'"seals": \[.*?\](?=,\n "questions")', re.DOTALL)


def written(owner) -> str:
    """The text of the owner's history file, always of the same moment; without seals, which outlast what is undone."""
    file = io.StringIO()
    write_history(owner, file, WHEN)
    return SEALS.sub('"seals": []', file.getvalue())


def faults(owner) -> list[str]:
    """What `check_history` would say."""
    return [*map(str, disagreements(owner)), *index_disagreements(owner)]


@pytest.fixture
def attempt(user):
    """An attempt at a company, with its number."""
    return AttemptFactory(company__owner=user, company__name="Acme", number=1)
