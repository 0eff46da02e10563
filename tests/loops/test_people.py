"""Who was there, and how one thinks it went."""

import pytest
from django.urls import reverse

from applications.loops.models import SelfRating
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    InvolvementFactory,
    LoopFactory,
    PersonFactory,
    RoundFactory,
    SelfRatingFactory,
)


@pytest.fixture
def round(user):
    return RoundFactory(attempt__company__owner=user, kind="coding")


@pytest.fixture
def add(signed_in, round):
    address = reverse("involvement-new", args=[round.attempt_id])
    return lambda query="", **typed: signed_in.post(address + query, typed)


@pytest.fixture
def rate(signed_in, round):
    address = reverse("self-rating-new", args=[round.attempt_id])
    return lambda query="", **typed: signed_in.post(address + query, typed)


def test_a_person_is_made_at_the_company(add, round, user):
    add(person_name=" Ana ", capacity="interviewer", was_planned="true", was_there="false", since="2016", until="2017")
    who = round.attempt.involvements.get()
    assert (str(who), who.person.company) == ("Ana, interviewer", round.attempt.company)
    assert (who.was_planned, who.was_there, str(who.since), str(who.until)) == (True, False, "2016", "2017")


def test_a_person_is_found_at_the_company_whatever_the_case(add, round, user):
    PersonFactory(owner=user, name="Ana", company=CompanyFactory(owner=user))
    ana = PersonFactory(owner=user, name="Ána", company=round.attempt.company)
    add(person_name="ana")
    assert round.attempt.involvements.get().person == ana


def test_a_namesake_at_another_employer_is_somebody_else(add, round, user):
    other = PersonFactory(owner=user, name="Ana", company=CompanyFactory(owner=user))
    add(person_name="Ana")
    assert round.attempt.involvements.get().person != other


def test_a_recruiter_of_an_agency_is_the_same_everywhere(add, round, user):
    ana = PersonFactory(owner=user, name="Ana", company=CompanyFactory(owner=user, is_agency=True))
    add(person_name="Ana")
    assert round.attempt.involvements.get().person == ana


def test_what_they_were_may_be_all_that_is_known(add, round):
    add(who="four interviewers")
    who = round.attempt.involvements.get()
    assert (who.person, str(who)) == (None, "four interviewers")


def test_nobody_at_all_is_refused(add, round):
    response = add(until="2016")
    assert response.status_code == 422
    assert "Say who it was" in response.text
    assert 'value="2016"' in response.text


def test_the_step_in_the_address_is_chosen_already(signed_in, add, round):
    query = f"?round={round.pk}"
    assert "selected" in signed_in.get(reverse("involvement-new", args=[round.attempt_id]) + query).text
    add(query, who="the panel", step=f"round-{round.pk}")
    assert round.involvements.get().who == "the panel"


def test_a_loop_may_be_chosen_and_the_choice_taken_back(signed_in, add, round):
    loop = LoopFactory(attempt=round.attempt)
    add(who="the panel", step=f"loop-{loop.pk}")
    who = loop.involvements.get()
    signed_in.post(reverse("involvement-edit", args=[who.pk]), {"who": "the panel", "step": "", "revision": 1})
    who.refresh_from_db()
    assert (who.loop, who.round) == (None, None)


def test_a_step_of_another_attempt_is_refused(add, user):
    other = RoundFactory(attempt__company__owner=user)
    assert add(who="the panel", step=f"round-{other.pk}").status_code == 422


def test_an_edit_keeps_the_person_whose_name_was_not_touched(signed_in, round, user):
    elsewhere = PersonFactory(owner=user, name="Ana", company=CompanyFactory(owner=user))
    who = InvolvementFactory(attempt=round.attempt, person=elsewhere)
    edit = reverse("involvement-edit", args=[who.pk])
    signed_in.post(edit, {"person_name": "Ana", "capacity": "shadow", "revision": 1})
    who.refresh_from_db()
    assert (who.person, who.capacity) == (elsewhere, "shadow")


def test_a_name_can_be_emptied_and_the_person_stays(signed_in, round):
    who = InvolvementFactory(attempt=round.attempt)
    signed_in.post(reverse("involvement-edit", args=[who.pk]), {"who": "somebody tall", "revision": 1})
    person = who.person
    who.refresh_from_db()
    person.refresh_from_db()
    assert who.person is None


def test_one_may_say_at_any_time_how_it_went(rate, round):
    rate(words="An easy one", percent_least=60, percent_most=80, given="2016", step=f"round-{round.pk}")
    rating = round.self_ratings.get()
    assert (rating.summary, str(rating.given)) == ("An easy one, 60–80 %", "2016")


def test_a_correction_keeps_what_was_said_first(signed_in, user):
    rating = SelfRatingFactory(attempt__company__owner=user, words="easy", percent_least=80)
    typed = {"words": "less easy", "revision": rating.pk}
    signed_in.post(reverse("self-rating-correct", args=[rating.pk]), typed)
    correction = rating.attempt.self_ratings.current().get()
    assert (correction.words, correction.percent_least, correction.corrects) == ("less easy", None, rating)


def test_a_correction_that_changes_nothing_is_none(signed_in, user):
    rating = SelfRatingFactory(attempt__company__owner=user, words="easy")
    signed_in.post(reverse("self-rating-correct", args=[rating.pk]), {"words": "easy", "revision": rating.pk})
    assert SelfRating.objects.get() == rating


@pytest.mark.parametrize(
    "wrong", [{}, {"words": " "}, {"percent_least": 101}, {"percent_least": 80, "percent_most": 60}]
)
def test_a_rating_that_says_nothing_or_cannot_be_is_refused(rate, wrong):
    response = rate(given="mid-March", **wrong)
    assert response.status_code == 422
    assert "mid-March" in response.text


def test_a_stranger_adds_and_changes_nothing(signed_in):
    attempt, who, rating = AttemptFactory(), InvolvementFactory(), SelfRatingFactory()
    for name, pk in [
        ("involvement-new", attempt.pk), ("self-rating-new", attempt.pk),
        ("involvement-edit", who.pk), ("self-rating-correct", rating.pk),
    ]:  # fmt: skip
        assert signed_in.post(reverse(name, args=[pk]), {"who": "me", "words": "mine"}).status_code == 404


@pytest.mark.parametrize(("query", "to"), [("", "attempt"), ("&back=step", "round")])
def test_a_form_leads_back_to_where_it_was_opened(add, round, query, to):
    address = {"attempt": round.attempt.get_absolute_url(), "round": round.get_absolute_url()}[to]
    assert add(f"?round={round.pk}{query}", who="the panel", step=f"round-{round.pk}").url == address
