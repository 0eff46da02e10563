"""Columns hold what was given, on either database, and sort as the values do."""

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db.models import F
from django.template import Context, Template
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.fields.fuzzy_date import FuzzyDate

from .dates import fuzzy_dates
from .diary import DiaryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("diary")]
with_rows = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])

MID_MARCH = FuzzyDate("2019-03-11/2019-03-20", "mid-March | the 12th?")


def saved(**values):
    return DiaryPage.objects.get(pk=DiaryPage.objects.create(**values).pk)


def test_a_date_comes_back_as_it_was_given():
    assert saved(began=MID_MARCH).began == MID_MARCH


def test_words_alone_come_back_too():
    page = saved(began=FuzzyDate("", "some|day"))
    assert page.began == FuzzyDate("", "some|day")
    assert (page.began_earliest, page.began_latest) == (None, None)


def test_a_date_that_is_not_known_is_none_and_never_null_in_the_table():
    assert DiaryPage().began is None
    assert saved().began is None
    assert DiaryPage.objects.filter(began="").count() == 1


def test_the_edges_stand_beside_the_date():
    page = saved(began=MID_MARCH)
    assert (page.began_earliest, page.began_latest) == (MID_MARCH.earliest, MID_MARCH.latest)


def test_the_edges_follow_when_the_date_changes():
    page = saved(began=MID_MARCH)
    page.began = FuzzyDate("../2019")
    page.save()
    page.refresh_from_db()
    assert (page.began_earliest, page.began_latest) == (None, FuzzyDate("../2019").latest)


@pytest.mark.parametrize("value", ["2016", "", 20.16, F("ended"), {"edtf": "2016", "words": ""}])
def test_anything_but_a_date_is_refused(value):
    with pytest.raises(TypeError, match="takes a FuzzyDate or None"):
        DiaryPage.objects.create(began=value)


def test_a_required_date_is_asked_for():
    column = type(DiaryPage._meta.get_field("began"))(blank=False)
    with pytest.raises(ValidationError, match="blank"):
        column.clean(None, None)


def test_a_date_takes_part_in_django_serialization():
    page = saved(began=MID_MARCH)
    text = serializers.serialize("json", [page])
    assert '"2019-03-11/2019-03-20|mid-March | the 12th?"' in text
    assert DiaryPage._meta.get_field("began").to_python("2019-03-11/2019-03-20|mid-March | the 12th?") == MID_MARCH


def test_a_broken_serialization_is_refused():
    with pytest.raises(ValidationError, match="calendar"):
        DiaryPage._meta.get_field("began").to_python("2019-02-31|")


@with_rows
@given(st.lists(fuzzy_dates, max_size=8))
def test_the_database_sorts_as_the_dates_do(dates):
    DiaryPage.objects.all().delete()
    DiaryPage.objects.bulk_create(DiaryPage(began=date) for date in dates)
    pages = DiaryPage.objects.order_by(F("began_earliest").asc(nulls_last=True))
    known = [date.earliest for date in dates if date.earliest]
    assert [page.began.earliest for page in pages] == sorted(known) + [None] * (len(dates) - len(known))


@with_rows
@given(fuzzy_dates)
def test_any_date_makes_the_round_trip(date):
    page = saved(began=date)
    assert page.began == date
    assert (page.began_earliest, page.began_latest) == (date.earliest, date.latest)


def test_a_note_is_rendered_when_it_is_saved():
    page = DiaryPage.objects.create(note="*well* <b>")
    assert page.note_html == saved(note="*well* <b>").note_html == "<p><em>well</em> &lt;b&gt;</p>\n"


def test_an_empty_note_is_empty_html():
    assert saved().note_html == ""


@pytest.mark.parametrize("written", [saved, DiaryPage.objects.create], ids=["read again", "just saved"])
def test_a_template_prints_a_note_without_a_filter(written):
    page = Context({"page": written(note="*a*")})
    assert Template("{{ page.note_html }}").render(page) == "<p><em>a</em></p>\n"


def test_a_note_keeps_its_text_as_typed():
    assert saved(note="  a\n\tb  ").note == "  a\n\tb  "


def test_a_note_that_is_too_long_is_refused_with_a_sentence():
    with pytest.raises(ValidationError, match="Please keep a note within 100,000 characters"):
        DiaryPage(title="a", note="a" * 100_001).full_clean()


def test_a_note_with_a_character_nobody_can_keep_is_refused_with_a_sentence():
    with pytest.raises(ValidationError, match="cannot be kept"):
        DiaryPage(title="a", note="a\x00").full_clean()


def test_the_longest_note_is_kept():
    DiaryPage(title="a", note="a" * 100_000).full_clean()
