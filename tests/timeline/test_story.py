"""A story holds everything in its place: order, preparation between, and what the company says as a whole."""

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from applications.timeline.story import Story
from tests import factories
from tests.histories import five_attempts
from tests.timeline.conftest import NOW


def titles(between):
    return [piece.title for piece in between.pieces]


def prepare(user, title, rank, **details):
    return factories.PreparationFactory(owner=user, title=title, rank=rank, **details)


def test_attempts_stand_first_to_last_or_last_to_first_by_rank_and_not_by_date(attempt, story):
    for rank, date in ((3, "2016"), (1, ""), (2, "2020")):
        attempt(date, rank=rank)
    assert [card.attempt.rank for card in story().cards] == [1, 2, 3]
    assert [card.attempt.rank for card in story(order="last-first").cards] == [3, 2, 1]


def test_preparation_stands_before_the_attempt_it_led_to(attempt, user, story):
    for rank in (10, 20):
        attempt(rank=rank)
    for title, rank in (("before", 5), ("between", 15), ("since", 25)):
        prepare(user, title, rank)
    assert [titles(card.between) for card in story().cards] == [["before"], ["between"]]
    assert titles(story().after) == ["since"]


def test_preparation_before_the_first_attempt_reaches_back_to_the_attempt_before_it_anywhere(attempt, user, card):
    factories.AttemptFactory(company__owner=user, rank=10)
    attempt(rank=20)
    prepare(user, "for the other", 5)
    prepare(user, "for this", 15)
    assert titles(card().between) == ["for this"]


def test_preparation_between_two_attempts_is_told_though_others_lie_between(attempt, user, story):
    attempt(rank=10)
    attempt(rank=30)
    factories.AttemptFactory(company__owner=user, rank=20)
    prepare(user, "course", 15)
    assert titles(story().cards[1].between) == ["course"]


def test_of_much_preparation_the_last_is_told_and_the_rest_counted(attempt, user, card):
    attempt(rank=100)
    for rank in range(1, 21):
        prepare(user, f"piece {rank}", rank)
    assert titles(card().between) == [f"piece {rank}" for rank in range(13, 21)]
    assert card().between.more == 12


def test_a_counter_of_preparation_tells_what_it_stood_at(attempt, user, card):
    attempt(rank=10)
    piece = prepare(user, "Problems", 5, started=FuzzyDate("2022"), counting="solved")
    for rank, bounds, when in ((1, {"count_most": 100}, None), (2, {"count_least": 200, "count_most": 200}, "2022-08")):
        counted = FuzzyDate(when) if when else None
        piece.counts.create(owner=user, rank=rank, counted=counted, **bounds)
    assert card().between.pieces[0].details == "2022 · solved: at most 100, 200 (August 2022)"


def test_a_row_that_stands_for_several_keeps_its_place_and_bears_no_number(attempt, company, story, user):
    attempt(outcome="rejected", rank=1)
    several = factories.AttemptFactory(owner=user, company=None, count_words="about a dozen", rank=2)
    several.companies_named.add(company)
    attempt(outcome="accepted", rank=3)
    told = story()
    assert [card.name for card in told.cards] == ["Attempt 1", "About a dozen applications", "Attempt 2"]
    assert told.head.sentence == "A rejection, then an offer. Also among about a dozen applications."
    assert told.head.facts[0].value == "2"


def test_the_facts_count_what_is_known(attempt, user, company, story):
    for stage, title in ((4, "Engineer"), (2, "Engineer"), (0, "")):
        made = attempt(outcome="rejected", stage_of_steps=stage)
        made.roles.add(factories.RoleFactory(company=company, title=title))
    factories.LessonFactory(owner=user).attempts.add(made)
    assert [(fact.label, fact.value, fact.aside) for fact in story().head.facts] == [
        ("Attempts", "3", ""), ("Reached the loop", "1 of 2", "1 not known"), ("Roles known", "1", ""),
        ("Lessons", "1", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "kind", "until", "said"),
    [
        ("rejected", "reapply_from", "2024-07-01", ["May reapply from 1 July 2024"]),
        ("rejected", "reapply_from", "2024-05-01", []),
        ("rejected", "reapply_from", "", ["May reapply from: date not known"]),
        ("rejected", "answer_due", "2024-07-01", []),
        ("", "answer_due", "2024-07-01", ["Answer due 1 July 2024"]),
        ("", "answer_due", "2024-05-01", []),
    ],
)
def test_a_term_is_told_while_it_holds(attempt, story, outcome, kind, until, said):
    factories.TermFactory(attempt=attempt(outcome=outcome), kind=kind, ends=FuzzyDate(until) if until else None)
    assert list(story().head.terms) == said


def test_a_moved_term_is_told_once_with_its_new_end(attempt, story):
    first = factories.TermFactory(attempt=attempt(), kind="offer_open", ends=FuzzyDate("2024-07-01"))
    factories.TermFactory(attempt=first.attempt, kind="offer_open", extends=first, ends=FuzzyDate("2024-07-05"))
    assert story().head.terms == ("Offer open until 5 July 2024",)


def test_a_term_that_was_moved_and_then_corrected_is_not_told_again(attempt, story):
    first = factories.TermFactory(attempt=attempt(), kind="offer_open", ends=FuzzyDate("2024-07-01"))
    factories.TermFactory(attempt=first.attempt, kind="offer_open", extends=first, ends=FuzzyDate("2024-07-05"))
    factories.TermFactory(attempt=first.attempt, kind="offer_open", corrects=first, ends=FuzzyDate("2024-07-02"))
    assert story().head.terms == ("Offer open until 5 July 2024",)


def test_what_is_known_of_the_company_as_a_whole_is_told(company, user, story, attempt):
    attempt()
    factories.EventFactory(attempt=None, company=company, owner=user, words="Eleven interviews over both")
    assert story().head.noted == ("Eleven interviews over both",)


def test_a_story_without_attempts_is_empty(story):
    assert story().cards == []
    assert story().head.sentence == "No attempt yet."


def test_the_ladder_shows_the_last_sixty_of_more(attempt, story):
    for _ in range(61):
        attempt()
    ladder = story().ladder
    assert ladder.is_part
    assert [len(ladder.climbs), ladder.climbs[0].number, ladder.climbs[-1].number] == [60, "2", "61"]


def test_the_ladder_tells_attempts_apart_by_place_or_by_role(attempt, company, story):
    for title, place in (("Engineer", "Dublin, Ireland"), ("Engineer", "Berlin")):
        attempt().roles.add(factories.RoleFactory(company=company, title=title, place=place))
    assert [climb.tags for climb in story().ladder.climbs] == [("Dublin", "Engineer"), ("Berlin", "Engineer")]


def test_the_five_attempts_are_told_in_a_sentence(user):
    five_attempts.build(user)
    told = Story.of(user.companies.get(name="Amazon"), NOW)
    assert told.head.sentence == (
        "Three rejections and a silence, then an offer, four to five years after the first try."
    )
    assert [climb.tone for climb in told.ladder.climbs] == ["no", "no", "no", "silence", "yes"]
    assert [len(climb.before) for climb in told.ladder.climbs] == [0, 1, 0, 1, 6]
