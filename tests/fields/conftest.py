"""The table of the model the columns are tested with."""

import pytest
from django.db import connection

from .diary import DiaryPage


@pytest.fixture(scope="module")
def diary(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(DiaryPage)
        yield DiaryPage
        with connection.schema_editor() as editor:
            editor.delete_model(DiaryPage)
