"""A form with long texts, and what a page sends of it while somebody types."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories import RoundFactory


@pytest.fixture
def round(user):
    return RoundFactory(attempt__company__owner=user, notes="Calm.")


@pytest.fixture
def place(round):
    """The form in which the round is edited."""
    return reverse("round-edit", args=[round.pk])


@pytest.fixture
def send(signed_in, user, place):
    """Sends a draft as the page does, with what a test says of it."""

    def sent(**said):
        draft = {"person": str(user.pk), "sitting": str(uuid4()), "place": place, "texts": {"notes": ["Hea"]}} | said
        return signed_in.post(reverse("drafts"), json.dumps(draft), content_type="text/plain")

    return sent
