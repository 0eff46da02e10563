"""A story about to be told again to people who compare notes: said calmly, once, and never in the way."""

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.models import Telling
from applications.loops.stories.told_before import ToldBefore, again
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    InvolvementFactory,
    LoopFactory,
    PersonFactory,
    RoundFactory,
    StoryFactory,
    TellingFactory,
)

SAID = "You told this story at this company before: Phone interview, Acme, attempt 1, 2018; it landed so-so."


@pytest.fixture
def story(user):
    return StoryFactory(owner=user, title="The day the database broke")


@pytest.fixture
def company(user):
    return CompanyFactory(owner=user, name="Acme")


@pytest.fixture
def before(story, company):
    """It was told there in an earlier attempt."""
    attempt = AttemptFactory(company=company, number=1, rank=1)
    round = RoundFactory(attempt=attempt, kind="phone_screen", happened=FuzzyDate("2018"))
    return TellingFactory(story=story, attempt=attempt, round=round, landed="so_so")


@pytest.fixture
def round(company):
    return RoundFactory(attempt=AttemptFactory(company=company, number=2), kind="panel")


@pytest.fixture
def tell(signed_in, story, round):
    address = reverse("attempt-telling-new", args=[round.attempt_id])
    return lambda **typed: signed_in.post(address, {"story": story.pk, "step": f"round-{round.pk}", **typed})


def at(round, **more) -> Telling:
    return Telling(owner=round.owner, attempt=round.attempt, round=round, **more)


def test_told_at_this_company_before_it_asks_once_and_keeps_what_was_typed(tell, before, round):
    response = tell(words="Shorter this time.")
    assert response.status_code == 422
    assert SAID in response.text
    assert "Do you tell it again on purpose?" in response.text
    assert "Shorter this time." in response.text
    assert not round.tellings.exists()


@pytest.mark.parametrize(("answer", "kept"), [("true", True), ("false", False)])
def test_either_answer_saves(tell, before, round, answer, kept):
    assert tell(is_deliberate=answer).status_code == 302
    assert round.tellings.get().is_deliberate is kept


def test_kept_on_purpose_is_said(signed_in, tell, before, round):
    assert "Kept, on purpose." in signed_in.get(tell(is_deliberate="true").url).text


def test_told_nowhere_or_elsewhere_it_asks_nothing(tell, story, user, round):
    TellingFactory(story=story, attempt=AttemptFactory(company__owner=user))
    TellingFactory(story__owner=user, attempt=AttemptFactory(company=round.attempt.company))
    assert tell().status_code == 302
    assert round.tellings.get().is_deliberate is None


def test_told_twice_in_one_round_is_told_once(tell, story, round):
    TellingFactory(story=story, attempt=round.attempt, round=round)
    assert tell().status_code == 302


def test_what_was_told_later_was_not_told_before(tell, story, round, company):
    TellingFactory(story=story, attempt=AttemptFactory(company=company, rank=round.attempt.rank + 1))
    TellingFactory(story=story, attempt=round.attempt, round=RoundFactory(attempt=round.attempt))
    assert tell().status_code == 302


def test_an_undisclosed_employer_is_nobody_twice(user, story):
    bundle = AttemptFactory(company=None, owner=user, count_words="a dozen")
    TellingFactory(story=story, attempt=bundle)
    assert ToldBefore.of(story, Telling(owner=user, attempt=bundle)) is None


def test_the_same_loop_weighs_more_than_a_later_telling_elsewhere(story, company, round):
    loop = LoopFactory(attempt=round.attempt)
    first = RoundFactory(attempt=round.attempt, loop=loop, kind="coding", rank=round.rank - 2)
    TellingFactory(story=story, attempt=round.attempt, round=first)
    TellingFactory(story=story, attempt=round.attempt, round=RoundFactory(attempt=round.attempt, rank=round.rank - 1))
    round.loop = loop
    said = str(ToldBefore.of(story, at(round)))
    assert said.startswith("You told this story in this loop before: Coding interview, Acme, attempt 2.")
    assert said.endswith(" And once more. The interviewers of one loop compare notes.")


def test_those_who_were_there_both_times_heard_it(user, story, before, round):
    ana = PersonFactory(owner=user, name="Ana")
    for there in (before.round, round):
        InvolvementFactory(attempt=there.attempt, round=there, person=ana)
    assert str(ToldBefore.of(story, at(round))).startswith("Ana heard this story before: Phone interview")


def test_somebody_who_did_not_come_heard_nothing(user, story, before, round):
    ana = PersonFactory(owner=user, name="Ana")
    InvolvementFactory(attempt=before.attempt, round=before.round, person=ana, was_there=False)
    assert "Ana" not in str(ToldBefore.of(story, at(round, to_whom="Ana")))


def test_a_name_that_was_typed_is_somebody_and_the_panel_is_not(story, before, round):
    before.to_whom = "the panel, Ána"
    before.save()
    assert str(ToldBefore.of(story, at(round, to_whom="the panel; Ana"))).startswith("Ana heard")
    assert str(ToldBefore.of(story, at(round, to_whom="the panel"))).startswith("You told")


def test_the_form_says_it_before_one_types(signed_in, story, before, round):
    page = signed_in.get(reverse("telling-new", args=[story.pk]) + f"?round={round.pk}").text
    assert SAID in page


def test_an_edit_asks_nothing_as_long_as_story_and_place_stay(signed_in, story, before, round):
    telling = TellingFactory(story=story, attempt=round.attempt, round=round)
    address = reverse("telling-edit", args=[telling.pk])
    sent = {"story": story.pk, "step": f"round-{round.pk}", "landed": "well", "revision": telling.mark}
    assert SAID in signed_in.get(address).text
    assert signed_in.post(address, sent).status_code == 302
    telling.refresh_from_db()
    elsewhere = {**sent, "step": "", "revision": telling.mark}
    assert signed_in.post(address, elsewhere).status_code == 422


def test_the_storys_page_says_where_it_was_told_again_and_whether_on_purpose(signed_in, story, before, round):
    telling = TellingFactory(story=story, attempt=round.attempt, round=round)
    page = signed_in.get(story.get_absolute_url()).text
    assert page.count("Told here before.") == 1
    assert "Acme, told 2 times" in page
    telling.is_deliberate = True
    telling.save()
    assert "Told here before, and again on purpose." in signed_in.get(story.get_absolute_url()).text


def test_of_many_tellings_each_is_held_against_those_before_it(user, story, before, round, company):
    TellingFactory(story__owner=user, attempt=before.attempt)
    TellingFactory(story=story, attempt=round.attempt, round=round)
    found = again(user.tellings.with_places().in_order())
    assert [told.nearest for told in found.values()] == [before]
