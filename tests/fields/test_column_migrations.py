"""Migrations know the companions as columns of their own, once each, and move them on either database."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter

from applications.fields.columns import FuzzyDateField, NoteField
from applications.fields.fuzzy_date import FuzzyDate

from .diary import DiaryPage

COLUMNS = ["id", "title", "began", "began_earliest", "began_latest", "note", "note_html"]
COLUMNS += ["ended", "ended_earliest", "ended_latest", "weather"]


def state_of(*models_of_state):
    state = ProjectState()
    for model_state in models_of_state:
        state.add_model(model_state)
    return state


def changes(before, after):
    found = MigrationAutodetector(before, after)._detect_changes()
    return [operation for migration in found.get("applications", []) for operation in migration.operations]


def written(operations):
    """The operations as they come back from the file a migration is written to."""
    migration = type("Migration", (migrations.Migration,), {"operations": operations})("0001_pages", "applications")
    names = {}
    exec(MigrationWriter(migration).as_string(), names)  # noqa: S102
    return names["Migration"].operations


def applied(operations, state):
    """The state after the operations, which are carried out on the database."""
    for operation in operations:
        before, state = state, state.clone()
        operation.state_forwards("applications", state)
        with connection.schema_editor() as editor:
            operation.database_forwards("applications", editor, before, state)
    return state


def current():
    """The state as the model stands now; the autodetector uses a state up."""
    return state_of(ModelState.from_model(DiaryPage))


def test_a_new_model_brings_its_companions_once():
    [create] = written(changes(ProjectState(), current()))
    migrated = ProjectState()
    create.state_forwards("applications", migrated)
    assert [name for name, _ in create.fields] == COLUMNS
    assert [field.name for field in migrated.apps.get_model("applications", "DiaryPage")._meta.fields] == COLUMNS


def test_a_second_look_finds_no_changes():
    migrated = ProjectState()
    for operation in written(changes(ProjectState(), current())):
        operation.state_forwards("applications", migrated)
    assert changes(migrated, current()) == []


def test_a_migration_names_the_edges_as_plain_columns():
    [create] = written(changes(ProjectState(), current()))
    columns = {name: column.deconstruct()[1] for name, column in create.fields}
    assert columns["began"] == "applications.fields.columns.FuzzyDateField"
    assert {columns[f"{name}_{edge}"] for name in ("began", "ended") for edge in ("earliest", "latest")} == {
        "django.db.models.DateTimeField"
    }


BARE = ModelState("applications", "Page", [("id", models.AutoField(primary_key=True)), ("title", models.TextField())])


def columns_of(table):
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def grown():
    """The bare model with a date and a note, as `makemigrations` finds it on the model itself."""
    fields = {"began": FuzzyDateField(), "note": NoteField()}
    companions = {"began_earliest": models.DateTimeField(null=True, editable=False)}
    companions["began_latest"] = models.DateTimeField(null=True, editable=False)
    companions["note_html"] = type(DiaryPage._meta.get_field("note_html"))(editable=False, blank=True, default="")
    return state_of(ModelState("applications", "Page", [*BARE.fields.items(), *fields.items(), *companions.items()]))


@pytest.fixture
def table(transactional_db):
    """A table with one row, from before it had a date or a note."""
    state = applied([migrations.CreateModel("Page", list(BARE.fields.items()))], ProjectState())
    state.apps.get_model("applications", "Page").objects.create(title="a")
    yield state
    with connection.schema_editor() as editor:
        editor.execute("DROP TABLE applications_page")


def test_a_date_and_a_note_are_added_to_a_table_with_rows(table):
    state = applied(written(changes(table, grown())), table)
    page = state.apps.get_model("applications", "Page").objects.get()
    assert (page.began, page.began_earliest, page.note, page.note_html) == (None, None, "", "")
    assert sorted(columns_of("applications_page")) == sorted(["id", "title", *COLUMNS[2:7]])


def test_a_historical_model_keeps_its_companions_in_step(table):
    state = applied(written(changes(table, grown())), table)
    page = state.apps.get_model("applications", "Page").objects.create(began=FuzzyDate("2016"), note="*a*")
    page.refresh_from_db()
    assert page.began_earliest == FuzzyDate("2016").earliest
    assert page.note_html == "<p><em>a</em></p>\n"


def test_a_table_that_is_made_anew_keeps_what_it_holds(table):
    state = applied(changes(table, grown()), table)
    state.apps.get_model("applications", "Page").objects.create(title="b", began=FuzzyDate("2016"))
    state = applied([migrations.AlterField("Page", "title", models.CharField(max_length=50, unique=True))], state)
    page = state.apps.get_model("applications", "Page").objects.get(title="b")
    assert (page.began, page.began_earliest) == (FuzzyDate("2016"), FuzzyDate("2016").earliest)


def test_a_date_and_a_note_are_taken_away_without_a_trace(table):
    state = applied(changes(table, grown()), table)
    applied(changes(state, state_of(BARE)), state)
    assert columns_of("applications_page") == ["id", "title"]
