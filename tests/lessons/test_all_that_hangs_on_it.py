"""The pages of a step and of looking back keep to their queries with everything there is to be told of them."""

import pytest
from django.urls import reverse

from tests.factories import (
    AskingFactory,
    AttemptFactory,
    CarryFactory,
    CauseFactory,
    CompanyFactory,
    EventFactory,
    ForecastFactory,
    InvolvementFactory,
    LessonFactory,
    LoopFactory,
    PostMortemFactory,
    ReviewFactory,
    RoundFactory,
    SelfRatingFactory,
    TellingFactory,
    TopicFactory,
)

MOST = 12


@pytest.fixture
def attempt(user):
    """The second at its company, with a loop of which everything is told, and of its round."""
    company = CompanyFactory(owner=user)
    RoundFactory(attempt=AttemptFactory(company=company))
    attempt = AttemptFactory(company=company)
    loop = LoopFactory(attempt=attempt)
    round = RoundFactory(attempt=attempt, loop=loop, kind="technical")
    round.topics.add(TopicFactory(owner=user))
    for where in ({}, {"loop": loop}, {"loop": loop, "round": round}):
        tell_all(user, attempt, where)
    return attempt


def tell_all(user, attempt, where):
    written = PostMortemFactory(attempt=attempt, happened="It went wrong.", takeaway="Ask first.", **where)
    CauseFactory(post_mortem=written, topic=TopicFactory(owner=user), round=attempt.rounds.first())
    step = {name: step for name, step in where.items() if name == ("round" if "round" in where else "loop")}
    lesson = LessonFactory(owner=user)
    lesson.rounds.add(attempt.rounds.first())
    CarryFactory(lesson=lesson, attempt=attempt, **step)
    if not step:
        return
    for factory in (InvolvementFactory, SelfRatingFactory, ForecastFactory, AskingFactory, TellingFactory):
        factory(attempt=attempt, **({"round": None} | step))
    ReviewFactory(attempt=attempt, **step)
    EventFactory(attempt=attempt, act="asked", actor="them", words="Why us?", **step)


@pytest.mark.parametrize("name", ["round", "debrief", "round-edit"])
def test_the_pages_of_a_round(signed_in, attempt, name, django_assert_max_num_queries):
    address = reverse(name, args=[attempt.rounds.get().pk])
    with django_assert_max_num_queries(MOST):
        assert signed_in.get(address).status_code == 200


@pytest.mark.parametrize("name", ["loop", "loop-post-mortem-new", "loop-edit"])
def test_the_pages_of_a_loop(signed_in, attempt, name, django_assert_max_num_queries):
    address = reverse(name, args=[attempt.loops.get().pk])
    with django_assert_max_num_queries(MOST):
        assert signed_in.get(address).status_code == 200


@pytest.mark.parametrize("name", ["attempt", "post-mortem-new", "outcome-new", "event-new"])
def test_the_pages_of_an_attempt(signed_in, attempt, name, django_assert_max_num_queries):
    address = reverse(name, args=[attempt.pk])
    with django_assert_max_num_queries(MOST):
        assert signed_in.get(address).status_code == 200
