from datetime import timedelta

import pytest
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.questions.drill import Drill
from tests.dashboard.conftest import DUBLIN, NOW
from tests.factories import AskingFactory, AttemptFactory, CompanyFactory, QuestionFactory, RecallFactory, RoundFactory

BEFORE = NOW - timedelta(days=20)


def asked(user, words, *results, attempt=None):
    question = QuestionFactory(owner=user, words=words, recorded_at=BEFORE)
    for went in results:
        at = attempt or AttemptFactory(company=CompanyFactory(owner=user))
        AskingFactory(question=question, attempt=at, went=went, recorded_at=BEFORE)
    return question


def knew(question, *days):
    """They knew it so many days ago."""
    for ago in days:
        day = NOW - timedelta(days=ago)
        RecallFactory(question=question, result="knew", recalled=FuzzyDate(day.date().isoformat()), recorded_at=day)


def told(today):
    return today().question and today().question.words


def test_the_question_is_the_first_of_the_drill(today, user):
    asked(user, "Never asked")
    asked(user, "Missed once", "missed")
    asked(user, "Missed twice", "missed", "missed")
    with timezone.override(DUBLIN):
        assert told(today) == Drill.of(user, NOW).question.words == "Missed twice"
    assert today().question.asked == "asked twice, missed"


def test_what_was_known_lately_is_not_due(today, user):
    knew(asked(user, "DNS?", "missed"), 2)
    assert told(today) == "DNS?"
    knew(user.questions.get(), 1)
    assert told(today) is None


def test_a_go_that_was_corrected_counts_as_corrected(today, user):
    question = asked(user, "DNS?", "missed")
    knew(question, 2, 1)
    RecallFactory(question=question, result="no", corrects=question.recalls.latest("pk"), recorded_at=NOW)
    assert told(today) == "DNS?"


def test_a_round_planned_at_the_same_company_brings_it_back_and_says_so(today, user, attempt):
    knew(asked(user, "DNS?", "missed", attempt=attempt), 15, 14, 13, 12)
    assert told(today) is None
    RoundFactory(attempt=attempt, state="planned", planned=FuzzyDate("2026-09-24"))
    assert today().question.why == "Asked at Stripe before: you are there again on Thursday."


@pytest.mark.parametrize("until", [None, FuzzyDate("2027")])
def test_a_confidential_question_bears_its_mark(today, user, until):
    QuestionFactory(owner=user, recorded_at=BEFORE, is_confidential=True, confidential_until=until)
    assert today().question.confidence == ("confidential until 2027" if until else "confidential")


def test_a_strangers_question_is_not_drilled(today):
    QuestionFactory(recorded_at=BEFORE)
    assert told(today) is None


def test_one_that_is_due_is_found_however_long_ago_it_was_asked(today, user):
    asked(user, "The oldest", "missed")
    for number in range(60):
        knew(asked(user, f"Known {number}", "answered"), 1)
    assert told(today) == "The oldest"
