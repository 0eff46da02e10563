import pytest
from django.urls import reverse

from applications.lessons.models import Lesson
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    LessonFactory,
    LoopFactory,
    PreparationFactory,
    RetirementFactory,
    RoundFactory,
    SightingFactory,
    TopicFactory,
)  # fmt: skip

NEW, LEDGER = reverse("lesson-new"), reverse("lesson-list")


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user, company__name="Acme", number=1)


@pytest.fixture
def edit(signed_in):
    return lambda lesson, **typed: signed_in.post(
        reverse("lesson-edit", args=[lesson.pk]), {"advice": lesson.advice, "revision": lesson.revision, **typed}
    )


def test_a_lesson_needs_its_advice_and_nothing_more(signed_in, user):
    response = signed_in.post(NEW, {"advice": "Sleep."})
    assert response.url == user.lessons.get().get_absolute_url()


def test_a_lesson_without_advice_is_refused_and_loses_nothing_typed(signed_in, attempt):
    typed = {"cue": "a stumble", "response": "go on", "more_topics": "Calm", "origins": f"attempt-{attempt.pk}"}
    response = signed_in.post(NEW, typed)
    assert response.status_code == 422
    assert "A lesson needs one sentence of advice." in response.text
    assert all(words in response.text for words in ("a stumble", "go on", "Calm"))
    assert f'value="attempt-{attempt.pk}" id="id_origins_0_0" checked' in response.text


def test_the_page_shows_the_plan_and_leads_to_where_it_came_from(signed_in, attempt):
    round = RoundFactory(attempt=attempt, kind="coding")
    lesson = LessonFactory(owner=attempt.owner, cue="a stumble", response="go on")
    lesson.rounds.add(round)
    PreparationFactory(owner=attempt.owner, title="Mock with Ana").lessons.add(lesson)
    text = signed_in.get(lesson.get_absolute_url()).text
    assert "<b>If</b> a stumble, <b>then</b> go on." in text
    assert f'<a href="{round.get_absolute_url()}">Acme, attempt 1: coding interview</a>' in text
    assert "Mock with Ana" in text


@pytest.mark.parametrize("kind", ["attempt", "loop", "round"])
def test_a_new_lesson_begins_with_the_origin_its_address_names(signed_in, attempt, kind):
    origin = {"attempt": attempt, "loop": LoopFactory(attempt=attempt), "round": RoundFactory(attempt=attempt)}[kind]
    address = f"{NEW}?{kind}={origin.pk}"
    assert f'value="{kind}-{origin.pk}"' in signed_in.get(address).text
    assert "checked" in signed_in.get(address).text
    response = signed_in.post(address, {"advice": "Sleep.", "origins": f"{kind}-{origin.pk}"})
    assert response.url == origin.get_absolute_url()
    assert Lesson.objects.filter(**{f"{kind}s": origin}).count() == 1


def test_an_origin_that_was_unticked_is_let_go(signed_in, attempt):
    signed_in.post(f"{NEW}?attempt={attempt.pk}", {"advice": "Sleep."})
    assert Lesson.objects.get().attempts.count() == 0


def test_every_field_can_be_changed_and_emptied(edit, attempt, user):
    topic, round = TopicFactory(owner=user), RoundFactory(attempt=attempt)
    lesson = LessonFactory(owner=user)
    told = {"cue": "a", "response": "b", "direction": "keep", "learned": "2020"}
    edit(lesson, **told, topics=topic.pk, origins=[f"round-{round.pk}", f"attempt-{attempt.pk}"])
    lesson.refresh_from_db()
    assert (lesson.cue, lesson.response, lesson.direction, str(lesson.learned)) == ("a", "b", "keep", "2020")
    assert [*lesson.topics.all(), *lesson.rounds.all(), *lesson.attempts.all()] == [topic, round, attempt]
    edit(lesson)
    lesson.refresh_from_db()
    assert (lesson.cue, lesson.response, lesson.direction, lesson.learned) == ("", "", "", None)
    assert [*lesson.topics.all(), *lesson.rounds.all(), *lesson.attempts.all()] == []


def test_an_edit_of_an_origin_alone_keeps_the_version_before(edit, attempt):
    lesson = LessonFactory(owner=attempt.owner)
    edit(lesson, origins=f"attempt-{attempt.pk}")
    assert attempt.owner.versions.get().values["attempts"] == []


def test_a_topic_is_found_by_its_name_whatever_its_case_or_made(signed_in, user):
    known = TopicFactory(owner=user, name="Système")
    signed_in.post(NEW, {"advice": "Sleep.", "more_topics": "SYSTEME, Calm, calm"})
    assert [topic.name for topic in user.lessons.get().topics.order_by("pk")] == ["Système", "Calm"]
    assert user.topics.exclude(pk=known.pk).count() == 1


def test_an_old_attempt_is_found_by_its_company_and_its_words_stay_until_then(signed_in, user):
    old = AttemptFactory(company=CompanyFactory(owner=user, name="Old Mill"), rank=1)
    AttemptFactory.create_batch(30, owner=user, company__owner=user)
    assert f"attempt-{old.pk}" not in signed_in.get(NEW).text
    asked = signed_in.post(NEW, {"advice": "Sleep.", "also_at": "old mill"})
    assert asked.status_code == 422
    assert f'value="attempt-{old.pk}"' in asked.text
    signed_in.post(NEW, {"advice": "Sleep.", "also_at": "old mill", "origins": f"attempt-{old.pk}"})
    assert user.lessons.get().attempts.get() == old


def test_a_company_without_an_attempt_is_said_to_have_none(signed_in, attempt):
    assert "No attempt is known" in signed_in.post(NEW, {"advice": "Sleep.", "also_at": "Nowhere"}).text


def test_a_strangers_attempt_is_no_origin(signed_in, attempt):
    theirs = AttemptFactory()
    response = signed_in.post(NEW, {"advice": "Sleep.", "origins": f"attempt-{theirs.pk}"})
    assert response.status_code == 422
    assert str(theirs.company) not in response.text


@pytest.mark.parametrize("origins", ["attempt-", "attempt-x", "garbled", "attempt-99999999999999999999"])
def test_an_origin_that_is_none_is_refused(signed_in, attempt, origins):
    assert signed_in.post(NEW, {"advice": "Sleep.", "origins": origins}).status_code == 422


def test_of_two_who_edit_the_second_chooses_among_the_origins(signed_in, edit, attempt):
    lesson = LessonFactory(owner=attempt.owner)
    edit(lesson, origins=f"attempt-{attempt.pk}")
    refused = edit(lesson, cue="late")
    assert "the attempt as a whole" in refused.text.partition('value="theirs"')[2]
    signed_in.post(
        reverse("lesson-edit", args=[lesson.pk]),
        {"advice": lesson.advice, "cue": "late", "revision": 2, "keep-origins": "theirs"},
    )
    lesson.refresh_from_db()
    assert (lesson.cue, lesson.attempts.get()) == ("late", attempt)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Second", "First"]),
        ({"q": "SECO"}, ["Second"]),
        ({"q": "a stumble"}, ["First"]),
        ({"company": "acmé"}, ["First"]),
        ({"company": "loopy"}, ["Second"]),
        ({"direction": "keep"}, ["Second"]),
        ({"direction": "keep", "company": "acme"}, []),
        ({"direction": "nonsense"}, []),
    ],
)
def test_the_ledger_is_narrowed_by_its_address_newest_first(signed_in, attempt, query, found):
    LessonFactory(owner=attempt.owner, advice="First", cue="a stumble").attempts.add(attempt)
    second = LessonFactory(owner=attempt.owner, advice="Second", direction="keep")
    second.loops.add(LoopFactory(attempt__company__owner=attempt.owner, attempt__company__name="Loopy"))
    page = signed_in.get(LEDGER, query)
    assert [row.lesson.advice for group in page.context["ledger"].groups for row in group.rows] == found


def test_the_ledger_tells_what_recurs_first_and_folds_what_is_retired(signed_in, user, attempt):
    kinds = {"Holding": ["held", "held"], "Recurs": ["again"], "New": []}
    for heading, seen in kinds.items():
        for kind in seen:
            lesson = user.lessons.filter(advice=heading).first() or LessonFactory(owner=user, advice=heading)
            SightingFactory(lesson=lesson, attempt=attempt, kind=kind)
    LessonFactory(owner=user, advice="New")
    RetirementFactory(lesson__owner=user, lesson__advice="Retired")
    page = signed_in.get(LEDGER)
    told = [(group.heading, group.rows[0].lesson.advice, group.is_folded) for group in page.context["ledger"].groups]
    assert told == [(heading, heading, heading == "Retired") for heading in ("Recurs", "New", "Holding", "Retired")]


def test_the_ledger_is_narrowed_to_a_state(signed_in, user, attempt):
    SightingFactory(lesson__owner=user, lesson__advice="Again", attempt=attempt, kind="again")
    LessonFactory(owner=user, advice="Fresh")
    text = signed_in.get(LEDGER, {"state": "recurred"}).text
    assert "Again" in text
    assert "Fresh" not in text


def test_the_ledger_stands_by_topic_if_one_likes(signed_in, user):
    for name in ("Graphs", "Calm"):
        LessonFactory(owner=user).topics.add(TopicFactory(owner=user, name=name))
    LessonFactory(owner=user)
    groups = signed_in.get(LEDGER, {"by": "topic"}).context["ledger"].groups
    assert [group.heading for group in groups] == ["Calm", "Graphs", "No topic"]


def test_the_ledger_is_narrowed_to_a_topic(signed_in, user):
    topic = TopicFactory(owner=user)
    LessonFactory(owner=user, advice="First").topics.add(topic)
    LessonFactory(owner=user, advice="Second")
    assert "Second" not in signed_in.get(LEDGER, {"topic": topic.pk}).text
    assert "No lesson matches" in signed_in.get(LEDGER, {"topic": TopicFactory().pk}).text


def test_the_empty_ledger_teaches(signed_in):
    assert "advice to a friend who walks into the same room" in signed_in.get(LEDGER).text


def test_the_ledger_has_pages_of_which_the_last_has_the_oldest_of_those_that_hold(signed_in, user, attempt):
    lessons = LessonFactory.create_batch(31, owner=user)
    SightingFactory.create_batch(2, lesson=lessons[-1], attempt=attempt)
    page = signed_in.get(LEDGER, {"page": "2"})
    assert "Page 2 of 2" in page.text
    assert [row.lesson for group in page.context["ledger"].groups for row in group.rows] == [lessons[-1]]


@pytest.mark.sqlite
def test_the_order_of_the_ledger_is_read_from_an_index(user):
    plan = user.lessons.by_state()[:30].explain()
    assert "lessons_by_state" in plan
    assert "TEMP B-TREE" not in plan


def test_of_many_lessons_those_that_recur_are_looked_through_however_old(user, attempt, monkeypatch):
    monkeypatch.setattr("applications.lessons.models.lesson.FOREMOST", 2)
    old, *_, new = LessonFactory.create_batch(4, owner=user)
    SightingFactory(lesson=old, attempt=attempt, kind="again")
    assert [row["pk"] for row in user.lessons.all().foremost()] == [old.pk, new.pk]


def test_the_filters_wait_behind_what_they_are_set_to(signed_in, user):
    topic = TopicFactory(owner=user, name="Graphs")
    LessonFactory(owner=user).topics.add(topic)
    assert '<details class="fold"><summary>Filters <small>none set</small></summary>' in signed_in.get(LEDGER).text
    narrowed = signed_in.get(LEDGER, {"q": "bell", "topic": topic.pk, "by": "topic"}).text
    assert "<summary>Filters <small>bell · Graphs · Topic</small></summary>" in narrowed


@pytest.mark.parametrize("asked", [{}, {"by": "topic"}, {"state": "new"}], ids=str)
def test_the_ledger_reads_as_many_queries_at_ten_times_the_size(signed_in, user, asked, django_assert_num_queries):
    for count in (3, 27):
        for lesson in LessonFactory.create_batch(count, owner=user):
            round = RoundFactory(attempt__company__owner=user, loop=None)
            lesson.rounds.add(round)
            lesson.attempts.add(round.attempt)
            lesson.topics.add(TopicFactory(owner=user))
        with django_assert_num_queries(9):
            signed_in.get(LEDGER, asked)


def test_the_form_reads_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        for attempt in AttemptFactory.create_batch(count, owner=user, company__owner=user):
            RoundFactory(attempt=attempt)
        with django_assert_num_queries(11):
            signed_in.get(f"{NEW}?attempt={attempt.pk}")


def test_the_form_of_a_lesson_with_topics_and_origins_asks_no_more_than_twelve(
    signed_in, user, django_assert_num_queries
):
    lesson = LessonFactory(owner=user)
    lesson.topics.add(*TopicFactory.create_batch(14, owner=user))
    lesson.rounds.add(RoundFactory(attempt__company__owner=user))
    with django_assert_num_queries(12):
        form = signed_in.get(reverse("lesson-edit", args=[lesson.pk])).context["form"]
    assert len(form["topics"].value()) == len(form["topics"].subwidgets) == 14


def test_a_topic_that_was_sent_stays_ticked_when_the_form_is_refused(signed_in, user):
    old = TopicFactory(owner=user, name="Oldest")
    TopicFactory.create_batch(13, owner=user)
    response = signed_in.post(NEW, {"advice": "", "topics": [old.pk, TopicFactory().pk]})
    ticked = [
        str(each.data["label"]) for each in response.context["form"]["topics"].subwidgets if each.data["selected"]
    ]
    assert (response.status_code, ticked) == (422, ["Oldest"])


def test_strangers_lessons_are_not_there(signed_in):
    lesson = LessonFactory()
    for name in ("lesson", "lesson-edit"):
        address = reverse(name, args=[lesson.pk])
        assert signed_in.get(address).status_code == signed_in.post(address, {"advice": "x"}).status_code == 404
