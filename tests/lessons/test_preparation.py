import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.models import Preparation
from tests.factories import (
    AttemptFactory,
    LessonFactory,
    PreparationCountFactory,
    PreparationFactory,
    ReflectionFactory,
    TopicFactory,
)  # fmt: skip

NEW, LIST = reverse("preparation-new"), reverse("preparation-list")


@pytest.fixture
def attempts(user):
    """Three attempts: one of 2016, one undated, one of 2020."""
    dates = [FuzzyDate("2016"), None, FuzzyDate("2020")]
    return [
        AttemptFactory(company__owner=user, company__name=f"Company {number}", began=date, rank=number * 1000)
        for number, date in enumerate(dates, start=1)
    ]


@pytest.fixture
def edit(signed_in):
    return lambda piece, **typed: signed_in.post(
        reverse("preparation-edit", args=[piece.pk]), {"title": piece.title, "revision": piece.revision, **typed}
    )


def ranks(*records):
    for record in records:
        record.refresh_from_db()
    return [record.rank for record in records]


def test_preparation_needs_to_say_what_it_was_and_nothing_more(signed_in, user):
    response = signed_in.post(NEW, {"title": "A course"})
    assert response.url == user.preparation.get().get_absolute_url()


def test_preparation_without_a_title_is_refused_and_loses_nothing_typed(signed_in, attempts):
    response = signed_in.post(NEW, {"notes": "keep me", "done_before": attempts[1].pk, "hours": "12"})
    assert response.status_code == 422
    assert "Say in a few words what you did." in response.text
    assert "keep me" in response.text
    assert f'<option value="{attempts[1].pk}" selected>' in response.text


def test_every_field_can_be_changed_and_emptied(edit, user):
    topic, lesson, piece = TopicFactory(owner=user), LessonFactory(owner=user), PreparationFactory(owner=user)
    told = {"kind": "mock", "started": "2019", "ended": "2020", "hours": "12.5", "counting": "mocks", "notes": "by day"}
    edit(piece, **told, topics=topic.pk, lessons=lesson.pk, title="Mocks")
    piece.refresh_from_db()
    assert {name: str(getattr(piece, name)) for name in told} == told
    assert (piece.title, piece.topics.get(), piece.lessons.get()) == ("Mocks", topic, lesson)
    edit(piece, **dict.fromkeys(told, ""))
    piece.refresh_from_db()
    assert {getattr(piece, name) for name in told} == {"", None}
    assert [*piece.topics.all(), *piece.lessons.all()] == []


def test_a_date_proposes_the_place_among_the_attempts(signed_in, user, attempts):
    signed_in.post(NEW, {"title": "A course", "started": "2018"})
    first, second, third, course = ranks(*attempts, user.preparation.get())
    assert first < second < course < third


def test_undated_preparation_goes_to_the_end_or_right_before_the_attempt_one_names(signed_in, user, attempts):
    signed_in.post(NEW, {"title": "last"})
    signed_in.post(NEW, {"title": "chosen", "done_before": attempts[1].pk})
    first, second, third, last = ranks(*attempts, user.preparation.get(title="last"))
    assert third < last
    assert first < user.preparation.get(title="chosen").rank < second


def test_the_place_one_names_overrules_the_date(signed_in, user, attempts):
    signed_in.post(NEW, {"title": "A course", "started": "2022", "done_before": attempts[0].pk})
    assert user.preparation.get().rank < ranks(attempts[0])[0]


def test_an_edit_moves_it_and_an_edit_of_something_else_does_not(edit, attempts, user):
    piece = PreparationFactory(owner=user, rank=1500)
    assert edit(piece, done_before=attempts[1].pk, notes="more").status_code == 302
    assert ranks(piece) == [1500]
    edit(piece, done_before="last")
    assert ranks(piece)[0] > ranks(attempts[2])[0]


def test_where_there_is_no_room_the_rest_makes_way_in_order(edit, attempts, user):
    attempts[1].rank = 1001
    attempts[1].save()
    piece = PreparationFactory(owner=user, rank=9000)
    edit(piece, done_before=attempts[1].pk)
    first, moved, second, third = ranks(attempts[0], piece, attempts[1], attempts[2])
    assert first < moved < second < third


def test_a_strangers_attempt_is_no_place(signed_in, attempts):
    response = signed_in.post(NEW, {"title": "A course", "done_before": AttemptFactory().pk})
    assert response.status_code == 422


def test_the_page_shows_what_it_aims_at_and_what_was_written_as_part_of_it(signed_in, attempts, user):
    piece = PreparationFactory(owner=user, rank=1500, hours="12.5", notes="by day")
    piece.lessons.add(LessonFactory(owner=user, advice="Sleep."))
    ReflectionFactory(owner=user, preparation=piece, question="Why here?")
    text = signed_in.get(piece.get_absolute_url()).text
    assert all(words in text for words in ("12.5", "by day", "Sleep.", "Why here?", "before Company 2"))


def test_preparation_stands_by_year_newest_first_and_undated_pieces_keep_their_place(signed_in, attempts, user):
    for rank, title, date in ((500, "A", "2015"), (1500, "B", ""), (2500, "C", "2018"), (3500, "D", "../2022")):
        PreparationFactory(owner=user, title=title, rank=rank, started=FuzzyDate(date) if date else None)
    page = signed_in.get(LIST)
    years = [(year, [piece.preparation.title for piece in rows]) for year, rows in page.context["pieces"].years]
    assert years == [("before 2022", ["D"]), ("2018", ["C"]), ("Date not known", ["B"]), ("2015", ["A"])]
    assert "before Company 2" in page.text


def test_the_list_shows_what_the_counter_stood_at_last(signed_in, user):
    piece = PreparationFactory(owner=user, counting="problems")
    PreparationCountFactory(preparation=piece, count_words="1,000", rank=2)
    PreparationCountFactory(preparation=piece, count_words="under 100", rank=1)
    assert "1,000 problems" in signed_in.get(LIST).text


@pytest.mark.parametrize(
    ("query", "found"),
    [({"q": "COURSE"}, ["A course"]), ({"q": "by day"}, ["Mocks"]), ({"kind": "mock"}, ["Mocks"]), ({"kind": "x"}, [])],
)
def test_the_list_is_narrowed_by_its_address(signed_in, user, query, found):
    PreparationFactory(owner=user, title="A course")
    PreparationFactory(owner=user, title="Mocks", kind="mock", notes="by day")
    pieces = signed_in.get(LIST, query).context["pieces"]
    assert [row.title for row in pieces.page] == found


def test_the_empty_list_teaches(signed_in):
    assert "What you do between attempts stands here" in signed_in.get(LIST).text


def test_the_list_reads_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        for piece in PreparationFactory.create_batch(count, owner=user, rank=0):
            PreparationCountFactory(preparation=piece, count_words="1,000")
            AttemptFactory(company__owner=user)
        with django_assert_num_queries(6):
            assert signed_in.get(LIST).status_code == 200


def test_strangers_preparation_is_not_there(signed_in):
    count = PreparationCountFactory()
    for name, record in (
        ("preparation", count.preparation),
        ("preparation-edit", count.preparation),
        ("preparation-count-new", count.preparation),
        ("preparation-count-edit", count),
    ):
        address = reverse(name, args=[record.pk])
        assert signed_in.get(address).status_code == signed_in.post(address, {"title": "x"}).status_code == 404
    assert Preparation.objects.get().title == "Practice"


def test_topics_are_named_as_well_as_ticked(signed_in, user):
    signed_in.post(NEW, {"title": "A course", "more_topics": "Graphs, Calm"})
    assert sorted(topic.name for topic in user.preparation.get().topics.all()) == ["Calm", "Graphs"]
