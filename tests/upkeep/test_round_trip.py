"""Whatever is removed comes back as it was: the history file says so byte for byte."""

import pytest

from applications.transfer.examples import EXAMPLES, load_example
from applications.transfer.manifest import TABLES
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from tests.upkeep.conftest import faults, written

pytestmark = pytest.mark.django_db
REMOVABLE = [name for name in TABLES if name != "versions"]


def rows(owner, name) -> list[dict]:
    """All columns of a table, keys and caches too."""
    return list(TABLES[name].of(owner).order_by("pk").values())


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_record_of_the_examples_comes_back_with_its_key_and_all_that_hung_on_it(user, example):
    load_example(user, example)
    before, keys = written(user), {name: rows(user, name) for name in TABLES}
    for name in REMOVABLE:
        for record in list(TABLES[name].of(user)):
            removal = remove(record)
            assert not TABLES[name].of(user).filter(pk=record.pk).exists()
            restore(removal)
        assert written(user) == before, name
    assert {name: rows(user, name) for name in TABLES} == keys


@pytest.mark.parametrize("example", EXAMPLES)
def test_one_of_each_kind_leaves_no_trace_and_caches_that_agree(user, example):
    load_example(user, example)
    for name in REMOVABLE:
        if record := TABLES[name].of(user).order_by("-pk").first():
            remove(record)
            assert str(record.uuid) not in written(user), name
            assert faults(user) == [], name
