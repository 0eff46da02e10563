"""A broken history is refused whole: nothing is changed, and the record and the reason are named."""

import copy

import pytest

from applications.transfer.broken import BrokenHistory
from applications.transfer.restore import restore_history
from tests.transfer.conftest import everything_of
from tests.transfer.damages import DAMAGES, NOWHERE

pytestmark = pytest.mark.django_db


def refused(user, source) -> BrokenHistory:
    before = everything_of(user)
    with pytest.raises(BrokenHistory) as refusal:
        restore_history(user, source)
    assert everything_of(user) == before
    return refusal.value


@pytest.mark.parametrize(("table", "field", "value", "reason"), DAMAGES)
def test_a_field_that_cannot_be_kept_is_named(user, history, table, field, value, reason):
    record = history["records"][table][-1]
    uuid = record["uuid"] if field != "uuid" else "number 2"
    record[field] = value
    error = refused(user, history)
    assert (error.table, error.record, error.field) == (table, uuid, field)
    assert reason in error.reason


@pytest.mark.parametrize("is_there", [True, False])
def test_a_broken_file_leaves_what_is_there_as_it_is(user, history, file_of, is_there):
    if is_there:
        restore_history(user, history)
    broken = copy.deepcopy(history)
    broken["records"]["versions"][-1]["record"] = "5"
    assert refused(user, file_of(broken)).table == "versions"


def test_a_missing_field_is_named(user, history):
    del history["records"]["rounds"][0]["notes"]
    error = refused(user, history)
    assert (error.table, error.field, error.reason) == ("rounds", "notes", "The field is missing.")


def test_an_unknown_field_is_named(user, history):
    history["records"]["rounds"][0]["mood"] = ""
    error = refused(user, history)
    assert (error.table, error.field, error.reason) == ("rounds", "mood", "There is no such field.")


def test_a_name_without_end_is_cut_short(user, history):
    history["records"]["rounds"][0]["mood" * 1000] = ""
    error = refused(user, history)
    assert error.field.startswith("moodmood")
    assert len(str(error)) < 500


def test_a_record_that_is_no_object_is_named_by_its_place(user, history):
    history["records"]["rounds"].append("a round")
    assert str(refused(user, history)) == "In “rounds”, record number 3: This must be an object."


def test_a_record_without_a_uuid_is_named_by_its_place(user, history):
    del history["records"]["rounds"][0]["uuid"]
    assert refused(user, history).record == "number 1"


def test_a_uuid_that_stands_there_twice_is_named(user, history):
    first = history["records"]["rounds"][0]
    history["records"]["rounds"].append(first | {"uuid": first["uuid"].upper()})
    error = refused(user, history)
    assert (error.record, error.reason) == (first["uuid"], "This UUID stands there twice.")


def test_a_link_into_another_table_is_named(user, history):
    loop = history["records"]["loops"][0]["uuid"]
    history["records"]["rounds"][0]["attempt"] = loop
    assert refused(user, history).reason == f"{loop} is one of “loops”, where one of “attempts” is needed."


def test_a_list_that_names_a_record_twice_is_named(user, history):
    history["records"]["rounds"][0]["topics"] = [history["records"]["topics"][0]["uuid"]] * 2
    assert refused(user, history).reason == "It names the same record twice."


@pytest.mark.parametrize(("table", "link"), [("companies", "parent"), ("events", "corrects"), ("terms", "extends")])
def test_records_that_lead_in_a_circle_are_refused(user, history, table, link):
    first, second = history["records"][table]
    first[link], second[link] = second["uuid"], first["uuid"]
    error = refused(user, history)
    assert (error.table, error.field, error.reason) == (table, link, "It leads back to the record itself.")


def test_two_corrections_of_one_fact_are_refused(user, history):
    first, second = history["records"]["events"]
    third = second | {"uuid": NOWHERE, "corrects": first["uuid"]}
    first["corrects"], second["corrects"] = None, first["uuid"]
    history["records"]["events"].append(third)
    error = refused(user, history)
    assert (error.record, error.field) == (NOWHERE, "corrects")
    assert error.reason == f"Another record names {first['uuid']} already, and only one may."


def test_the_rule_that_a_record_breaks_is_told(user, history):
    record = history["records"]["attempts"][1]
    record |= {"count_least": 4, "count_most": 3}
    error = refused(user, history)
    assert (error.record, error.reason) == (record["uuid"], "“At least” cannot be more than “at most”.")
