"""Every page of ours on a grown history: so many queries and no more, and never a whole table."""

import gzip
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applications.transfer.growing.history import grow
from tests.factories import UserFactory
from tests.walk import a_history, addresses, text_of

pytestmark = pytest.mark.django_db

MOST_QUERIES, MOST_BYTES = 12, 30 * 1024


def pages(client: Client, owner) -> Iterator[tuple[str, int, int]]:
    """(address without its numbers, queries, bytes when compressed) of each page that shows something."""
    for address in addresses(owner):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
            text = text_of(response)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            name = "/".join(part for part in address.split("/") if not part.isdigit())
            yield name, len(queries), len(gzip.compress(text.encode()))


def test_every_page_keeps_to_its_budget_on_a_grown_history():
    owner = UserFactory()
    a_history(owner)
    grow(owner, 300)
    client = Client()
    client.force_login(owner)
    found = list(pages(client, owner))
    too_many = {name: queries for name, queries, _ in found if queries > MOST_QUERIES}
    too_large = {name: size for name, _, size in found if size > MOST_BYTES}
    assert (too_many, too_large) == ({}, {})
    assert len(found) > 90
