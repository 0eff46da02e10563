"""Which questions may stand in what is shared, and when."""

from datetime import UTC, datetime

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import QuestionFactory

ON = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("is_confidential", "until", "may"),
    [
        (False, None, True),
        (False, FuzzyDate("2030"), True),
        (True, None, False),
        (True, FuzzyDate("", "when the product is out"), False),
        (True, FuzzyDate("2026-03-09"), True),
        (True, FuzzyDate("2026-03-10"), False),
        (True, FuzzyDate("2026"), False),
        (True, FuzzyDate("2025"), True),
        (True, FuzzyDate("2025/.."), False),
    ],
)
def test_a_question_is_shared_unless_it_may_still_be_confidential(user, is_confidential, until, may):
    question = QuestionFactory(owner=user, is_confidential=is_confidential, confidential_until=until)
    assert question.is_shareable(ON) is may
    assert user.questions.all().shareable(ON).exists() is may


@pytest.mark.parametrize(
    ("is_confidential", "until", "mark"),
    [(False, None, ""), (True, None, "confidential"), (True, FuzzyDate("2030"), "confidential until 2030")],
)
def test_it_bears_a_mark(user, is_confidential, until, mark):
    assert QuestionFactory(is_confidential=is_confidential, confidential_until=until).confidence == mark
