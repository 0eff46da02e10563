"""The index follows whatever is written, in the same transaction: an edit is found at once, what is gone is not."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from applications.accounts.closure import close_account
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.doing import doing
from applications.search import words
from applications.search.check import index_disagreements
from applications.search.keeping import rebuild
from applications.search.models import SearchDocument
from applications.search.sources import BY_MODEL, NO_WORDS, SOURCES, holds_words
from applications.transfer.examples import load_example
from applications.transfer.growing.history import grow
from applications.transfer.manifest import TABLES
from applications.upkeep.forgetting import forget
from applications.upkeep.merging import merge
from applications.upkeep.moving import Whereabouts, mark_of, move
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from applications.upkeep.undoing import redo, undo
from tests import factories
from tests.search.conftest import found, kept_of, of
from tests.walk import a_history

pytestmark = pytest.mark.django_db

#: What an edit wrote over is among the earlier versions, and is not found.
NOT_SEARCHED = {"versions"}


def test_every_table_of_a_history_is_searched():
    assert {table.model for table in TABLES.values() if table.name not in NOT_SEARCHED} == set(BY_MODEL)


def test_what_a_record_keeps_of_others_is_no_word_of_its_own():
    asked = {(source.table, name) for source in SOURCES for name in source.columns}
    kept = {(source.table, name) for source in SOURCES for name in source.model.caches}
    assert asked & kept == set()


def test_no_column_with_words_is_forgotten():
    for source in SOURCES:
        read = {*source.titled, *(field.name for field in source.words)}
        texts = [field for field in source.model._meta.concrete_fields if isinstance(field, models.CharField)]
        texts += [field for field in source.model._meta.concrete_fields if isinstance(field, models.TextField)]
        unread = {field.name for field in texts if not field.choices} - read - NO_WORDS - {*source.model.caches}
        assert {name for name in unread if not name.endswith(("_html", "_folded"))} == set(), source.table


@pytest.mark.parametrize("source", [source for source in SOURCES if source.table != "seal"], ids=lambda it: it.table)
def test_each_word_of_each_table_is_found(user, source):
    a_history(user)
    factories.FeedbackPointFactory(feedback__attempt__company__owner=user)
    record = source.standing.filter(owner=user).first()
    own = [field for field in source.model._meta.concrete_fields if field.name not in source.model.caches]
    for number, field in enumerate(filter(holds_words, own)):
        word = f"quokka{number}"
        said = {"JSONField": [word], "FuzzyDateField": FuzzyDate("", word)}.get(type(field).__name__, word)
        setattr(record, field.name, said)
        record.save()
        assert found(user, word) == [of(record)], field.name
    assert list(index_disagreements(user)) == []


def test_an_edit_is_found_at_once_and_what_it_wrote_over_is_not(signed_in, user):
    company = factories.CompanyFactory(owner=user, name="Acme", notes="They like kangaroos.")
    form = {"name": "Acme", "notes": "They like wombats.", "revision": company.revision}
    signed_in.post(reverse("company-edit", args=[company.pk]), form)
    assert found(user, "wombat") == [of(company)]
    assert found(user, "kangaroo") == []
    assert "kangaroo" not in kept_of(user)


def test_a_correction_takes_the_place_of_what_it_corrects(user):
    event = factories.EventFactory(attempt__company__owner=user, words="They rang on Monday.")
    correction = event.correction_to_be()
    correction.words = "They rang on Tuesday."
    correction.save()
    assert found(user, "rang") == [of(correction)]
    assert "Monday" not in kept_of(user)


def test_what_was_undone_is_gone_and_what_was_done_again_is_there(user):
    attempt = factories.AttemptFactory(company__owner=user)
    event = factories.EventFactory(attempt=attempt, words="They rang on Monday.")
    with doing(user, "Corrected.") as did:
        correction = event.correction_to_be()
        correction.words = "They rang on Tuesday."
        correction.save()
    undo(did.deed)
    assert (found(user, "monday"), found(user, "tuesday")) == ([of(event)], [])
    redo(did.deed)
    assert (found(user, "monday"), found(user, "tuesday")) == ([], [of(correction)])


def test_nothing_stays_of_what_was_not_saved_after_all(user):
    def begin():
        with doing(user, "Begun."):
            factories.LessonFactory(owner=user, advice="Quokkas first.")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        begin()
    assert SearchDocument.objects.count() == 0


def test_what_lies_in_the_trash_is_not_found_and_what_came_back_is(user):
    round = factories.RoundFactory(attempt__company__owner=user, notes="About quokkas.")
    asking = factories.AskingFactory(attempt=round.attempt, round=round, said="Quokkas, I said.")
    removal = remove(round)
    assert found(user, "quokka") == [of(asking)]
    assert "About" not in kept_of(user)
    restore(removal)
    assert set(found(user, "quokka")) == {of(round), of(asking)}


def test_a_merger_is_followed_and_so_is_its_end(user):
    kept, merged = (factories.CompanyFactory(owner=user, name=name) for name in ("Facebook", "Meta"))
    event = factories.EventFactory(attempt__company=merged, words="They rang.")
    removal = merge(kept, merged)
    assert found(user, "company:facebook rang") == [of(event)]
    assert found(user, "meta") == [of(kept)]
    restore(removal)
    assert found(user, "company:facebook rang") == []
    assert found(user, "meta") == [of(merged)]


def test_what_is_moved_is_found_where_it_stands_now(user):
    there = factories.AttemptFactory(company__owner=user, company__name="Beta")
    version = factories.OfferVersionFactory(
        offer__attempt__company__owner=user, offer__attempt__company__name="Acme", words="A parrot."
    )
    assert found(user, "company:acme parrot") == [of(version)]
    move(version.offer, Whereabouts(there), mark_of(version.offer))
    assert found(user, "company:acme parrot") == []
    assert found(user, "company:beta parrot") == [of(version)]


def test_of_a_forgotten_person_no_word_is_left(user):
    person = factories.PersonFactory(owner=user, name="Zebediah Quokka")
    factories.EventFactory(attempt__company__owner=user, words="Zebediah Quokka rang.")
    forget(person, also_in_texts=True)
    assert found(user, "zebediah") == []
    assert "Zebediah" not in kept_of(user)
    indexed = words.kept(list(SearchDocument.objects.values_list("pk", flat=True)))
    assert "zzebediah" not in repr(indexed)


def test_a_renamed_company_shows_its_new_name(signed_in, user):
    event = factories.EventFactory(attempt__company__owner=user, attempt__company__name="Acme", words="They rang.")
    company = event.attempt.company
    signed_in.post(reverse("company-edit", args=[company.pk]), {"name": "Zenith", "revision": company.revision})
    assert found(user, "zenith rang") == [of(event)]
    assert found(user, "acme") == []
    page = signed_in.get(reverse("search"), {"q": "rang"}).text
    assert "Zenith" in page
    assert "Acme" not in page


def test_a_strangers_words_are_never_found(user, stranger):
    factories.LessonFactory(owner=stranger, advice=f"Quokkas, zo{user.pk}.")
    assert found(user, "quokka") == []
    assert found(user, f"zo{user.pk}") == []


def test_a_closed_account_leaves_nothing(user):
    load_example(user, "five-attempts")
    keys = list(user.search_documents.values_list("pk", flat=True))
    close_account(user)
    assert SearchDocument.objects.count() == 0
    assert words.kept(keys) == {}


def test_what_comes_as_many_rows_is_indexed(user):
    load_example(user, "training-week")
    grow(user, 20)
    assert user.search_documents.count() > 50
    assert list(index_disagreements(user)) == []


def test_built_anew_it_is_what_it_was(user):
    load_example(user, "five-attempts")
    before = list(SearchDocument.objects.order_by("pk").values())
    call_command("rebuild_search", user="ada")
    assert list(SearchDocument.objects.order_by("pk").values()) == before
    assert rebuild(user) == len(before)


def test_a_migration_builds_what_is_missing(user):
    lesson = factories.LessonFactory(owner=user, advice="Quokkas first.")
    words.erase(list(SearchDocument.objects.values_list("pk", flat=True)))
    SearchDocument.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert found(user, "quokka") == [of(lesson)]


@pytest.mark.django_db(transaction=True)
def test_a_table_that_a_migration_rebuilds_loses_nothing(user):
    lesson = factories.LessonFactory(owner=user, advice="Quokkas first.")
    state = MigrationExecutor(connection).loader.project_state().apps
    for table, name in (("SearchDocument", "title"), ("Lesson", "cue")):
        model = state.get_model("applications", table)
        field, other = model._meta.get_field(name), models.CharField(max_length=1000, blank=True)
        other.set_attributes_from_name(name)
        with connection.schema_editor() as editor:
            editor.alter_field(model, field, other)
            editor.alter_field(model, other, field)
    lesson.advice = "Wombats first."
    lesson.save()
    assert (found(user, "wombat"), found(user, "quokka")) == ([of(lesson)], [])


def test_what_was_recorded_on_another_day_after_all_is_indexed_once(user):
    lesson = factories.LessonFactory(owner=user, advice="Quokkas first.")
    lesson.recorded_at = datetime(2020, 5, 12, tzinfo=UTC)
    lesson.save()
    assert found(user, "quokka") == [of(lesson)]
    assert list(index_disagreements(user)) == []
