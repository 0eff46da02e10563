"""Addresses are written as the map of the site says, and read without trusting them."""

import pytest
from django.urls import reverse

from applications.web.addresses import address_of, number_in


@pytest.mark.parametrize("name", ["company", "attempt", "loop", "round", "round-edit", "outcome-new"])
@pytest.mark.parametrize("key", [1, 10, 9_000_000_000])
def test_an_address_is_the_one_the_map_of_the_site_says(name, key):
    assert address_of(name, key) == reverse(name, args=[key])


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("", None), (None, None), ("-1", None), ("٣", None)])
def test_a_number_that_no_database_holds_is_none(text, number):
    assert number_in(text) == number
