"""Offers and their versions, recorded by hand."""

import pytest
from django.urls import reverse

from applications.attempts.placing import rank_in_thread
from applications.transfer.check import disagreements
from tests import factories


@pytest.fixture
def attempt(user):
    company = factories.CompanyFactory(owner=user)
    return factories.AttemptFactory(company=company, number=1, current_role=factories.RoleFactory(company=company))


@pytest.fixture
def record(signed_in, attempt):
    return lambda **typed: signed_in.post(reverse("offer-new", args=[attempt.pk]), typed)


def correct(client, version, **typed):
    return client.post(reverse("offer-version-correct", args=[version.pk]), {"revision": version.pk, **typed})


def test_an_offer_needs_nothing_and_stands_at_once(record, attempt):
    assert record().url == attempt.get_absolute_url()
    attempt.refresh_from_db()
    assert (attempt.outcome, attempt.offers.get().versions.count()) == ("offer", 1)
    assert list(disagreements(attempt.owner)) == []


def test_all_that_can_be_known_is_kept(record, attempt):
    other = factories.RoleFactory(company=attempt.company)
    typed = {"form": "verbal", "made": "1 Oct 2020", "channel": "call", "level": "L4", "pay": "enough"}
    record(**typed, terms="a car", words="Welcome", role=other.pk)
    version = attempt.offers.get().versions.get()
    assert {name: str(getattr(version, name)) for name in typed} == typed
    assert (version.terms, version.words, version.offer.role) == ("a car", "Welcome", other)


def test_a_form_that_is_sent_twice_makes_one_offer(record, attempt):
    for _ in range(2):
        record(pay="enough", uuid="7b0b7cb3-6d4c-4d0f-8a44-0a3b8f0a2f11")
    assert attempt.offers.count() == attempt.owner.offer_versions.count() == 1


def test_the_written_version_begins_with_what_was_said(record, signed_in, attempt):
    record(form="verbal", level="L4", pay="enough")
    new = reverse("offer-version-new", args=[attempt.offers.get().pk])
    page = signed_in.get(new).text
    assert 'value="L4"' in page
    assert '<option value="written" selected>' in page
    signed_in.post(new, {"form": "written", "pay": "more"})
    assert [version.pay for version in attempt.offers.get().versions.all()] == ["enough", "more"]


def test_what_is_recorded_after_a_version_stands_after_it(record, signed_in, attempt):
    record(form="verbal")
    signed_in.post(reverse("offer-version-new", args=[attempt.offers.get().pk]), {"form": "written"})
    assert rank_in_thread(attempt) > attempt.owner.offer_versions.get(form="written").rank


def test_a_correction_keeps_the_first_version(record, signed_in, attempt):
    record(form="verbal", pay="enough")
    version = attempt.owner.offer_versions.get()
    correct(signed_in, version, form="verbal", pay="more", role=attempt.current_role.pk)
    assert (version.pay, version.correction.pay, version.correction.rank) == ("enough", "more", version.rank)


def test_another_role_is_that_of_the_offer_and_corrects_no_version(record, signed_in, attempt):
    record(pay="enough", role=attempt.current_role.pk)
    version = attempt.owner.offer_versions.get()
    correct(signed_in, version, pay="enough", role="")
    assert (attempt.offers.get().role, attempt.owner.offer_versions.count()) == (None, 1)


def test_a_number_of_a_strangers_role_is_refused_and_loses_nothing_typed(record):
    response = record(pay="a fortune", role=factories.RoleFactory().pk)
    assert response.status_code == 422
    assert "a fortune" in response.text


def test_strangers_offers_are_not_there(signed_in):
    version = factories.OfferVersionFactory()
    names = {"offer-new": version.attempt, "offer-version-new": version.offer, "offer-version-correct": version}
    for name, record in names.items():
        assert signed_in.post(reverse(name, args=[record.pk]), {"pay": "mine"}).status_code == 404
