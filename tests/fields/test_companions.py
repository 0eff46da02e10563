"""Companions stay in step whichever way a row is written."""

import pytest

from applications.fields.columns import spread, with_companions
from applications.fields.companions import keep_all_in_step, out_of_step
from applications.fields.fuzzy_date import FuzzyDate

from .diary import DiaryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("diary")]

MAY, JUNE = FuzzyDate("2016-05"), FuzzyDate("2016-06")


@pytest.fixture
def entry():
    return DiaryPage.objects.create(title="a", began=MAY, note="*a*")


def stored(entry):
    return DiaryPage.objects.values_list("began_earliest", "note_html").get(pk=entry.pk)


def test_companions_stand_right_behind_their_column():
    names = [field.name for field in DiaryPage._meta.fields]
    assert names == [
        *("id", "title", "began", "began_earliest", "began_latest", "note", "note_html"),
        *("ended", "ended_earliest", "ended_latest", "weather"),
    ]


def test_no_two_columns_are_taken_for_one():
    assert len(set(DiaryPage._meta.fields)) == len(DiaryPage._meta.fields) == 11


def test_companions_are_not_edited():
    companions = [field for field in DiaryPage._meta.fields if getattr(field, "companion_of", None)]
    assert {field.companion_of for field in companions} == {"began", "note", "ended"}
    assert not any(field.editable for field in companions)


def test_bulk_create_keeps_them_in_step():
    [entry] = DiaryPage.objects.bulk_create([DiaryPage(began=MAY, note="*a*")])
    assert stored(entry) == (MAY.earliest, "<p><em>a</em></p>\n")


def test_update_or_create_keeps_them_in_step(entry):
    DiaryPage.objects.update_or_create(pk=entry.pk, defaults={"began": JUNE, "note": "b"})
    assert stored(entry) == (JUNE.earliest, "<p>b</p>\n")


def test_a_save_of_named_columns_names_their_companions_too(entry):
    entry.began, entry.note = JUNE, "b"
    entry.save(update_fields=with_companions(DiaryPage, ["title", "began", "note"]))
    assert stored(entry) == (JUNE.earliest, "<p>b</p>\n")


def test_a_companion_saved_alone_follows_its_column(entry):
    entry.began = JUNE
    entry.save(update_fields=["began_earliest"])
    assert stored(entry)[0] == JUNE.earliest


def test_an_update_spreads_its_values(entry):
    DiaryPage.objects.filter(pk=entry.pk).update(**spread(DiaryPage, began=JUNE, note="b", weather="rain"))
    entry.refresh_from_db()
    assert (entry.began, entry.weather) == (JUNE, "rain")
    assert stored(entry) == (JUNE.earliest, "<p>b</p>\n")


def test_bulk_update_writes_what_was_brought_in_step(entry):
    entry.began, entry.note = JUNE, "b"
    keep_all_in_step(entry)
    DiaryPage.objects.bulk_update([entry], with_companions(DiaryPage, ["began", "note"]))
    assert stored(entry) == (JUNE.earliest, "<p>b</p>\n")


def test_what_is_out_of_step_is_named(entry):
    assert out_of_step(entry) == []
    DiaryPage.objects.filter(pk=entry.pk).update(began=JUNE, note_html="<p>b</p>")
    entry.refresh_from_db()
    assert out_of_step(entry) == ["began_earliest", "began_latest", "note_html"]


def test_a_column_that_was_not_loaded_costs_no_query(entry, django_assert_num_queries):
    partly = DiaryPage.objects.defer("began", "note").get(pk=entry.pk)
    with django_assert_num_queries(1):
        partly.save()
    assert stored(entry) == (MAY.earliest, "<p><em>a</em></p>\n")
