"""A restore adds what is not there, leaves what is, and never writes over it or into another account."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.transfer.broken import BrokenHistory
from applications.transfer.check import disagreements
from applications.transfer.examples import EXAMPLES, load_example
from applications.transfer.export import history_of
from applications.transfer.restore import restore_history
from tests import factories
from tests.transfer.conftest import WHEN, count_of, everything_of

pytestmark = pytest.mark.django_db


def test_every_record_of_the_file_is_created(user, history):
    restored = restore_history(user, history)
    assert (restored.created, restored.unchanged) == (count_of(history), 0)
    assert history_of(user, WHEN) == history


def test_restoring_twice_changes_nothing(user, history, file_of):
    restore_history(user, history)
    before = everything_of(user)
    again = restore_history(user, file_of(history))
    assert (again.created, again.unchanged) == (0, count_of(history))
    assert everything_of(user) == before


def test_a_spelling_that_means_the_same_is_the_same(user, history):
    history["records"]["rounds"][0]["score"] = "9.00"
    history["records"]["rounds"][0]["recorded_at"] = "2026-11-21T00:00:00.000000+00:00"
    restore_history(user, history)
    history["records"]["rounds"][0]["score"] = "9"
    history["records"]["rounds"][0]["recorded_at"] = "2026-11-21T01:00:00+01:00"
    assert restore_history(user, history).created == 0


@pytest.mark.parametrize("name", EXAMPLES)
def test_two_accounts_load_the_same_example_side_by_side(user, name):
    other = factories.UserFactory()
    assert load_example(user, name) == load_example(other, name) > 50
    assert history_of(user, WHEN) == history_of(other, WHEN)
    before = everything_of(other)
    user.delete()
    assert everything_of(other) == before


def test_what_was_added_since_stays(user, history):
    restore_history(user, history)
    later = factories.CompanyFactory(owner=user)
    assert restore_history(user, history).unchanged == count_of(history)
    assert user.companies.filter(pk=later.pk).exists()


def test_what_was_removed_since_comes_back(user, history):
    restore_history(user, history)
    user.reflections.all().delete()
    assert restore_history(user, history).created == 2
    assert history_of(user, WHEN) == history


def conflict(user, history) -> BrokenHistory:
    before = everything_of(user)
    with pytest.raises(BrokenHistory) as refused:
        restore_history(user, history)
    assert everything_of(user) == before
    return refused.value


def test_a_record_that_says_something_else_is_named_and_nothing_changes(user, history):
    restore_history(user, history)
    company = user.companies.first()
    company.name = "Amazon"
    company.save()
    error = conflict(user, history)
    assert (error.table, error.record, error.field) == ("companies", str(company.uuid), "name")
    assert "the company “Amazon” is in your account already, and says something else here" in error.reason


@pytest.mark.parametrize(("table", "field"), [("attempts", "roles"), ("companies", "parent"), ("versions", "values")])
def test_a_link_or_a_list_that_differs_is_a_difference(user, history, table, field):
    child, parent = history["records"]["companies"]
    child["parent"], parent["parent"] = parent["uuid"], None
    restore_history(user, history)
    record = history["records"][table][0]
    record[field] = {list: [], dict: {"a": 1}}.get(type(record[field]))
    error = conflict(user, history)
    assert (error.table, error.record, error.field) == (table, record["uuid"], field)


def test_yes_is_not_one(user, history):
    history["records"]["versions"][0]["values"] = {"is_agency": True}
    restore_history(user, history)
    history["records"]["versions"][0]["values"] = {"is_agency": 1}
    assert conflict(user, history).field == "values"


def test_a_fact_that_was_corrected_here_cannot_be_corrected_by_the_file_too(user, history):
    corrected, other = history["records"]["events"]
    corrected["corrects"] = other["corrects"] = None
    restore_history(user, history)
    fact = user.events.get(uuid=corrected["uuid"])
    factories.EventFactory(owner=user, attempt=None, corrects=fact)
    history["records"]["events"].append(other | {"uuid": str(uuid4()), "corrects": corrected["uuid"]})
    assert "another record in your account names the same one already" in conflict(user, history).reason


def test_caches_and_notes_follow_from_what_was_restored(user):
    load_example(user, "five-attempts")
    attempts = user.attempts.in_order()
    assert [attempt.number for attempt in attempts] == [1, 2, 3, 4, 5]
    assert attempts.last().outcome
    assert list(disagreements(user)) == []


def test_an_attempt_that_comes_back_moves_the_numbers_after_it(user):
    first = factories.AttemptFactory(rank=1, company__owner=user)
    second = factories.AttemptFactory(rank=2, company=first.company)
    history = history_of(user, WHEN)
    first.delete()
    second.company.attempts.renumber()
    assert restore_history(user, history).created == 1
    assert list(user.attempts.in_order().values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize("repeated", [False, True])
def test_a_long_history_costs_as_many_queries_as_a_short_one(repeated, django_assert_num_queries):
    short, long = factories.UserFactory.create_batch(2)
    for owner, count in ((short, 2), (long, 40)):
        attempt = factories.AttemptFactory(company__owner=owner)
        for round in factories.RoundFactory.create_batch(count, attempt=attempt):
            factories.LessonFactory(owner=owner).rounds.add(round)
    histories = [history_of(owner, WHEN) for owner in (short, long)]
    accounts = factories.UserFactory.create_batch(2)
    if repeated:
        [restore_history(account, history) for account, history in zip(accounts, histories, strict=True)]
    with CaptureQueriesContext(connection) as queries:
        restore_history(accounts[0], histories[0])
    with django_assert_num_queries(len(queries)):
        restore_history(accounts[1], histories[1])
