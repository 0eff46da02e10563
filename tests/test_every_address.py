"""A walk over every address × nobody, a stranger, the owner × GET, POST."""

import pytest
from django.test import Client

from tests.factories import UserFactory
from tests.walk import a_history, addresses, everything, noun_of, text_of

PUBLIC = ("/login/", "/logout/", "/signup/", "/password/", "/confirm-email/", "/welcome/", "/healthz/", "/inactive/")
PUBLIC += ("/mfa/authenticate/", "/mfa/trust/", "/mfa/webauthn/login/", "/mfa/webauthn/signup/", "/mfa/webauthn/reauth")


@pytest.fixture
def owner(db):
    owner = UserFactory(username="owner")
    a_history(owner)
    return owner


@pytest.fixture
def stranger(owner):
    client = Client()
    client.force_login(UserFactory(username="stranger"))
    return client


def numbered(owner):
    return [address for address in addresses(owner) if noun_of(address) and any(map(str.isdigit, address))]


def test_the_walk_finds_the_pages(owner):
    assert {"/", "/companies/", "/timeline/", "/login/", "/transfer/export.json"} <= set(addresses(owner))
    assert len(numbered(owner)) >= 10


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_sees_or_changes_a_thing(client, owner, method):
    before = everything()
    for address in addresses(owner):
        if not address.startswith(PUBLIC):
            response = getattr(client, method)(address)
            assert response.status_code in (302, 401, 404, 405), address
            assert response.status_code != 302 or response.url.startswith(("/login/", "/welcome/")), address
    assert everything() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing_of_the_owners(stranger, owner, method):
    before = everything()
    for address in numbered(owner):
        # 405 where nobody may ask in this way
        assert getattr(stranger, method)(address).status_code in (404, 405), address
    assert everything() == before


def test_what_a_stranger_sees_names_no_company_of_the_owners(stranger, owner):
    name = owner.companies.get().name
    for address in addresses(owner):
        assert name not in text_of(stranger.get(address)), address


def test_no_get_changes_a_row(client, owner):
    client.force_login(owner)
    before = everything()
    for address in addresses(owner):
        response = client.get(address)
        text = text_of(response)
        assert response.status_code < 500, text
        assert everything() == before, address


def test_a_post_without_its_token_is_refused(owner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    before = everything()
    for address in addresses(owner):
        assert client.post(address).status_code in (403, 404, 405), address
    assert everything() == before
