"""How far an attempt got, where little is known of it."""

import pytest

from applications.loops.reach import refresh_steps
from applications.thread.standing import refresh_facts
from tests.factories import AttemptFactory, DecisionFactory, EventFactory, InvolvementFactory, RoundFactory


def standing(attempt):
    refresh_steps(attempt)
    refresh_facts(attempt)
    attempt.refresh_from_db()
    return attempt.stage_label


def test_a_no_alone_does_not_say_how_far_it_went(user):
    attempt = DecisionFactory(kind="rejected").attempt
    assert standing(attempt) == "not known"
    assert attempt.furthest_stage == 1


@pytest.mark.parametrize("act", ["applied", "agreed"])
def test_a_no_to_an_application_shows_the_application(user, act):
    attempt = DecisionFactory(kind="rejected").attempt
    EventFactory(attempt=attempt, actor="me", act=act)
    assert standing(attempt) == "applied"


def test_a_decision_that_names_its_stage_is_believed(user):
    assert standing(DecisionFactory(kind="rejected", stage=1).attempt) == "applied"


def test_no_answer_at_all_means_it_stopped_at_the_application(user):
    assert standing(DecisionFactory(kind="no_response").attempt) == "applied"


def test_a_step_says_how_far_it_went(user):
    attempt = DecisionFactory(kind="rejected").attempt
    RoundFactory(attempt=attempt, kind="recruiter_screen")
    assert standing(attempt) == "screen"


def test_an_open_attempt_stands_at_its_application(user):
    assert standing(AttemptFactory()) == "applied"


def test_the_page_does_not_claim_a_stage_nobody_told(signed_in, user):
    attempt = DecisionFactory(attempt__company__owner=user, kind="rejected").attempt
    standing(attempt)
    assert "after the stage" not in signed_in.get(attempt.get_absolute_url()).text


def test_somebody_may_be_known_by_what_they_were(user):
    somebody = InvolvementFactory(person=None, who="the country head")
    assert str(somebody) == "the country head"


def test_four_interviewers_are_not_called_interviewers_twice(user):
    assert str(InvolvementFactory(person=None, who="four interviewers", capacity="interviewer")) == "four interviewers"
    assert str(InvolvementFactory(person__name="Ana", capacity="interviewer")) == "Ana, interviewer"
