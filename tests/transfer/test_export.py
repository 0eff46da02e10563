"""The history file: one object, tables in order, records by UUID, the same bytes for the same history."""

import io
import json
import threading
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.models import Round
from applications.records.values import written
from applications.transfer.export import history_of, snapshot, write_history
from applications.transfer.manifest import TABLES
from tests import factories
from tests.transfer.conftest import WHEN


@pytest.mark.django_db
def test_the_file_is_what_the_contract_says(user, export):
    factories.RoundFactory(attempt__company__owner=user, happened=FuzzyDate("2016~", "about 2016"))
    read = json.loads(export(user))
    assert list(read) == ["format", "version", "exported_at", "records"]
    assert (read["format"], read["version"]) == ("afterloop-history", 2)
    assert read["exported_at"] == "2026-11-21T00:00:00+00:00"
    assert list(read["records"]) == list(TABLES)
    assert read["records"]["rounds"][0]["happened"] == {"edtf": "2016~", "words": "about 2016"}


@pytest.mark.django_db
def test_records_stand_by_uuid_and_lists_too(user):
    attempt = factories.AttemptFactory(company__owner=user)
    attempt.companies_named.set(factories.CompanyFactory.create_batch(5, owner=user))
    records = history_of(user, WHEN)["records"]
    uuids = [company["uuid"] for company in records["companies"]]
    assert uuids == sorted(uuids)
    named = records["attempts"][0]["companies_named"]
    assert named == sorted(set(uuids) - {str(attempt.company.uuid)})


@pytest.mark.django_db
def test_the_file_can_be_read_and_compared_line_by_line(user, export):
    factories.CompanyFactory(owner=user, name="Zürich “Re”", aliases=["Züri"])
    text = export(user).decode()
    assert '\n   "name": "Zürich “Re”",\n   "aliases": ["Züri"],\n' in text
    assert text.startswith('{\n"format": "afterloop-history",\n')
    assert text.endswith('\n "versions": []\n}\n}\n')


@pytest.mark.django_db
def test_objects_kept_in_any_order_are_written_in_one(user, export):
    for values in ({"b": 1, "aa": {"d": 1, "c": 2}}, {"aa": {"c": 2, "d": 1}, "b": 1}):
        user.versions.create(table="company", record="00000000-0000-4000-8000-000000000000", values=values)
    assert export(user).decode().count('{"aa": {"c": 2, "d": 1}, "b": 1}') == 2


@pytest.mark.parametrize(
    ("value", "spelling"), [("9", "9.00"), ("9.5", "9.50"), ("-0", "0.00"), ("1234567.89", "1234567.89")]
)
def test_a_number_has_one_spelling(value, spelling):
    assert written(Round._meta.get_field("score"), Decimal(value)) == spelling


@pytest.mark.django_db
def test_nothing_of_another_account_is_in_it(user, export):
    factories.RoundFactory(name="Theirs", attempt__company__name="Theirs")
    assert "Theirs" not in export(user).decode()


@pytest.mark.django_db
def test_the_same_number_of_queries_writes_any_history(user, django_assert_num_queries):
    attempt = factories.AttemptFactory(company__owner=user)
    with CaptureQueriesContext(connection) as queries:
        write_history(user, io.StringIO(), WHEN)
    for round in factories.RoundFactory.create_batch(30, attempt=attempt):
        factories.LessonFactory(owner=user).rounds.add(round)
    with django_assert_num_queries(len(queries)):
        write_history(user, io.StringIO(), WHEN)


@pytest.mark.django_db(transaction=True)
def test_what_is_recorded_meanwhile_waits_for_nobody_and_is_not_half_in_the_file(user):
    with snapshot():
        assert user.companies.count() == 0
        elsewhere = threading.Thread(target=record_a_company, args=[user])
        elsewhere.start()
        elsewhere.join()
        assert user.companies.count() == 0
    assert user.companies.count() == 1


def record_a_company(owner):
    factories.CompanyFactory(owner=owner)
    connection.close()
