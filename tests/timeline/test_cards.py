"""A card tells what is known of an attempt, and says what is not."""

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from tests import factories


def test_an_attempt_of_which_nothing_is_known_says_so(attempt, card):
    attempt(outcome="rejected")
    assert card().heading == "Rejected"
    assert card().role == "Role not known"
    assert card().meta == ("date not known",)


def test_the_role_the_origin_and_the_approach_are_told(attempt, company, card):
    role = factories.RoleFactory(company=company, title="Engineer", place="Portland, Oregon")
    made = attempt("2016", origin="applied", via="the portal", approach="fresh_start", current_role=role)
    made.roles.add(role, factories.RoleFactory(company=company, title="Analyst"))
    assert card().role == "Engineer · Portland, Oregon; also Analyst"
    assert card().meta == ("2016", "you applied, the portal", "a fresh start")


def test_the_time_since_the_attempt_before_claims_no_more_than_the_dates(attempt, story):
    attempt("2016")
    attempt("2020-10-01")
    attempt()
    assert [each.meta[1:] for each in story().cards] == [(), ("four to five years after attempt 1",), ()]


def test_a_loop_holds_its_rounds_and_says_when_they_are_not_known(attempt, card):
    made = attempt()
    factories.LoopFactory(attempt=made, kind="onsite", rank=1, result="not_passed")
    loop = factories.LoopFactory(attempt=made, name="Final", rank=2, rounds_held_least=5, rounds_held_most=5)
    factories.RoundFactory(attempt=made, loop=loop, kind="bar_raiser", rank=3)
    first, second = card().steps
    assert (first.title, first.result, first.asides, first.rounds) == (
        "Onsite loop",
        "not passed",
        ("rounds not known",),
        (),
    )
    assert (second.title, second.asides, second.rounds[0].title) == ("Final", ("rounds: 5 held",), "Bar raiser")


def test_rounds_and_loops_stand_in_the_order_of_their_ranks(attempt, card):
    made = attempt()
    factories.LoopFactory(attempt=made, name="second", rank=2)
    factories.RoundFactory(attempt=made, name="third", rank=3)
    factories.RoundFactory(attempt=made, name="first", rank=1)
    assert [step.title for step in card().steps] == ["first", "second", "third"]


def test_how_a_round_felt_stands_at_the_round(attempt, card):
    round = factories.RoundFactory(attempt=attempt())
    round.self_ratings.create(owner=round.owner, attempt=round.attempt, words="An easy one")
    assert card().steps[0].felt == ("An easy one",)


def test_a_decision_tells_who_when_how_and_what_settled_it(attempt, company, card):
    rival = factories.AttemptFactory(company__owner=company.owner, company__name="Other", number=2)
    factories.DecisionFactory(
        attempt=attempt(outcome="withdrawn"), kind="withdrawn", decided_by="me", decided=FuzzyDate("2017-10-06"),
        learned_how="email", reason="The other was sure.", rival_attempt=rival,
    )  # fmt: skip
    assert card().heading == "Withdrawn by you"
    assert card().decision == (
        "You decided, 6 October 2017 · you learned by e-mail", "The other was sure.", "Because of Other, attempt 2."
    )  # fmt: skip


def test_a_decision_whose_date_is_not_known_says_so(attempt, card):
    factories.DecisionFactory(attempt=attempt(outcome="rejected"), decided_by="them")
    assert card().decision == ("They decided · when and how you learned is not known",)


@pytest.mark.parametrize("kind", ["rejected", "disqualified", "silent", "withdrawn"])
def test_who_decided_is_not_guessed(attempt, card, kind):
    factories.DecisionFactory(attempt=attempt(outcome=kind), kind=kind)
    assert "decided" not in "".join(card().decision)


def test_nobody_learns_of_their_own_decision_and_an_end_not_recorded_is_not_explained(attempt, story):
    factories.DecisionFactory(attempt=attempt(outcome="accepted"), kind="accepted", decided_by="me")
    factories.DecisionFactory(attempt=attempt(outcome="not_recorded"), kind="not_recorded")
    assert [card.decision for card in story().cards] == [("You decided",), ()]


def test_a_corrected_decision_is_not_told(attempt, card):
    made = attempt(outcome="silent")
    wrong = factories.DecisionFactory(attempt=made, kind="rejected", words="A mistake")
    factories.DecisionFactory(attempt=made, kind="silent", corrects=wrong, words="No word came")
    assert [quote.words for quote in card().quotes] == ["No word came"]


def test_a_decision_after_which_it_was_reopened_is_not_the_end(attempt, card):
    factories.DecisionFactory(attempt=attempt(outcome=""), kind="rejected")
    assert card().decision == ()
    assert card().heading == "Open"


def test_their_words_name_their_source_and_whether_they_are_retold(attempt, card):
    made = attempt()
    factories.FeedbackFactory(attempt=made, words="Well done", by="the recruiter", is_quoted=True, rank=1)
    factories.FeedbackFactory(attempt=made, words="Good profile", is_quoted=False, given=FuzzyDate("2016-05"), rank=2)
    assert [(quote.words, quote.source) for quote in card().quotes] == [
        ("Well done", "Their words, by the recruiter"), ("Good profile", "Their words, retold, May 2016")
    ]  # fmt: skip


def test_an_offer_is_told_by_its_versions(attempt, card):
    offer = factories.OfferFactory(attempt=attempt(outcome="offer"))
    factories.OfferVersionFactory(offer=offer, form="verbal", made=FuzzyDate("2020-10-01"))
    factories.OfferVersionFactory(offer=offer, form="written", level="L4", pay="enough")
    assert card().offers == ("Offer by word, 1 October 2020", "Offer in writing · L4 · enough")


def test_a_lesson_from_the_attempt_and_its_rounds_is_told_once(attempt, user, card):
    made = attempt()
    lesson = factories.LessonFactory(owner=user, advice="Ask first", cue="lost", response="ask")
    lesson.attempts.add(made)
    lesson.rounds.add(*factories.RoundFactory.create_batch(2, attempt=made))
    assert [(each.advice, each.cue, each.response) for each in card().lessons] == [("Ask first", "lost", "ask")]


def test_a_post_mortem_is_told_by_what_one_takes_from_it(attempt, card):
    made = attempt()
    factories.PostMortemFactory(attempt=made, happened="A long day", takeaway="Sleep *well*")
    factories.PostMortemFactory(attempt=made, happened="A short day")
    factories.PostMortemFactory(attempt=made, happened="Much happened. " * 40)
    assert [str(gist).strip() for gist in card().gists] == ["<p>Sleep <em>well</em></p>", "<p>A short day</p>"]


def test_what_was_sent_is_named(attempt, card):
    made = attempt()
    made.documents.create(owner=made.owner, name="CV.pdf")
    assert card().documents == "CV.pdf"
