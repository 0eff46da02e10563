"""Export → empty → restore → export gives the same bytes, whatever the history holds."""

import io
import json
from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from applications.transfer.export import write_history
from applications.transfer.manifest import TABLES
from applications.transfer.restore import restore_history
from tests.factories import UserFactory
from tests.transfer.strategies import histories

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 11, 21, tzinfo=UTC)


def exported(owner) -> bytes:
    file = io.StringIO()
    write_history(owner, file, WHEN)
    return file.getvalue().encode()


def empty(owner):
    for table in reversed(TABLES.values()):
        table.of(owner).delete()


@given(histories())
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_history_comes_back_as_it_went_out(history):
    with transaction.atomic():
        owner, other = UserFactory.create_batch(2)
        restore_history(owner, history)
        written = exported(owner)
        assert json.dumps(json.loads(written), sort_keys=True) == json.dumps(history, sort_keys=True)
        restore_history(other, io.BytesIO(written))
        assert exported(other) == written
        assert restore_history(other, io.BytesIO(written)).created == 0
        transaction.set_rollback(True)
