"""No table can be forgotten, and none can come before what its records link to."""

from django.apps import apps

from applications.models import Draft, PutOff, Removal, SearchDocument
from applications.records.deeds import Deed
from applications.records.models import Record
from applications.transfer.manifest import MODELS, TABLES, VERSIONED, target_of

NO_RECORDS = (Deed, Draft, PutOff, Removal, SearchDocument)


def test_every_model_with_an_owner_is_in_it_once():
    owned = [model for model in apps.get_models() if hasattr(model, "owner") and model not in NO_RECORDS]
    assert sorted(owned, key=str) == sorted(MODELS.values(), key=str)
    assert all(issubclass(model, Record) for model in owned)


def test_a_table_is_called_as_its_owner_calls_it():
    assert {name: model.owner.field.related_query_name() for name, model in MODELS.items()} == {n: n for n in MODELS}


def test_each_link_leads_to_a_table_before_its_own_or_to_its_own():
    names = list(TABLES)
    for place, table in enumerate(TABLES.values()):
        for link in (*table.links, *table.lists):
            assert names.index(target_of(link)) < place or link in table.own_links, link


def test_each_link_to_a_record_of_the_same_table_can_be_empty():
    """A restore writes them in a second go."""
    assert all(link.null for table in TABLES.values() for link in table.own_links)


def test_no_column_is_written_that_another_is_computed_from():
    columns = {f"{table.name}.{field.name}" for table in TABLES.values() for field in table.fields}
    assert {"rounds.notes", "attempts.began", "companies.name", "attempts.rank"} <= columns
    computed = {"rounds.notes_html", "attempts.began_earliest", "companies.name_folded", "attempts.outcome"}
    assert not columns & (computed | {"attempts.number", "attempts.furthest_stage", "attempts.owner", "attempts.id"})


def test_versions_are_those_of_descriptions():
    assert {"company", "round", "lesson"} <= VERSIONED
    assert not VERSIONED & {"event", "decision", "version"}
