"""The five attempts, looked back on one by one, end with lessons that a careful reader of them agrees with."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.lessons.differences import Differences
from applications.lessons.explaining import explanation
from applications.lessons.life import Life
from applications.lessons.models import Lesson
from applications.lessons.models.lesson import State
from tests.histories.learned import five_attempts
from tests.histories.shelf import HISTORIES


@pytest.fixture
def tries(user):
    HISTORIES["five-attempts"](user)
    return {attempt.number: attempt for attempt in user.attempts.in_order()}


def life(user, advice) -> Life:
    return Life.of(Lesson.objects.get(owner=user, advice__startswith=advice))


def test_the_example_says_of_each_lesson_what_its_history_says(user, tries):
    five_attempts(user)
    notes, fit = life(user, "Before the next try"), life(user, "Take only roles")
    assert (notes.state, explanation(notes)) == (State.RETIRED, "Retired: 2020.")
    assert notes.tally == "Cue 4 times, done 3; passed 0 of 2 when done, 1 of 1 when not. Counts, not proof."
    assert (fit.state, explanation(fit)) == (State.HOLDING, "Holding: twice in a row, last in Amazon, attempt 5, 2020.")
    assert life(user, "Bring more stories").state == State.TESTED
    calm = life(user, "Do not let one answer")
    assert calm.state == State.RECURRED
    assert explanation(calm).startswith("Recurs: it happened again in Amazon, attempt 4: technical interview")


def test_what_differed_in_the_fifth_attempt_is_what_its_history_says(tries):
    rows = {row.label: (row.before, row.now) for row in Differences.of(tries[5]).rows}
    assert rows["Role"] == ("Cloud Ops Engineer", "Cloud Support Engineer")
    assert rows["How it began"] == ("I applied", "a recruiter got in touch")
    assert rows["Approach"] == ("built on my notes", "a fresh start")
    assert rows["Prepared in between"][1].startswith("AWS Cloud Practitioner, certified anew; AWS Solutions Architect")


def test_from_a_no_to_a_lesson_that_is_carried_seen_and_explained(signed_in, user, tries):
    def post(name, record, query="", **typed):
        typed |= {"uuid": str(uuid4())}
        response = signed_in.post(reverse(name, args=[record.pk]) + query, typed)
        assert response.status_code == 302, response.context["form"].errors
        return response

    loops = {number: attempt.loops.get() for number, attempt in tries.items()}
    advice = "Do not let one answer weigh on the rounds after it."
    told = {"went_wrong": "The rounds after it.", "takeaway": advice, "as_lesson": "on"}
    post("loop-post-mortem-new", loops[3], cause_1="One bad answer went along.", cause_1_control="mine", **told)
    lesson = user.lessons.get(advice=advice)
    assert life(user, advice).state == State.NEW
    post("carry-new", lesson, f"?loop={loops[4].pk}", where=f"loop-{loops[4].pk}")
    assert life(user, advice).state == State.PRACTISING
    first = loops[4].rounds.in_order()[0]
    assert advice in signed_in.get(first.get_absolute_url()).text
    carry = lesson.carries.get()
    post("sighting-new", lesson, f"?carry={carry.pk}", kind="again", where=f"round-{first.pk}")
    assert advice in signed_in.get(reverse("dashboard")).text
    post("sighting-new", lesson, kind="held", where=f"loop-{loops[5].pk}")
    told = life(user, advice)
    assert told.state == State.TESTED
    assert explanation(told).startswith("Tested: it held once since it last happened again, in Amazon, attempt 5")
    assert [mark.title for mark in told.marks] == ["Learned", "Taken along", "Happened again", "Held"]
