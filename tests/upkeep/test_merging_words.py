"""Two lessons that are one, and two questions: merged without losing a sighting or an asking, and taken apart again."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.records.choosing import OFFERED
from applications.upkeep.merging import merge
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from tests.factories import (
    AskingFactory,
    CarryFactory,
    LessonFactory,
    PreparationFactory,
    QuestionFactory,
    RecallFactory,
    RehearsalFactory,
    RetirementFactory,
    RoundFactory,
    SightingFactory,
    TopicFactory,
    UserFactory,
)
from tests.upkeep.conftest import faults, written

pytestmark = pytest.mark.django_db


def a_lesson(user, attempt, **words):
    lesson = LessonFactory(owner=user, **words)
    carry = CarryFactory(lesson=lesson, attempt=attempt)
    for make in (RehearsalFactory, RetirementFactory):
        make(lesson=lesson)
    SightingFactory(lesson=lesson, attempt=attempt, carry=carry)
    lesson.attempts.add(attempt)
    lesson.rounds.add(RoundFactory(attempt=attempt, state="planned"))
    lesson.topics.add(TopicFactory(owner=user))
    PreparationFactory(owner=user).lessons.add(lesson)
    lesson.revise()
    return lesson


def a_question(user, attempt, **words):
    question = QuestionFactory(owner=user, **words)
    AskingFactory(question=question, attempt=attempt)
    RecallFactory(question=question)
    question.topics.add(TopicFactory(owner=user))
    question.revise()
    return question


MAKE = {"lessons": a_lesson, "questions": a_question}
LINKS = {
    "lessons": ("carries", "rehearsals", "sightings", "retirements", "attempts", "rounds", "topics", "preparation"),
    "questions": ("askings", "recalls", "topics"),
}


@pytest.fixture(params=MAKE)
def table(request):
    return request.param


@pytest.fixture
def two(user, attempt, table):
    """Two of one kind of which all that can hang on one is recorded; one attempt is an origin of both lessons."""
    return MAKE[table](user, attempt), MAKE[table](user, attempt)


def hanging(record, table: str) -> dict[str, set[int]]:
    return {name: set(getattr(record, name).values_list("pk", flat=True)) for name in LINKS[table]}


def test_all_that_leads_to_one_leads_to_the_other(user, two, table):
    kept, merged = two
    of_both = {name: keys | hanging(merged, table)[name] for name, keys in hanging(kept, table).items()}
    merge(kept, merged)
    assert hanging(kept, table) == of_both
    assert not getattr(user, table).filter(pk=merged.pk).exists()
    assert faults(user) == []


def test_merged_and_undone_gives_the_very_bytes(user, two):
    before = written(user)
    restore(merge(*two))
    assert written(user) == before


def test_what_the_merged_one_said_stays_readable_among_the_earlier_versions(signed_in, user, two, table):
    kept, merged = two
    word = "advice" if table == "lessons" else "words"
    getattr(user, table).filter(pk=merged.pk).update(**{word: "Said by the other one."})
    merge(kept, merged)
    page = signed_in.get(reverse("version-list", args=[table, kept.pk])).text
    assert "Said by the other one." in re.sub("</?(ins|del)[^>]*>", "", page)


def test_what_was_recorded_since_stays_with_the_kept_one(user, two, table, attempt):
    kept, merged = two
    own = hanging(merged, table)
    removal = merge(kept, merged)
    name, make = ("sightings", SightingFactory) if table == "lessons" else ("askings", AskingFactory)
    new = make(**{table.removesuffix("s"): kept}, attempt=attempt)
    restore(removal)
    assert hanging(merged, table) == own
    assert new in getattr(kept, name).all()
    assert faults(user) == []


def test_an_edit_since_keeps_its_words(user, two, table):
    kept, merged = two
    removal = merge(kept, merged)
    kept.refresh_from_db()
    word = "advice" if table == "lessons" else "words"
    setattr(kept, word, "Said anew.")
    kept.revise()
    restore(removal)
    kept.refresh_from_db()
    assert getattr(kept, word) == "Said anew."
    assert faults(user) == []


@pytest.mark.parametrize("first", ["the trash", "the merger"])
def test_what_lay_in_the_trash_comes_back_to_the_kept_one_and_goes_along_when_undone(user, two, table, first):
    kept, merged = two
    before = written(user)
    thing = remove((merged.sightings if table == "lessons" else merged.askings).get())
    merger = merge(kept, merged)
    for removal in (thing, merger) if first == "the trash" else (merger, thing):
        restore(removal)
        assert faults(user) == []
    assert written(user) == before


@pytest.mark.parametrize("first", ["the trash", "the merger"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_what_they_list_may_lie_in_the_trash_meanwhile(user, two, table, when, first):
    kept, merged = two
    before = written(user)
    topic = merged.topics.get()
    removals = [remove(topic), merge(kept, merged)] if when == "before" else [merge(kept, merged), remove(topic)][::-1]
    for removal in removals if first == "the trash" else removals[::-1]:
        restore(removal)
        assert faults(user) == []
    assert written(user) == before


def test_a_topic_that_comes_back_meanwhile_comes_to_the_kept_one(user, two):
    kept, merged = two
    topic = remove(merged.topics.get())
    merge(kept, merged)
    restore(topic)
    assert kept.topics.count() == 2


def test_one_whose_keeper_was_removed_comes_back_with_it(user, two):
    kept, merged = two
    before = written(user)
    merger = merge(kept, merged)
    remove(type(kept).objects.get(pk=kept.pk))
    restore(merger)
    assert written(user) == before


def test_merged_on_and_taken_apart_from_the_first(user, two, table):
    kept, merged = two
    third = MAKE[table](user, RoundFactory(attempt__company__owner=user).attempt)
    before = written(user)
    first = merge(merged, third)
    merge(kept, merged)
    restore(first)
    assert written(user) == before


def lesson(user, **words):
    return LessonFactory(owner=user, **words)


def test_a_plan_is_taken_over_whole_where_the_kept_lesson_has_none(user):
    kept = lesson(user, direction="keep")
    merge(kept, lesson(user, cue="They nod", response="I ask", direction="change", learned=FuzzyDate("2018")))
    kept.refresh_from_db()
    assert (kept.cue, kept.response, kept.direction, str(kept.learned)) == ("They nod", "I ask", "keep", "2018")
    other = lesson(user, cue="Silence")
    merge(other, lesson(user, cue="They nod", response="I ask"))
    other.refresh_from_db()
    assert (other.cue, other.response) == ("Silence", "")


def test_the_notes_of_two_questions_are_joined(user):
    kept = QuestionFactory(owner=user, notes="Mine.")
    merge(kept, QuestionFactory(owner=user, notes="Theirs."))
    kept.refresh_from_db()
    assert kept.notes == "Mine.\n\nTheirs."


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        ((False, None), (True, "2027"), (True, "2027")),
        ((True, "2026"), (False, None), (True, "2026")),
        ((True, "2026"), (True, "2027"), (True, "2027")),
        ((True, "2026"), (True, None), (True, None)),
        ((True, "some day"), (True, "2027"), (True, "some day")),
        ((False, None), (False, None), (False, None)),
    ],
)
def test_the_stricter_of_two_confidences_is_kept(user, mine, theirs, kept):
    def question(is_confidential, until):
        until = until and FuzzyDate("", until) if until == "some day" else until and FuzzyDate(until)
        return QuestionFactory(owner=user, is_confidential=is_confidential, confidential_until=until)

    first = question(*mine)
    merge(first, question(*theirs))
    first.refresh_from_db()
    until = first.confidential_until
    assert (first.is_confidential, until and str(until)) == kept


def page_of(record, table: str) -> str:
    return reverse(f"{table.removesuffix('s')}-merger", args=[record.pk])


def test_one_chooses_the_other_and_can_undo_it(signed_in, user, two, table):
    kept, merged = two
    shown = signed_in.get(page_of(kept, table)).text
    assert f'<option value="{merged.pk}">' in shown
    assert f'<option value="{kept.pk}">' not in shown
    response = signed_in.post(page_of(kept, table), {"other": merged.pk}, follow=True)
    assert response.redirect_chain == [(kept.get_absolute_url(), 302)]
    undo = reverse("restoration-new", args=[user.removals.get().pk])
    assert undo in response.text
    assert f"This is part of another {table.removesuffix('s')}" in signed_in.get(merged.get_absolute_url()).text
    assert table.removesuffix("s").capitalize() in signed_in.get(reverse("trash")).text
    assert signed_in.post(undo).url == merged.get_absolute_url()


def test_a_merger_is_undone_as_the_last_thing_done(signed_in, user, two):
    before = written(user)
    merge(*two)
    signed_in.post(reverse("deed-undo", args=[user.deeds.last_done().pk]))
    assert written(user) == before


@pytest.mark.parametrize("chosen", ["", "itself", "a stranger's"])
def test_another_choice_is_refused(signed_in, user, two, table, chosen):
    kept, _ = two
    stranger = {"lessons": LessonFactory, "questions": QuestionFactory}[table]()
    key = {"": "", "itself": kept.pk, "a stranger's": stranger.pk}[chosen]
    assert signed_in.post(page_of(kept, table), {"other": key}).status_code == 422
    assert not user.removals.exists()


def test_a_stranger_merges_nothing(client, two, table):
    client.force_login(UserFactory())
    page = page_of(two[0], table)
    assert (client.get(page).status_code, client.post(page, {"other": two[1].pk}).status_code) == (404, 404)


def test_an_only_one_has_none_to_be_merged_with(signed_in, user):
    assert "There is no other lesson" in signed_in.get(page_of(LessonFactory(owner=user), "lessons")).text


def test_of_many_the_latest_are_offered_and_any_is_found_by_its_words(signed_in, user, two, table):
    page = page_of(two[0], table)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(page)
    if table == "lessons":
        LessonFactory.create_batch(OFFERED, owner=user, advice="Something else")
    else:
        QuestionFactory.create_batch(OFFERED, owner=user, words="Something else")
    with CaptureQueriesContext(connection) as many:
        assert f'<option value="{two[1].pk}">' not in signed_in.get(page).text
    words = "Ask what" if table == "lessons" else "How would"
    assert f'<option value="{two[1].pk}">' in signed_in.get(f"{page}?q={words}").text
    assert len(many) == len(few) <= 12
