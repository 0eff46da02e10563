"""What somebody finds, as a list of titles."""

import re
from html import unescape

import pytest

from applications.search.asking import Query
from applications.search.finding import find
from applications.search.models import SearchDocument
from applications.search.results import Results, documents
from tests.factories import UserFactory


def found(owner, text: str) -> list[tuple[str, int]]:
    """The records that are found, by table and key, in their order."""
    return [(document.table, document.record) for document in documents(find(Query.read(owner, text)).keys)]


def of(record) -> tuple[str, int]:
    return record._meta.model_name, record.pk


def shown(owner, text: str) -> list[str]:
    """The titles that are shown, without marks, by company and attempt."""
    groups = [group for _, groups in Results.of(owner, text).groups for group in groups]
    return [unescape(re.sub("<[^>]+>", "", result.title)) for group in groups for result in group.results]


def kept_of(owner) -> str:
    """All that the index keeps of somebody's words, but the engine's own table."""
    return repr(list(SearchDocument.objects.filter(owner=owner).values_list()))


@pytest.fixture
def stranger(db):
    return UserFactory(username="stranger")
