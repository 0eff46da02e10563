"""A file that is no history, or none of this version, is refused with a sentence; an unusual order is no fault."""

import io
import json

import pytest

from applications.transfer import history_file
from applications.transfer.broken import BrokenHistory
from applications.transfer.restore import restore_history
from applications.transfer.upgrades import SINCE_2
from tests.transfer.conftest import count_of

pytestmark = pytest.mark.django_db


def refusal(user, text: str | bytes) -> str:
    with pytest.raises(BrokenHistory) as refused:
        restore_history(user, io.BytesIO(text if isinstance(text, bytes) else text.encode()))
    assert not user.companies.exists()
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the file ends too early"),
        ("[]", "“[” stands where “{” was expected"),
        ("history", "“h” stands where “{” was expected"),
        ("{}", "its “format” is not “afterloop-history”"),
        ('{"format": ', "not JSON"),
        ('{"format": "a", "format": "b"}', "“format” stands there twice"),
        (b'{"format": "\xff"}', "not UTF-8"),
        ('{"format": ' + "[" * 100_000, "nested too deeply"),
        ('{"format": "other", "version": 1, "exported_at": "", "records": {}}', "its “format” is not"),
    ],
)
def test_what_is_no_history_is_refused(user, text, reason):
    assert reason in refusal(user, text)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 3}, "written by a newer Afterloop: it has version 3, and this one reads up to 2"),
        ({"version": 0}, "must be a whole number from 1 on"),
        ({"version": "1"}, "must be a whole number from 1 on"),
        ({"version": True}, "must be a whole number from 1 on"),
        ({"exported_at": None}, "In “exported_at”"),
        ({"more": 1}, "no place for “more”"),
        ({"records": []}, "“[” stands where “{” was expected"),
    ],
)
def test_a_heading_that_is_not_as_it_must_be_is_named(user, history, change, reason):
    assert reason in refusal(user, json.dumps(history | change))


def test_a_table_nobody_knows_is_named(user, history):
    history["records"]["chairs"] = []
    assert "There is no table called “chairs”" in refusal(user, json.dumps(history))


def test_a_missing_table_is_named(user, history):
    del history["records"]["reflections"]
    assert refusal(user, json.dumps(history)) == "In “reflections”: The table is missing or is no list."


@pytest.mark.parametrize("name", ["exported_at", "versions", "is_agency"])
def test_what_stands_there_twice_is_named_wherever_it_is(user, history, name):
    twice = json.dumps(history).replace(f'"{name}": ', f'"{name}": [], "{name}": ', 1)
    assert f"“{name}” stands there twice" in refusal(user, twice)


def test_a_file_without_its_end_names_the_record_it_ends_in(user, history):
    whole = json.dumps(history)
    assert "In “loops”, record number 2: The file cannot be read" in refusal(
        user, whole[: whole.index('"rounds"') - 20]
    )


def test_something_behind_the_end_is_refused(user, history):
    assert "something stands behind its end" in refusal(user, json.dumps(history) + " {}")


def test_tables_in_another_order_are_read_all_the_same(user, history):
    backwards = history | {"records": dict(reversed(history["records"].items()))}
    text = json.dumps(backwards, sort_keys=True)
    assert restore_history(user, io.BytesIO(text.encode())).created == count_of(history)
    assert restore_history(user, history).unchanged == count_of(history)


def test_a_file_that_went_through_a_windows_editor_is_read(user, history):
    text = json.dumps(history, indent=4).replace("\n", "\r\n")
    assert restore_history(user, io.BytesIO(text.encode("utf-8-sig"))).created == count_of(history)


def test_an_older_version_is_upgraded(user, history, monkeypatch):
    monkeypatch.setattr(history_file, "VERSION", 3)
    monkeypatch.setattr(history_file, "UPGRADES", {1: named_anew, 2: lambda older: older | {"version": 3}})
    history |= {"version": 1}
    history["records"]["firms"] = history["records"].pop("companies")
    assert restore_history(user, io.BytesIO(json.dumps(history).encode())).created == count_of(history)


def as_of_version_1(history):
    """Without what came with version 2; the versions of its records were not there either."""
    tables = {name: rows for name, rows in history["records"].items() if name not in SINCE_2}
    for reflection in tables["reflections"]:
        del reflection["company"]
    return history | {"version": 1, "records": tables}


def test_a_file_of_version_1_is_restored_with_all_that_is_in_it(user, history):
    older = as_of_version_1(history)
    assert restore_history(user, io.BytesIO(json.dumps(older).encode())).created == count_of(older)
    assert user.lessons.count() == 2
    assert not user.sightings.exists()


def test_a_table_of_version_2_in_a_file_of_version_1_is_refused(user, history):
    older = as_of_version_1(history)
    older["records"]["stories"] = []
    assert "The table is missing or is no list." in refusal(user, json.dumps(older))


def named_anew(older):
    tables = {"companies" if name == "firms" else name: rows for name, rows in older["records"].items()}
    return older | {"version": 2, "records": tables}
