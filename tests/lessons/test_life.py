"""What becomes of a lesson, from its page and from a step's."""

import pytest
from django.urls import reverse

from tests.factories import (
    AttemptFactory,
    CarryFactory,
    LessonFactory,
    LoopFactory,
    PreparationFactory,
    RehearsalFactory,
    RetirementFactory,
    RoundFactory,
    SightingFactory,
    TopicFactory,
)  # fmt: skip


@pytest.fixture
def lesson(user):
    return LessonFactory(owner=user, cue="a stumble", response="go on")


@pytest.fixture
def round(user):
    return RoundFactory(attempt=AttemptFactory(company__owner=user, company__name="Acme", number=1), kind="coding")


def address(name, record, query=""):
    return reverse(name, args=[record.pk]) + query


def test_what_became_of_it_is_recorded_at_a_round_and_shown_in_its_life(signed_in, lesson, round):
    typed = {"kind": "held", "where": f"round-{round.pk}", "words": "It worked."}
    response = signed_in.post(address("sighting-new", lesson), typed, follow=True)
    sighting = lesson.sightings.get()
    assert (sighting.attempt, sighting.round, sighting.loop) == (round.attempt, round, None)
    assert all(words in response.text for words in ("It worked.", "Tested: it held once", "Acme, attempt 1"))


def test_without_a_place_or_a_kind_it_is_refused_and_loses_nothing_typed(signed_in, lesson, round):
    response = signed_in.post(address("sighting-new", lesson), {"words": "It worked."})
    assert response.status_code == 422
    assert all(
        words in response.text
        for words in ("It worked.", "Say what became of it.", "Say in which attempt, loop or round.")
    )


def test_the_answer_to_a_carry_is_one_tap_and_leads_back_to_the_step(signed_in, lesson, round):
    carry = CarryFactory(lesson=lesson, attempt=round.attempt, round=round)
    typed = {"kind": "no_cue", "where": f"round-{round.pk}", "uuid": "7d444840-9dc0-41d4-8b5a-0f3c3ca22e0a"}
    for _ in range(2):
        response = signed_in.post(address("sighting-new", lesson, f"?carry={carry.pk}"), typed)
    assert response.url == round.get_absolute_url()
    assert lesson.sightings.get().carry == carry


def test_a_correction_leaves_the_first_readable_and_counts_in_its_place(signed_in, lesson, round):
    first = SightingFactory(lesson=lesson, attempt=round.attempt, round=round, kind="again")
    typed = {"kind": "held", "where": f"round-{round.pk}", "revision": first.pk}
    signed_in.post(address("sighting-correct", first), typed)
    assert [row.kind for row in lesson.sightings.order_by("pk")] == ["again", "held"]
    assert lesson.sightings.current().get().round == round


@pytest.mark.parametrize("kind", ["attempt", "loop", "round"])
def test_a_lesson_is_taken_along_into_what_the_address_names(signed_in, lesson, round, kind):
    at = {"attempt": round.attempt, "loop": LoopFactory(attempt=round.attempt), "round": round}[kind]
    page = address("carry-new", lesson, f"?{kind}={at.pk}")
    assert f'value="{kind}-{at.pk}" selected' in signed_in.get(page).text
    assert signed_in.post(page, {"where": f"{kind}-{at.pk}"}).url == at.get_absolute_url()
    assert lesson.carries.get().into == at


def test_a_fourth_lesson_is_not_taken_along(signed_in, user, lesson, round):
    for other in LessonFactory.create_batch(3, owner=user):
        CarryFactory(lesson=other, attempt=round.attempt, round=round)
    response = signed_in.post(address("carry-new", lesson), {"where": f"round-{round.pk}"})
    assert response.status_code == 422
    assert "as many as one can have in mind" in response.text


def test_what_goes_along_into_a_loop_counts_in_each_of_its_rounds(signed_in, user, lesson, round):
    round.loop = LoopFactory(attempt=round.attempt)
    round.save()
    first, second, third = LessonFactory.create_batch(3, owner=user)
    CarryFactory(lesson=first, attempt=round.attempt, loop=round.loop)
    CarryFactory(lesson=second, attempt=round.attempt, loop=round.loop)
    CarryFactory(lesson=third, attempt=round.attempt, round=round)
    for where in (f"round-{round.pk}", f"loop-{round.loop.pk}"):
        assert "as many as one can have in mind" in signed_in.post(address("carry-new", lesson), {"where": where}).text
    assert signed_in.post(address("carry-new", lesson), {"where": f"attempt-{round.attempt.pk}"}).status_code == 302


def test_a_lesson_is_taken_along_once(signed_in, lesson, round):
    CarryFactory(lesson=lesson, attempt=round.attempt, round=round)
    response = signed_in.post(address("carry-new", lesson), {"where": f"round-{round.pk}"})
    assert "You are taking this lesson along already." in response.text


def test_a_rehearsal_makes_it_practised(signed_in, lesson):
    response = signed_in.post(address("rehearsal-new", lesson), {"manner": "aloud"}, follow=True)
    assert "Practising: rehearsed once" in response.text
    assert "Rehearsed aloud" in response.text


def test_a_retired_lesson_says_since_when_and_why(signed_in, lesson):
    typed = {"retired": "May 2021", "words": "It is a habit by now."}
    response = signed_in.post(address("retirement-new", lesson), typed, follow=True)
    assert "Retired: May 2021." in response.text
    assert "It is a habit by now." in response.text


@pytest.mark.parametrize("name", ["sighting-new", "carry-new", "rehearsal-new", "retirement-new"])
def test_a_strangers_lesson_is_not_found(signed_in, name):
    assert signed_in.get(address(name, LessonFactory())).status_code == 404


def test_a_strangers_round_is_not_among_what_can_be_chosen(signed_in, lesson):
    theirs = RoundFactory()
    typed = {"kind": "held", "where": f"round-{theirs.pk}"}
    assert signed_in.post(address("sighting-new", lesson), typed).status_code == 422
    assert not lesson.sightings.exists()


def lived(user, lesson) -> None:
    """A round, of a loop, in which it was learned, taken along, rehearsed for and seen; a topic; and what one does."""
    loop = LoopFactory(attempt__company__owner=user)
    round = RoundFactory(attempt=loop.attempt, loop=loop, kind="coding")
    carry = CarryFactory(lesson=lesson, attempt=round.attempt, round=round)
    RehearsalFactory(lesson=lesson, carry=carry, manner="aloud")
    for where in ({"round": round, "loop": loop}, {"loop": loop}, {}):
        SightingFactory(lesson=lesson, attempt=round.attempt, carry=carry, **where)
    RetirementFactory(lesson=lesson)
    lesson.rounds.add(round), lesson.loops.add(loop), lesson.attempts.add(round.attempt)
    lesson.topics.add(TopicFactory(owner=user))
    PreparationFactory(owner=user).lessons.add(lesson)


@pytest.mark.parametrize(("page", "most"), [("lesson", 12), ("sighting-new", 8), ("lesson-edit", 12)])
def test_a_page_reads_as_many_queries_of_a_long_life_as_of_a_short_one(
    signed_in, user, lesson, page, most, django_assert_num_queries
):
    for count in (2, 18):
        for _ in range(count):
            lived(user, lesson)
        with django_assert_num_queries(most):
            signed_in.get(address(page, lesson))
