"""A loop that lies ahead, at a company where much came before."""

from datetime import UTC, datetime

import pytest

from applications.briefing.briefing import Briefing
from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    DecisionFactory,
    EventFactory,
    FeedbackFactory,
    InvolvementFactory,
    LessonFactory,
    LoopFactory,
    PersonFactory,
    PostMortemFactory,
    RoundFactory,
    TermFactory,
    TopicFactory,
)  # fmt: skip

NOW = datetime(2026, 5, 10, 12, tzinfo=UTC)
LONG = "They liked how calmly the first part went and asked for more depth on what was decided and why. " * 4


@pytest.fixture
def company(user):
    return CompanyFactory(owner=user, name="Acme")


@pytest.fixture
def here(company):
    """The attempt that is under way, the third."""
    return AttemptFactory(company=company, number=3, rank=3000, began=FuzzyDate("2026"))


@pytest.fixture
def before(company):
    """The attempt before it."""
    return AttemptFactory(company=company, number=2, rank=2000, began=FuzzyDate("2020"), outcome="rejected")


@pytest.fixture
def loop(here):
    return LoopFactory(attempt=here, kind="final", state="planned", rank=100, happened=FuzzyDate("2026-05-12"))


@pytest.fixture
def briefing(user):
    def told(step):
        return Briefing.of(user, type(step), step.pk, NOW)

    return told


@pytest.fixture
def crowd():
    """Fills an attempt with one of everything, told at length."""

    def fill(attempt):
        round = RoundFactory(attempt=attempt, kind="coding", loop=LoopFactory(attempt=attempt, kind="onsite"))
        round.topics.add(TopicFactory(owner=attempt.owner))
        person = PersonFactory(owner=attempt.owner, company=attempt.company, title="principal engineer")
        InvolvementFactory(attempt=attempt, round=round, person=person, capacity="interviewer")
        DecisionFactory(attempt=attempt, reason=LONG, learned=FuzzyDate("2020"))
        for _ in range(3):
            FeedbackFactory(attempt=attempt, round=round, words=LONG, by="the recruiter")
            EventFactory(attempt=attempt, round=round, act="told_them", actor="me", words=LONG)
            EventFactory(attempt=attempt, round=round, act="asked", actor="them", words=LONG)
        PostMortemFactory(attempt=attempt, round=round, went_wrong=LONG, went_well=LONG, takeaway=LONG)
        TermFactory(attempt=attempt, about="Which date suits you")
        lesson = LessonFactory(owner=attempt.owner, advice=LONG[:200], cue=LONG[:80], response=LONG[:80])
        lesson.rounds.add(round)
        lesson.attempts.add(attempt)
        return attempt

    return fill
