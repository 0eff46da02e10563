"""Two devices at the same moment: nothing is lost, and what is computed agrees with the facts."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from applications.transfer.check import disagreements
from tests.factories import AttemptFactory, DecisionFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner():
    return UserFactory()


def at_once(owner, *requests: tuple[str, dict[str, str]]) -> list[int]:
    """Post all of them at the same moment, each with a connection of its own; returns the status codes."""

    def post(request):
        client = Client()
        client.force_login(owner)
        try:
            return client.post(*request).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(post, requests))


def test_decisions_recorded_at_once_are_all_kept_and_the_last_one_counts(owner):
    attempt = AttemptFactory(company__owner=owner, number=1)
    outcome = f"{attempt.get_absolute_url()}outcome/"
    assert at_once(owner, *[(outcome, {"kind": kind}) for kind in ("silent", "rejected", "offer") * 2]) == [302] * 6
    assert (attempt.decisions.count(), attempt.offers.count()) == (4, 2)
    assert list(disagreements(owner)) == []


def test_a_decision_corrected_twice_at_once_leaves_one_that_stands(owner):
    attempt = DecisionFactory(attempt__company__owner=owner).attempt
    correction = (f"{attempt.get_absolute_url()}outcome/", {"kind": "silent", "is_correction": "on"})
    assert at_once(owner, correction, correction) == [302, 302]
    assert attempt.decisions.current().count() == 1


def test_attempts_recorded_at_once_bear_numbers_of_their_own(owner):
    assert at_once(owner, *[("/attempts/new/", {"company_name": "Acme"})] * 6) == [302] * 6
    assert sorted(owner.attempts.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert owner.companies.count() == 1


def test_rounds_recorded_at_once_all_count(owner):
    attempt = AttemptFactory(company__owner=owner, number=1)
    new = f"{attempt.get_absolute_url()}rounds/new/"
    kinds = ("recruiter_screen", "phone_screen", "committee", "questionnaire")
    assert at_once(owner, *[(new, {"kind": kind}) for kind in kinds]) == [302] * 4
    assert list(disagreements(owner)) == []
    attempt.refresh_from_db()
    assert attempt.stage_label == "decision"


def test_of_two_edits_at_once_one_is_shown_the_other(owner):
    attempt = AttemptFactory(company__owner=owner, number=1)
    typed = {"company_name": attempt.company.name, "revision": "1"}
    edits = [(f"{attempt.get_absolute_url()}edit/", typed | {"notes": words}) for words in ("mine", "yours")]
    assert sorted(at_once(owner, *edits)) == [302, 422]


def test_a_request_that_comes_twice_at_once_records_once(owner):
    typed = {"company_name": "Acme", "uuid": "6a1f0f51-3c1b-4d0e-9a35-0a4b5a0c7e11"}
    assert at_once(owner, *[("/attempts/new/", typed)] * 4) == [302] * 4
    assert owner.attempts.count() == 1
