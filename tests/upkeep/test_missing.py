"""The address of what was removed leads its owner to the trash, and nobody else."""

import pytest
from django.urls import reverse

from applications.upkeep.merging import merge
from applications.upkeep.models import KEPT
from applications.upkeep.removal import remove
from tests.factories import CompanyFactory, RoundFactory, UserFactory

PLAIN = "The address is wrong, what stood here was removed, or it belongs to somebody else."


@pytest.fixture
def round(attempt):
    return RoundFactory(attempt=attempt, kind="phone_screen")


@pytest.fixture
def addresses(round):
    return [round.get_absolute_url(), reverse("debrief", args=[round.pk]), reverse("round-edit", args=[round.pk])]


def test_the_pages_of_a_removed_record_offer_to_bring_it_back(signed_in, user, round, addresses):
    remove(round)
    for address in addresses:
        response = signed_in.get(address)
        assert response.status_code == 404
        assert f'action="{reverse("restoration-new", args=[user.removals.get().pk])}"' in response.text
        assert "<b>Phone interview</b> · Acme, attempt 1" in response.text
        assert PLAIN not in response.text


def test_what_went_along_leads_to_what_it_went_with(signed_in, attempt, addresses):
    remove(attempt)
    assert "<b>Acme, attempt 1</b> · with 1 round" in signed_in.get(addresses[0]).text


def test_a_merged_company_says_so(signed_in, user, attempt):
    other = CompanyFactory(owner=user, name="Apex")
    merge(attempt.company, other)
    text = signed_in.get(other.get_absolute_url()).text
    assert "This is part of another company" in text
    assert "<b>Apex</b>" in text


def test_a_stranger_and_a_visitor_see_what_they_would_see_of_nothing(client, round, addresses):
    remove(round)
    nothing = f"/rounds/{round.pk + 1}/"
    client.force_login(UserFactory())
    assert PLAIN in client.get(nothing).text
    for address in addresses:
        text = client.get(address).text
        assert PLAIN in text
        assert "Phone interview" not in text


@pytest.mark.parametrize("address", ["/rounds/9/", "/nothing/9/", f"/rounds/{'9' * 30}/", "/versions/9/"])
def test_what_was_never_removed_is_not_there(signed_in, round, address):
    remove(round)
    assert PLAIN in signed_in.get(address).text


def test_what_is_gone_for_good_is_not_offered(signed_in, user, round, addresses):
    removal = remove(round)
    user.removals.update(removed_at=removal.removed_at - KEPT)
    assert PLAIN in signed_in.get(addresses[0]).text


def test_a_page_that_is_not_there_asks_for_its_removal_in_one_query(
    signed_in, round, addresses, django_assert_max_num_queries
):
    remove(round)
    with django_assert_max_num_queries(4):
        signed_in.get(addresses[0])
