"""Before a loop of each real history, the page names what its sheet calls decisive."""

import pytest
from django.utils import timezone

from applications.briefing.briefing import Briefing
from applications.briefing.noticing import NOTICES
from tests.factories import AttemptFactory, LoopFactory
from tests.histories.learned import LEARNED
from tests.histories.shelf import HISTORIES


@pytest.fixture
def before_loop(user):
    """What the page tells before a loop of a company's attempt; of one that is still to come, where there is none."""

    def told(name, company, number):
        HISTORIES[name](user)
        if name in LEARNED:
            LEARNED[name](user)
        owner = user
        attempts = owner.attempts.filter(company__name=company)
        attempt = attempts.filter(number=number).first() or AttemptFactory(
            company=owner.companies.get(name=company), number=number, rank=2**60
        )
        step = attempt.loops.first() or LoopFactory(attempt=attempt, rank=2**60, state="planned")
        return Briefing.of(owner, type(step), step.pk, timezone.now())

    return told


def lines(briefing):
    return [f"{notice.says}: {notice.quote} [{notice.sources[0].text}]" for notice in briefing.notices]


def has(briefing, *words):
    return any(all(word in line for word in words) for line in lines(briefing))


def test_before_the_fifth_attempts_loop(before_loop):
    told = before_loop("five-attempts", "Amazon", 5)
    assert has(told, "Bar raiser and hiring manager left you unsure", "after three rounds that went well", "attempt 4")
    assert has(told, "Trouble in the technical interview", "put off the start", "attempt 4")
    assert has(told, "Five rounds where four were expected", "attempt 4")
    assert has(told, "The rounds after it left you unsure", "Round 1", "pressed on all that followed", "attempt 3")
    assert has(told, "What I can do was not what this role asked for", "attempt 2")
    assert len(told.prompts) == 3


def test_before_a_third_try_after_eleven_rounds(before_loop):
    told = before_loop("eleven-onsite-rounds", "Facebook", 3)
    assert has(told, "Software engineering was not passed, as in attempt 1", "handling files in C", "attempt 2")
    assert has(told, "Six rounds where five were expected", "attempt 2")
    assert has(told, "a sixth interviewer", "not announced")
    assert has(told, "No schedule in writing", "attempt 2")
    assert has(told, "Software engineering was not passed", "My weak one", "attempt 1")
    assert "a small room without air" in str(told.looked_back)


def test_before_the_last_of_six_processes(before_loop):
    told = before_loop("six-processes", "Google", 6)
    assert told.earlier[0].quotes[0].words == "It was close."
    assert "After a no" in told.terms[0].what


@pytest.mark.parametrize(
    ("company", "number", "words"),
    [
        ("Google", 2, ("Technical interview was not passed", "Brute force", "attempt 1")),
        ("A maker of devices", 3, ("Round 1 was not passed", "weak when they went on to memory", "attempt 2")),
    ],
)
def test_before_the_next_loop_of_a_role_that_changed(before_loop, company, number, words):
    assert has(before_loop("role-change-mid-loop", company, number), *words)


def test_before_the_loop_of_the_training_week(before_loop):
    told = before_loop("training-week", "AWS", 3)
    assert has(told, "Trouble in the Interview", "An error in the interview environment")
    assert has(told, "Interview was not passed")
    assert "The error shut me out of the next steps." in [attempt.decided for attempt in told.earlier]


def test_before_another_try_two_hours_too_late(before_loop):
    told = before_loop("two-hours-too-late", "Stripe", 2)
    assert has(told, "the one they had named did not come, though announced")
    assert "settled by Another company" in told.earlier[0].decided
    assert "The hard part was the English." in str(told.looked_back)


@pytest.mark.parametrize(
    ("name", "company", "number"),
    [("five-attempts", "Amazon", 5), ("eleven-onsite-rounds", "Facebook", 3), ("training-week", "AWS", 3)],
)
def test_never_more_is_told_than_the_page_holds(before_loop, name, company, number):
    assert len(before_loop(name, company, number).notices) <= NOTICES
