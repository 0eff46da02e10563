"""Each history keeps its shape in the model: how attempts ended, how far they got, in which order, what is open."""

import pytest

from applications.attempts.models import Attempt
from applications.fields.elapsed import elapsed
from applications.loops.models import Loop, Round
from applications.transfer.check import disagreements
from tests.histories.shelf import HISTORIES


def outline(owner, company):
    """Number, outcome and furthest stage of each attempt at a company, in order."""
    attempts = owner.attempts.filter(company__name=company).in_order()
    return [(attempt.number, attempt.outcome, attempt.stage_label) for attempt in attempts]


def attempt(owner, company, number) -> Attempt:
    return owner.attempts.get(company__name=company, number=number)


def titles(attempt) -> list[str]:
    return [round.title for round in attempt.rounds.in_order()]


@pytest.mark.parametrize("name", HISTORIES)
def test_ranks_follow_the_telling(built, name):
    owner = built(name)
    life = sorted([*owner.attempts.all(), *owner.preparation.all()], key=lambda record: record.rank)
    assert life == sorted(life, key=lambda record: record.recorded_at)
    assert len({record.rank for record in life}) == len(life)


@pytest.mark.parametrize("name", HISTORIES)
def test_dates_that_are_known_never_run_backward(built, name):
    owner = built(name)
    dates = [attempt.began.earliest for attempt in owner.attempts.exclude(began_earliest=None).in_order()]
    assert dates == sorted(dates)


@pytest.mark.parametrize("name", HISTORIES)
def test_caches_and_facts_agree(built, name):
    assert [str(found) for found in disagreements(built(name))] == []


def test_five_attempts_are_three_noes_a_silence_and_a_yes(built):
    owner = built("five-attempts")
    ends = [(1, "rejected"), (2, "rejected"), (3, "rejected"), (4, "silent")]
    assert outline(owner, "Amazon") == [*((number, end, "loop") for number, end in ends), (5, "accepted", "offer")]


def test_five_attempts_leave_the_dates_of_the_third_and_fourth_open(built):
    owner = built("five-attempts")
    began = [str(attempt.began or "") for attempt in owner.attempts.in_order()]
    assert began == ["2016", "2019, about three years later", "", "", "2020"]


def test_five_attempts_take_four_to_five_years(built):
    owner = built("five-attempts")
    accepted = attempt(owner, "Amazon", 5).decisions.get().decided
    assert elapsed(attempt(owner, "Amazon", 1).began, accepted) == "four to five years"


def test_five_rounds_where_four_were_expected(built):
    loop = attempt(built("five-attempts"), "Amazon", 4).loops.get()
    assert (loop.rounds_planned_most, loop.rounds_held_least, loop.rounds_held_most) == (4, 5, 5)
    kinds = [round.kind for round in loop.rounds.in_order()]
    assert kinds == ["technical", "technical", "technical", "bar_raiser", "hiring_manager"]


def test_the_silence_was_closed_by_me(built):
    assert attempt(built("five-attempts"), "Amazon", 4).decisions.get().decided_by == "me"


def test_the_deadline_was_moved_before_the_assessment_was_taken(built):
    fifth = attempt(built("five-attempts"), "Amazon", 5)
    first, later = fifth.terms.in_order()
    assert later.extends == first
    assert later.rank < fifth.rounds.get(kind="online_assessment").rank


def test_the_third_and_the_fifth_attempt_are_for_the_same_role(built):
    owner = built("five-attempts")
    assert attempt(owner, "Amazon", 3).current_role == attempt(owner, "Amazon", 5).current_role


def test_the_offer_came_by_word_and_then_in_writing(built):
    verbal, written = attempt(built("five-attempts"), "Amazon", 5).offers.get().versions.all()
    assert (verbal.form, str(verbal.made)) == ("verbal", "1 October 2020, 13:09")
    assert (written.form, str(written.made)) == ("written", "within the hour")


def test_preparation_stands_between_the_attempts_it_was_done_between(built):
    owner = built("five-attempts")
    fourth, fifth = attempt(owner, "Amazon", 4), attempt(owner, "Amazon", 5)
    assert owner.preparation.filter(rank__gt=fourth.rank, rank__lt=fifth.rank).count() == 6


def test_the_training_week_ends_in_a_yes(built):
    expected = [(1, "rejected", "interview"), (2, "disqualified", "interview"), (3, "accepted", "offer")]
    assert outline(built("training-week"), "AWS") == expected


def test_a_dozen_applications_are_one_row_without_a_number(built):
    bundle = built("training-week").attempts.get(company=None)
    assert (bundle.count, bundle.count_least, bundle.count_most, bundle.number) == ("about a dozen", None, None, None)
    assert bundle.companies_named.count() == 7
    assert bundle.outcome == "not_recorded"


def test_the_training_week_was_eleven_days_before_the_invitation(built):
    third = attempt(built("training-week"), "AWS", 3)
    challenge, invitation = third.rounds.get(kind="challenge"), third.events.get(act="invited")
    assert elapsed(challenge.received, invitation.happened) == "11 days"
    assert challenge.result == ""


def test_seven_questions_about_oneself_have_no_known_answer(built):
    reflections = built("training-week").preparation.get().reflections
    assert [reflection.answer for reflection in reflections.all()] == [""] * 7


def test_a_role_changes_in_mid_loop(built):
    second = attempt(built("role-change-mid-loop"), "Google", 2)
    change = second.events.get(act="role_changed")
    before, after = second.rounds.get(name="Round 2, third interview"), second.rounds.get(name="Round 3")
    assert before.rank < change.rank < after.rank
    assert change.role in second.roles.all()
    assert second.current_role is None


def test_a_skipped_round_is_not_taken_for_a_held_one(built):
    second = attempt(built("role-change-mid-loop"), "Google", 2)
    assert not second.rounds.get(name="First round").took_place


def test_a_committee_holds_and_then_approves_for_a_year(built):
    second = attempt(built("role-change-mid-loop"), "Google", 2)
    assert [round.result for round in second.rounds.in_order() if round.kind == "committee"] == ["hold", "passed"]
    assert [loop.kind for loop in second.loops.in_order()] == ["", "add_on"]
    assert second.terms.get().kind == "result_valid"


def test_an_offer_whose_answer_is_not_known_stands_as_an_offer(built):
    owner = built("role-change-mid-loop")
    assert outline(owner, "Google") == [(1, "rejected", "interview"), (2, "offer", "offer")]


def test_a_company_owned_by_another_has_attempts_of_its_own(built):
    owner = built("role-change-mid-loop")
    assert outline(owner, "A maker of devices") == [(1, "closed", "screen"), (2, "rejected", "interview")]
    assert owner.companies.get(name="A maker of devices").parent.name == "Amazon"
    assert outline(owner, "Amazon") == []


def test_practice_is_a_counter_that_grew(built):
    practice = built("role-change-mid-loop").preparation.get(counting="problems solved")
    assert [count.count for count in practice.counts.all()] == ["under 100", "200", "300", "550", "750", "1,000"]


def test_six_processes_keep_the_stage_open_where_nobody_told_it(built):
    early = [(number, "rejected", "not known") for number in (1, 2, 3, 4)]
    assert outline(built("six-processes"), "Google") == [*early, (5, "rejected", "loop"), (6, "offer", "offer")]


def test_two_processes_fit_in_one_year(built):
    owner = built("six-processes")
    assert [str(attempt.began)[:4] for attempt in owner.attempts.in_order()][3:5] == ["2016", "2016"]
    assert attempt(owner, "Google", 5).rounds.get().state == "not_held"


def test_eleven_rounds_are_five_and_six_with_one_unannounced(built):
    owner = built("eleven-onsite-rounds")
    loops = owner.loops.in_order()
    assert [loop.rounds_held_most for loop in loops] == [5, 6]
    assert Loop.objects.get(involvements__was_planned=False) == loops[1]
    assert Round.objects.filter(kind="phone_screen").count() == 0


def test_totals_over_two_attempts_stand_on_the_company(built):
    company = built("eleven-onsite-rounds").companies.get()
    assert "two phone interviews and eleven interviews onsite" in company.events.in_order()[1].words


def test_two_hours_too_late_is_a_withdrawal_because_of_another_offer(built):
    withdrawal = attempt(built("two-hours-too-late"), "Stripe", 1).decisions.get()
    assert (withdrawal.kind, withdrawal.decided_by) == ("withdrawn", "me")
    assert withdrawal.rival_attempt.outcome == "accepted"
    assert withdrawal.rival_offer.attempt == withdrawal.rival_attempt


def test_the_dated_thread_runs_in_order(built):
    stripe = attempt(built("two-hours-too-late"), "Stripe", 1)
    expected = ["Recruiter screen", "Take-home", "Hiring manager", "Technical interview with a shared screen"]
    assert titles(stripe)[:4] == expected
    assert titles(stripe)[4:] == ["Video interview", "Behavioural interview", "Next: Singapore", "Next: San Francisco"]


def test_self_confidence_is_kept_as_it_was_said(built):
    rating = attempt(built("two-hours-too-late"), "Stripe", 1).self_ratings.get()
    assert (rating.words, rating.percent) == ("about 80 % sure of myself", "80 %")
