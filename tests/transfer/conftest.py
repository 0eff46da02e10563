"""A history with one record of every kind, and ways to write it down."""

import io
import json
from datetime import UTC, datetime
from random import Random

import pytest

from applications.transfer.export import VERSION, exported
from applications.transfer.manifest import TABLES
from tests.transfer.strategies import AWKWARD, Arranging

WHEN = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def export():
    """The bytes of an owner's history file, always of the same moment."""

    def bytes_of(owner) -> bytes:
        with exported(owner, WHEN) as file:
            return file.read()

    return bytes_of


@pytest.fixture
def file_of():
    """A history given as an object, as the file it would be."""
    return lambda history: io.BytesIO(json.dumps(history).encode())


@pytest.fixture
def history():
    """Two records of every kind, with all their fields filled in."""
    return {
        "format": "afterloop-history",
        "version": VERSION,
        "exported_at": "2026-11-21T00:00:00+00:00",
        "records": Arranging(Random(7), AWKWARD, ["2016~", "2019-11/2019-12"], [WHEN], counts=[2]).records(),
    }


def everything_of(owner) -> dict[str, list]:
    """All rows of an account, keys and caches too, to compare before and after."""
    return {name: list(table.of(owner).order_by("pk").values()) for name, table in TABLES.items()}


def count_of(history) -> int:
    """How many records a history has."""
    return sum(map(len, history["records"].values()))
