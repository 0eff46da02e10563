"""A day in a template, as the person writes it and where the person is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.template import Context, Template
from django.utils import timezone

from applications.fields.date_style import writing_days

PAGE = Template("{% load days %}{{ moment|day }}")


def test_a_day_is_written_in_the_persons_style():
    with writing_days("month_first"):
        assert PAGE.render(Context({"moment": date(2016, 5, 12)})) == "May 12, 2016"


def test_a_moment_has_the_day_it_was_where_the_person_is():
    with timezone.override(ZoneInfo("Asia/Tokyo")):
        assert PAGE.render(Context({"moment": datetime(2016, 5, 12, 20, tzinfo=UTC)})) == "13 May 2016"


def test_no_day_is_nothing():
    assert PAGE.render(Context({"moment": None})) == ""
