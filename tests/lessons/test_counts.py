import re

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.counter import Counter
from tests.factories import PreparationCountFactory, PreparationFactory


@pytest.fixture
def piece(user):
    return PreparationFactory(owner=user, title="Practice problems", counting="problems solved")


@pytest.fixture
def read(signed_in, piece):
    return lambda **typed: signed_in.post(reverse("preparation-count-new", args=[piece.pk]), typed)


@pytest.fixture
def mend(signed_in):
    """Sends the form of a reading as a browser would, with what was typed over it."""

    def send(count, **typed):
        address = reverse("preparation-count-edit", args=[count.pk])
        form = signed_in.get(address).context["form"]
        sent = {field.html_name: "" if field.value() is None else field.value() for field in form}
        return signed_in.post(address, {**sent, **typed})

    return send


def said(count):
    count.refresh_from_db()
    return count.count_words, count.count_least, count.count_most


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("200", ("", 200, 200)),
        ("1,000", ("1,000", 1000, 1000)),
        ("under 100", ("under 100", None, 99)),
        ("a lot", ("a lot", None, None)),
    ],
)
def test_a_reading_is_kept_as_it_was_said(read, piece, typed, kept):
    assert read(now_at=typed).url == piece.get_absolute_url()
    assert said(piece.counts.get()) == kept


def test_bounds_that_were_typed_stand_as_typed(read, piece):
    read(now_at="a lot", count_least="500", count_most="")
    assert said(piece.counts.get()) == ("a lot", 500, None)


@pytest.mark.parametrize("typed", [{}, {"now_at": " "}, {"now_at": "5", "count_least": "6", "count_most": "5"}])
def test_a_reading_of_nothing_or_of_bounds_out_of_order_is_refused(read, piece, typed):
    response = read(counted="May 2022", **typed)
    assert response.status_code == 422
    assert "May 2022" in response.text
    assert not piece.counts.exists()


def test_new_words_bring_new_bounds_and_bounds_can_be_emptied(mend, piece):
    count = PreparationCountFactory(preparation=piece, count_words="1,000", count_least=1000, count_most=1000)
    mend(count, now_at="about 1,200", counted="May 2022")
    assert said(count) == ("about 1,200", 1200, 1200)
    mend(count, count_least="")
    assert said(count) == ("about 1,200", None, 1200)
    mend(count, now_at="many", counted="")
    assert said(count) == ("many", None, None)
    assert count.counted is None


def test_an_edit_of_the_date_alone_leaves_words_and_bounds(mend, piece):
    count = PreparationCountFactory(preparation=piece, count_words="loads", count_least=7)
    mend(count, counted="May 2022")
    assert said(count) == ("loads", 7, None)


def test_a_dated_reading_goes_before_a_later_one_and_an_undated_one_to_the_end(read, piece):
    for words, when in (("300", "October 2022"), ("under 100", "January 2022"), ("1,000", "")):
        read(now_at=words, counted=when)
    assert [count.count for count in piece.counts.all()] == ["under 100", "300", "1,000"]


def places(counts):
    counter = Counter.of(counts)
    return [float(x) for x in re.findall(r'cx="([\d.]+)"', counter.line)], counter.by_date


def reading(piece, number, when=""):
    date = FuzzyDate(when) if when else None
    return PreparationCountFactory(preparation=piece, count_least=number, count_most=number, counted=date)


def test_readings_stand_in_time_where_all_dates_are_known(piece):
    counts = [reading(piece, 100, "2020-01-01"), reading(piece, 200, "2020-01-11"), reading(piece, 300, "2020-04-10")]
    assert places(counts) == ([24.0, 55.2, 336.0], True)


@pytest.mark.parametrize("dates", [("2020", "", "2022"), ("", "", ""), ("2022", "2020", "2021"), ("2020",) * 3])
def test_readings_stand_in_their_order_where_dates_do_not_tell(piece, dates):
    assert places([reading(piece, number, date) for number, date in enumerate(dates)]) == ([24.0, 180.0, 336.0], False)


def test_a_single_reading_or_mere_words_draw_no_line(piece):
    lot = PreparationCountFactory(preparation=piece, count_words="a lot")
    assert Counter.of([reading(piece, 1), lot]).line == ""


def test_words_in_the_drawing_are_escaped_and_carry_no_style(piece):
    worded = PreparationCountFactory(preparation=piece, count_words="<b>9</b>", count_most=9)
    line = Counter.of([reading(piece, 0), worded]).line
    assert "<b>" not in line
    assert "style=" not in line
    assert 'class="dot open"' in line


def test_the_page_draws_the_line_and_tells_the_same_in_a_table(signed_in, piece):
    reading(piece, 100, "2020"), reading(piece, 200, "2021")
    text = signed_in.get(piece.get_absolute_url()).text
    assert '<svg class="counter"' in text
    assert text.count('<td class="number">') == 4
    assert "not all dates are known" not in text
