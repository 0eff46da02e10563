"""Caches written for many attempts at once agree with the facts, in a fixed number of queries."""

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from applications.transfer.caches import refresh_caches
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_attempt_with_a_loop_and_a_rejection_gets_its_number_its_stage_and_its_outcome():
    attempt = factories.AttemptFactory()
    factories.LoopFactory(attempt=attempt, happened=FuzzyDate("2020-05-12"))
    factories.DecisionFactory(attempt=attempt, kind="rejected")
    refresh_caches(attempt.owner)
    attempt.refresh_from_db()
    assert (attempt.number, attempt.furthest_stage, attempt.outcome) == (1, 4, "rejected")
    assert attempt.last_step == FuzzyDate("2020-05-12").earliest


def test_a_cache_that_no_fact_bears_out_is_taken_back():
    attempt = factories.AttemptFactory(outcome="accepted", stage_of_facts=6, number=9)
    refresh_caches(attempt.owner)
    attempt.refresh_from_db()
    assert (attempt.outcome, attempt.furthest_stage, attempt.number) == ("", 1, 1)


def test_attempts_not_named_and_those_of_others_are_left_alone():
    attempt, other = factories.AttemptFactory.create_batch(2, outcome="accepted")
    third = factories.AttemptFactory(outcome="accepted", company=attempt.company)
    refresh_caches(attempt.owner, attempt.owner.attempts.filter(pk=attempt.pk))
    for left_alone in (other, third):
        left_alone.refresh_from_db()
        assert left_alone.outcome == "accepted"


@pytest.mark.parametrize("count", [3, 30])
def test_thirty_attempts_of_a_company_cost_as_many_queries_as_three(count, django_assert_num_queries):
    company = factories.CompanyFactory()
    factories.AttemptFactory.create_batch(count, company=company)
    offer = factories.OfferFactory(attempt=company.attempts.last())
    factories.OfferVersionFactory(offer=offer)
    with django_assert_num_queries(23):  # four are for the questions, two for the lessons, two for the forecasts
        refresh_caches(company.owner)
