"""Several steps at once: what is made of what was told."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories import AttemptFactory, DecisionFactory, LoopFactory, RoundFactory


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user)


@pytest.fixture
def tell(signed_in, attempt):
    def told(*lines, state="held", **more):
        address = reverse("steps-new", args=[attempt.pk])
        return signed_in.post(address, {"told": "\n".join(lines), "state": state, **more})

    return told


def steps_of(attempt):
    steps = sorted([*attempt.rounds.all(), *attempt.loops.all()], key=lambda step: step.rank)
    return [step.title for step in steps]


def test_steps_are_recorded_in_the_order_they_were_told(tell, attempt):
    assert tell("phone screen", "meet and greet", "onsite", "HM").url == attempt.get_absolute_url()
    assert steps_of(attempt) == ["Phone interview", "meet and greet", "Onsite loop", "Hiring manager"]
    attempt.refresh_from_db()
    assert attempt.stage_label == "loop"


def test_steps_told_later_stand_before_the_decision(tell, attempt):
    decision = DecisionFactory(attempt=attempt)
    tell("phone screen", "coding")
    assert [step.rank < decision.rank for step in attempt.rounds.all()] == [True, True]


def test_a_dated_step_stands_where_its_date_says(tell, attempt):
    tell("phone screen, 20 May 2020")
    tell("OA, 12 May 2020")
    assert steps_of(attempt) == ["Online assessment", "Phone interview"]


def test_steps_that_have_happened_carry_their_date_as_such(tell, attempt):
    tell("phone screen, 12 May 2016")
    round = attempt.rounds.get()
    assert (round.state, str(round.happened), round.planned) == ("held", "12 May 2016", None)


def test_planned_steps_are_planned(tell, attempt):
    tell("phone screen, 12 May 2036", "then a loop of five", state="planned")
    round, loop = attempt.rounds.get(), attempt.loops.get()
    assert (round.state, round.happened, str(round.planned)) == ("planned", None, "12 May 2036")
    assert (loop.state, loop.rounds_planned_least, loop.rounds_planned_most) == ("planned", 5, 5)
    assert loop.rounds_held_least is None


def test_a_step_with_a_result_was_held_though_the_others_are_planned(tell, attempt):
    tell("phone screen, passed", "coding", state="planned")
    assert [round.state for round in attempt.rounds.in_order()] == ["held", "planned"]


def test_a_loop_takes_its_rounds_along(tell, attempt):
    tell("loop: coding, coding, HM", "reference check")
    loop = attempt.loops.get()
    assert [round.kind for round in loop.rounds.in_order()] == ["coding", "coding", "hiring_manager"]
    assert steps_of(attempt)[-1] == "Reference check"


def test_several_rounds_in_one_row_keep_how_many(tell, attempt):
    tell("3-4 coding interviews")
    assert attempt.rounds.get().count == "3–4"


def test_a_sentence_says_what_was_made(signed_in, tell):
    said = signed_in.get(tell("2 technical interviews", "loop: coding, HM", "meet and greet, 2016").url).text
    assert "Recorded: 2 × technical interview, loop with 2 rounds, meet and greet, 2016." in said
    assert "Kept in your words: “meet and greet”." in said


def test_how_it_ended_is_refused_by_name_among_the_steps(tell, attempt):
    response = tell("phone screen, then a loop of five, then an offer")
    assert response.status_code == 422
    assert "“an offer” is how it ended and no step." in response.text
    assert attempt.rounds.count() == 0


def test_words_kept_beside_a_kind_are_said_too(signed_in, tell):
    said = signed_in.get(tell("phone screen, behavioural").url).text
    assert "Kept in your words: “phone screen, behavioural”." in said


def test_the_same_request_twice_records_once(tell, attempt):
    uuid = uuid4()
    assert [tell("phone screen", "loop: coding, HM", uuid=uuid).status_code for _ in range(2)] == [302, 302]
    assert (attempt.rounds.count(), attempt.loops.count()) == (3, 1)


def test_the_same_words_in_two_forms_are_recorded_twice(tell, attempt):
    for _ in range(2):
        tell("phone screen", uuid=uuid4())
    assert attempt.rounds.count() == 2


def test_a_story_in_one_line_is_kept_whole(tell, attempt):
    tell("it was long " * 30)
    assert attempt.rounds.get().notes.strip() == ("it was long " * 30).strip()


@pytest.mark.parametrize("wrong", [{"told": "  \n"}, {"state": ""}, {"told": "coding\n" * 61}])
def test_what_cannot_be_recorded_is_refused_beside_its_field(signed_in, attempt, wrong):
    typed = {"told": "phone screen", "state": "held"} | wrong
    response = signed_in.post(reverse("steps-new", args=[attempt.pk]), typed)
    assert response.status_code == 422
    assert "errorlist" in response.text
    assert typed["told"].strip() in response.text
    assert attempt.rounds.count() == 0


def test_a_stranger_tells_no_steps(signed_in):
    stranger = AttemptFactory()
    assert signed_in.post(reverse("steps-new", args=[stranger.pk]), {"told": "coding"}).status_code == 404


def test_a_new_loop_may_take_its_rounds_at_once(signed_in, attempt):
    after = RoundFactory(attempt=attempt, rank=10**9)
    typed = {"kind": "virtual", "told": "coding\nsystem design\na chat", "uuid": uuid4()}
    for _ in range(2):
        signed_in.post(reverse("loop-new", args=[attempt.pk]), typed)
    loop = attempt.loops.get()
    assert [round.title for round in loop.rounds.in_order()] == ["Coding interview", "System design", "a chat"]
    assert loop.rank > after.rank


def test_a_loop_inside_a_loop_is_refused(signed_in, attempt):
    response = signed_in.post(reverse("loop-new", args=[attempt.pk]), {"told": "coding\nonsite of five"})
    assert response.status_code == 422
    assert "A loop cannot stand inside a loop." in response.text


def test_an_edit_of_a_loop_asks_for_no_rounds(signed_in, user):
    loop = LoopFactory(attempt__company__owner=user)
    assert "Its rounds, if you know them" not in signed_in.get(reverse("loop-edit", args=[loop.pk])).text
