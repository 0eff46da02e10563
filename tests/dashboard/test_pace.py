from datetime import date, timedelta

import pytest

from applications.dashboard.pace import Moment, Pace, answers
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.reach import refresh_steps
from applications.thread.standing import refresh_facts
from tests.factories import AttemptFactory, CompanyFactory, EventFactory, FeedbackFactory, LoopFactory, RoundFactory

FIRST = date(2026, 3, 1)


def on(day, rank):
    return Moment(None if day is None else FIRST + timedelta(days=day), rank)


@pytest.mark.parametrize(
    ("steps", "words", "days"),
    [
        ([on(0, 1)], [on(5, 2)], [5]),
        ([on(0, 1), on(8, 3)], [on(5, 2), on(17, 4)], [5, 9]),
        ([on(0, 1)], [], []),
        ([], [on(5, 1)], []),
        ([on(0, 1)], [on(5, 2), on(9, 3)], [5]),  # the second word answers nothing new
        ([on(0, 1), on(3, 2)], [on(5, 3)], [2]),  # from the last thing one did
        ([on(0, 1)], [on(0, 1)], [0]),  # learned on the spot
        ([on(4, 2)], [on(4, 1)], []),  # a call on the morning of the round
        ([on(0, 1)], [on(None, 2), on(9, 3)], []),  # nobody knows which answered
        ([on(0, 1), on(None, 2)], [on(9, 3)], []),
        ([on(0, 1)], [on(9, 2), on(None, 3)], [9]),
    ],
)
def test_an_answer_takes_from_the_last_step_to_the_next_word(steps, words, days):
    assert answers(steps, words) == days


@pytest.mark.parametrize(
    ("here", "elsewhere", "now", "said"),
    [
        ((5, 9), (), 12, "before: 5 and 9 days; now 12"),
        ((9, 5, 5, 7), (1,) * 9, 12, "before: 5, 7 and 9 days; now 12"),
        ((1,), (), 2, "before: 1 day; now 2"),
        ((0, 3), (), None, "before: the same day and 3 days"),
        ((2, 5, 7, 9, 40), (), 12, "usually 5 to 9 days; now 12 (5 answers here)"),
        ((5,) * 5, (), None, "usually 5 days (5 answers here)"),
        ((0, 0, 0, 2, 9), (), 1, "usually within 2 days; now 1 (5 answers here)"),
        ((), (2, 5, 7, 9, 40), 12, "usually 5 to 9 days; now 12 (5 answers elsewhere)"),
        ((), (2, 5, 7, 9), 12, ""),
        ((), (), 12, ""),
    ],
)
def test_what_is_usual_is_said_from_five_answers_on(here, elsewhere, now, said):
    assert Pace(here, elsewhere).words(now) == said


def wait(user, company, began="2026-09-10"):
    attempt = AttemptFactory(company=company, began=FuzzyDate(began))
    refresh_steps(attempt)
    return attempt


def answered(company, *days, **round):
    """An attempt in which they said after each round how it went."""
    attempt = AttemptFactory(company=company, outcome="rejected", origin="recruiter")
    for number, count in enumerate(days):
        held = date(2026, 1, 1) + timedelta(days=60 * number)
        learned = FuzzyDate((held + timedelta(days=count)).isoformat())
        RoundFactory(attempt=attempt, happened=FuzzyDate(held.isoformat()), result_learned=learned, **round)
    refresh_steps(attempt)
    return attempt


def pace(today):
    return today().awaited.shown[0].pace


def test_the_pace_of_this_company_stands_beside_what_is_awaited(today, user):
    company = CompanyFactory(owner=user)
    answered(company, 5, 9)
    wait(user, company)
    assert pace(today) == "before: 5 and 9 days; now 12"


def test_from_five_answers_on_it_says_what_is_usual_and_draws_it(today, user):
    company = CompanyFactory(owner=user)
    answered(company, 2, 5, 7, 9, 40)
    wait(user, company)
    assert pace(today) == "usually 5 to 9 days; now 12 (5 answers here)"
    assert (today().awaited.shown[0].spent, today().awaited.shown[0].usual) == (12, 9)


def test_where_they_never_answered_ones_own_pace_is_told(today, user):
    answered(CompanyFactory(owner=user), 2, 5, 7, 9, 40)
    wait(user, CompanyFactory(owner=user), "2026-09-20")
    assert pace(today) == "usually 5 to 9 days; now 2 (5 answers elsewhere)"


def test_a_strangers_answers_are_nobodys_pace(today, user):
    answered(CompanyFactory(), 2, 5, 7, 9, 40)
    wait(user, CompanyFactory(owner=user))
    assert pace(today) == ""


def test_an_application_is_answered_by_what_they_say_and_not_by_an_acknowledgement(today, user, attempt):
    before = AttemptFactory(company=attempt.company, outcome="rejected", began=FuzzyDate("2026-05-01"))
    EventFactory(attempt=before, actor="them", act="acknowledged", happened=FuzzyDate("2026-05-01"))
    FeedbackFactory(attempt=before, given=FuzzyDate("2026-05-08"))
    refresh_facts(before)
    assert pace(today).startswith("before: 7 days")


def test_they_began_it_so_that_its_beginning_waits_for_nothing(today, attempt):
    before = AttemptFactory(
        company=attempt.company, outcome="rejected", began=FuzzyDate("2026-05-01"), origin="sourcer"
    )
    FeedbackFactory(attempt=before, given=FuzzyDate("2026-05-08"))
    refresh_facts(before)
    assert pace(today) == ""


@pytest.mark.parametrize("fuzzy", ["2026-05", "2026-05-01~", "2026-05-01/2026-05-03"])
def test_a_date_that_is_not_known_to_the_day_counts_in_no_pace(today, attempt, fuzzy):
    before = AttemptFactory(company=attempt.company, outcome="rejected", began=FuzzyDate(fuzzy))
    FeedbackFactory(attempt=before, given=FuzzyDate("2026-05-08"))
    refresh_facts(before)
    assert pace(today) == ""


def test_a_loop_is_answered_once_however_many_rounds_it_has(today, attempt):
    before = AttemptFactory(company=attempt.company, outcome="rejected", origin="recruiter")
    loop = LoopFactory(attempt=before, happened=FuzzyDate("2026-05-04"), result_learned=FuzzyDate("2026-05-09"))
    for _ in range(4):
        RoundFactory(attempt=before, loop=loop)
    refresh_steps(before)
    assert pace(today).startswith("before: 5 days")
