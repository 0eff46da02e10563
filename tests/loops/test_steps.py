from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import (
    AttemptFactory,
    DecisionFactory,
    InvolvementFactory,
    LoopFactory,
    RoundFactory,
    SelfRatingFactory,
)


def new_round(client, attempt, **typed):
    return client.post(reverse("round-new", args=[attempt.pk]), typed)


def test_a_round_needs_nothing(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    response = new_round(signed_in, attempt)
    assert response.url == attempt.get_absolute_url()
    assert attempt.rounds.get().title == "Round"


def test_a_phone_interview_shows_that_an_interview_was_reached(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    new_round(signed_in, attempt, kind="phone_screen", result="not_passed")
    attempt.refresh_from_db()
    assert attempt.stage_label == "interview"


def test_a_cancelled_round_shows_nothing(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    new_round(signed_in, attempt, kind="phone_screen", state="cancelled")
    attempt.refresh_from_db()
    assert attempt.stage_label == "applied"


def test_correcting_the_kind_lowers_the_stage_that_rested_on_it(signed_in, user):
    round = RoundFactory(attempt__company__owner=user, kind="committee")
    signed_in.post(reverse("round-edit", args=[round.pk]), {"kind": "recruiter_screen", "revision": 1})
    round.attempt.refresh_from_db()
    assert round.attempt.stage_label == "screen"


def test_a_loop_counts_with_no_rounds_known(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    signed_in.post(reverse("loop-new", args=[attempt.pk]), {"kind": "onsite"})
    attempt.refresh_from_db()
    assert attempt.stage_label == "loop"


def test_a_loop_whose_rounds_were_all_cancelled_was_not_reached(signed_in, user):
    loop = LoopFactory(attempt__company__owner=user)
    new_round(signed_in, loop.attempt, kind="coding", loop=loop.pk, state="cancelled")
    loop.attempt.refresh_from_db()
    assert loop.attempt.stage_label == "applied"


def test_an_undated_round_stands_before_the_decision(signed_in, user):
    decision = DecisionFactory(attempt__company__owner=user)
    new_round(signed_in, decision.attempt, kind="coding")
    decision.refresh_from_db()
    assert decision.attempt.rounds.get().rank < decision.rank


def test_an_undated_round_of_a_loop_follows_its_last_round(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    loop = LoopFactory(attempt=attempt, rank=10)
    RoundFactory(attempt=attempt, loop=loop, rank=20)
    after = RoundFactory(attempt=attempt, rank=21)
    new_round(signed_in, attempt, name="new", loop=loop.pk)
    after.refresh_from_db()
    assert 20 < attempt.rounds.get(name="new").rank < after.rank


def test_a_dated_round_goes_before_the_first_later_one(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    new_round(signed_in, attempt, name="second", happened="20 May 2020")
    new_round(signed_in, attempt, name="undated")
    new_round(signed_in, attempt, name="first", happened="12 May 2020")
    assert [round.name for round in attempt.rounds.in_order()] == ["first", "second", "undated"]


def test_a_time_zone_nobody_knows_is_refused_beside_its_field(signed_in, user):
    response = new_round(signed_in, AttemptFactory(company__owner=user), time_zone="Middle/Earth", notes="keep me")
    assert response.status_code == 422
    assert "Use a name such as Europe/Dublin" in response.text
    assert "keep me" in response.text


def test_a_round_of_another_attempts_loop_is_refused(signed_in, user):
    attempt, other = AttemptFactory(company__owner=user), LoopFactory(attempt__company__owner=user)
    LoopFactory(attempt=attempt)
    assert new_round(signed_in, attempt, loop=other.pk).status_code == 422


def test_a_round_shows_what_is_known_and_says_what_is_not(signed_in, user):
    round = RoundFactory(attempt__company__owner=user, kind="coding", trouble="The line broke", trouble_minutes=10)
    text = signed_in.get(round.get_absolute_url()).text
    assert "The line broke (10 minutes lost)" in text
    assert "date not known" in text
    assert "Result not known" in text


def test_strangers_steps_are_not_there(signed_in):
    for step in (LoopFactory(), RoundFactory()):
        assert signed_in.get(step.get_absolute_url()).status_code == 404
        assert signed_in.post(step.get_absolute_url() + "edit/", {}).status_code == 404


def test_a_time_is_read_in_the_rounds_own_zone(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    new_round(signed_in, attempt, happened="29 Aug 2017 8:00", time_zone="Asia/Singapore")
    assert attempt.rounds.get().happened.edtf == "2017-08-29T08:00+08:00"


def test_a_number_no_database_holds_is_refused_beside_its_field(signed_in, user):
    for number in ("32768", "99999999999999999999"):
        response = new_round(signed_in, AttemptFactory(company__owner=user), minutes=number)
        assert response.status_code == 422


def test_a_dated_round_stands_before_a_decision_without_a_date(signed_in, user):
    decision = DecisionFactory(attempt__company__owner=user)
    new_round(signed_in, decision.attempt, kind="coding", happened="12 May 2020")
    decision.refresh_from_db()
    assert decision.attempt.rounds.get().rank < decision.rank


def test_a_round_after_a_dated_decision_stands_after_it(signed_in, user):
    decision = DecisionFactory(attempt__company__owner=user, learned=FuzzyDate("2020-05-01", "1 May 2020"))
    new_round(signed_in, decision.attempt, kind="coding", happened="12 May 2020")
    decision.refresh_from_db()
    assert decision.attempt.rounds.get().rank > decision.rank


def test_a_planned_round_with_a_result_has_been_held(signed_in, user):
    round = RoundFactory(attempt__company__owner=user, kind="coding", state="planned")
    edit = reverse("round-edit", args=[round.pk])
    signed_in.post(edit, {"kind": "coding", "state": "planned", "result": "pending", "revision": 1})
    round.refresh_from_db()
    assert round.state == "planned"
    signed_in.post(edit, {"kind": "coding", "state": "planned", "result": "passed", "revision": 2})
    round.refresh_from_db()
    assert (round.state, round.attempt.stage_label) == ("held", "interview")


def test_a_round_is_recorded_in_as_many_queries_however_long_the_thread(signed_in, user, django_assert_max_num_queries):
    attempt = AttemptFactory(company__owner=user)
    for count in (1, 10):
        RoundFactory.create_batch(count, attempt=attempt)
        with django_assert_max_num_queries(18):  # one holds the owner on PostgreSQL, two undo it, two search it
            new_round(signed_in, attempt, kind="technical", happened="May 2024")


def test_a_step_shows_who_was_there_and_how_it_went(signed_in, user):
    round = RoundFactory(attempt__company__owner=user)
    loop = LoopFactory(attempt=round.attempt)
    for step in ({"round": round}, {"loop": loop}):
        InvolvementFactory(attempt=round.attempt, who="a tall one", person=None, was_there=False, **step)
        SelfRatingFactory(attempt=round.attempt, words="An easy one", **step)
    for page in (round, loop):
        text = signed_in.get(page.get_absolute_url()).text
        assert "a tall one" in text
        assert "did not take part" in text
        assert "An easy one" in text


def test_a_step_page_takes_a_fixed_number_of_queries(signed_in, user, django_assert_max_num_queries):
    loop = LoopFactory(attempt__company__owner=user)
    for _ in range(10):
        round = RoundFactory(attempt=loop.attempt, loop=loop)
        InvolvementFactory(attempt=loop.attempt, loop=loop)
        InvolvementFactory(attempt=loop.attempt, round=round)
    for page in (loop, round):
        with django_assert_max_num_queries(12):
            signed_in.get(page.get_absolute_url())


def test_a_form_opened_from_a_step_leads_back_to_it(signed_in, user):
    round = RoundFactory(attempt__company__owner=user)
    edit = reverse("round-edit", args=[round.pk])
    assert signed_in.post(f"{edit}?back=step", {"revision": 1}).url == round.get_absolute_url()
    assert signed_in.post(edit, {"revision": 1}).url == round.attempt.get_absolute_url()
