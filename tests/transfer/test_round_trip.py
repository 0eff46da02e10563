"""Export → empty → restore → export gives the same bytes, whatever the history holds."""

import io
import json
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from applications.fields.fuzzy_date import FuzzyDate
from applications.transfer.examples import EXAMPLES, load_example
from applications.transfer.manifest import TABLES
from applications.transfer.restore import restore_history
from tests.factories import RoundFactory, UserFactory
from tests.transfer.strategies import histories

pytestmark = pytest.mark.django_db

anything_goes = settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.parametrize("fifty", range(4))  # 200 in all, shared out among those who run the tests
@given(history=histories())
@anything_goes
def test_a_history_comes_back_as_it_went_out(export, fifty, history):
    with transaction.atomic():
        owner, other = UserFactory.create_batch(2)
        restore_history(owner, history)
        written = export(owner)
        assert json.dumps(json.loads(written), sort_keys=True) == json.dumps(history, sort_keys=True)
        restore_history(other, io.BytesIO(written))
        assert export(other) == written
        assert restore_history(other, io.BytesIO(written)).created == 0
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_emptied_account_gets_its_example_back(export, user, name):
    load_example(user, name)
    written = export(user)
    for table in reversed(TABLES.values()):
        table.of(user).delete()
    assert restore_history(user, io.BytesIO(written)).unchanged == 0
    assert export(user) == written


def test_what_was_typed_into_the_account_goes_the_same_way(export, user):
    round = RoundFactory(attempt__company__owner=user, score=Decimal(9), notes="**Calm**", happened=FuzzyDate("2016~"))
    round.name = "Second round"
    round.revise()
    written, other = export(user), UserFactory()
    restore_history(other, io.BytesIO(written))
    assert export(other) == written
    assert json.loads(written)["records"]["rounds"][0]["score"] == "9.00"
    assert other.rounds.get().notes_html == "<p><strong>Calm</strong></p>\n"
    assert other.versions.get().values["name"] == ""
