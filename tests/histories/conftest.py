"""A history, built for the person at hand."""

import pytest

from tests.histories.shelf import HISTORIES


@pytest.fixture
def built(user):
    """Builds the named history and gives its owner."""

    def build(name):
        HISTORIES[name](user)
        return user

    return build
