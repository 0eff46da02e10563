"""How questions stand: what was asked, when each is due, and what a planned round brings forward."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from applications.fields.clock import Clock
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.questions.standing import standings
from applications.loops.questions.words import asked_words, comes, drilled_words
from tests.factories import AskingFactory, AttemptFactory, LoopFactory, QuestionFactory, RecallFactory, RoundFactory

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
CLOCK = Clock(NOW, UTC)


def day(text: str) -> FuzzyDate:
    return FuzzyDate.from_edtf(text)


@pytest.fixture
def ask(user):
    """A question recorded long ago that was asked in rounds of these days, and how it went."""

    def asked(*goes: tuple[str, str], **at) -> object:
        question = QuestionFactory(owner=user, recorded_at=NOW - timedelta(days=50))
        for when, went in goes:
            attempt = at.get("attempt") or AttemptFactory(company__owner=user)
            round = RoundFactory(attempt=attempt, happened=day(when), kind=at.get("kind", ""))
            AskingFactory(question=question, attempt=attempt, round=round, went=went)
        return question

    return asked


def due_days(user) -> dict[int, date]:
    return {each.key: each.due.day for each in standings(user, CLOCK)}


def test_the_day_of_the_round_counts_and_not_that_of_its_record(user, ask):
    question = ask(("2026-03-01", "answered"))
    assert due_days(user) == {question.pk: date(2026, 3, 2)}


def test_without_a_date_the_day_of_the_record_counts_in_the_persons_zone(user):
    question = QuestionFactory(owner=user)
    RecallFactory(question=question, recorded_at=datetime(2026, 3, 9, 23, tzinfo=UTC))
    [here] = standings(user, Clock(NOW, ZoneInfo("Asia/Tokyo")))
    assert here.due.day == date(2026, 3, 11)


def test_the_day_of_a_go_goes_before_the_moment_it_was_recorded(user):
    question = QuestionFactory(owner=user)
    RecallFactory(question=question, recalled=day("2026-03-01"), recorded_at=NOW)
    assert due_days(user) == {question.pk: date(2026, 3, 2)}


def test_a_corrected_go_counts_as_corrected_on_the_day_of_the_first(user):
    question = QuestionFactory(owner=user)
    first = RecallFactory(question=question, result="knew", recorded_at=NOW - timedelta(days=9))
    RecallFactory(question=question, result="knew", recorded_at=NOW - timedelta(days=8))
    RecallFactory(question=question, result="no", corrects=first, recorded_at=NOW)
    [standing] = standings(user, CLOCK)
    assert [go.result for go in standing.recalls] == ["no", "knew"]
    assert standing.due.day == date(2026, 3, 5)


def known(user, ask, **at):
    """A question that is due in three weeks."""
    question = ask(("2026-01-01", "answered"), **at)
    for _ in range(3):
        RecallFactory(question=question, result="knew", recalled=day("2026-03-01"))
    assert due_days(user)[question.pk] == date(2026, 3, 22)
    return question


@pytest.mark.parametrize("planned", ["2026-03-10", "2026-03-12", "2026-03-17"])
def test_a_round_planned_within_a_week_at_the_same_company_brings_it_forward(user, ask, planned):
    question = known(user, ask)
    RoundFactory(attempt=question.askings.get().attempt, state="planned", planned=day(planned))
    assert due_days(user)[question.pk] == date(2026, 3, 10)


def test_a_round_in_more_than_a_week_brings_nothing_forward(user, ask):
    question = known(user, ask)
    RoundFactory(attempt=question.askings.get().attempt, state="planned", planned=day("2026-03-18"))
    assert due_days(user)[question.pk] == date(2026, 3, 22)


@pytest.mark.parametrize(("kind", "expected"), [("coding", 10), ("system_design", 22)])
def test_a_round_of_the_same_kind_elsewhere_brings_it_forward(user, ask, kind, expected):
    question = known(user, ask, kind="coding")
    RoundFactory(attempt__company__owner=user, kind=kind, state="planned", planned=day("2026-03-12"))
    assert due_days(user)[question.pk] == date(2026, 3, expected)


def test_a_planned_loop_whose_rounds_are_not_known_brings_it_forward_too(user, ask):
    question = known(user, ask)
    LoopFactory(attempt=question.askings.get().attempt, state="planned", happened=day("2026-03-12"))
    assert due_days(user)[question.pk] == date(2026, 3, 10)


def test_a_round_without_a_day_of_its_own_comes_with_its_loop(user, ask):
    question = known(user, ask, kind="coding")
    loop = LoopFactory(attempt__company__owner=user, state="planned", happened=day("2026-03-12"))
    RoundFactory(attempt=loop.attempt, loop=loop, kind="coding", state="planned")
    assert due_days(user)[question.pk] == date(2026, 3, 10)


def test_once_drilled_in_that_week_it_is_not_brought_forward_again(user, ask):
    question = known(user, ask)
    RoundFactory(attempt=question.askings.get().attempt, state="planned", planned=day("2026-03-12"))
    RecallFactory(question=question, result="knew", recalled=day("2026-03-06"))
    assert due_days(user)[question.pk] == date(2026, 5, 5)


def test_a_round_of_an_attempt_that_is_over_brings_nothing_forward(user, ask):
    question = known(user, ask)
    attempt = question.askings.get().attempt
    attempt.outcome = "rejected"
    attempt.save()
    RoundFactory(attempt=attempt, state="planned", planned=day("2026-03-12"))
    assert due_days(user)[question.pk] == date(2026, 3, 22)


def test_what_is_due_comes_by_misses_and_then_by_how_long_it_has_been_due(user, ask):
    later = known(user, ask)
    new, old = ask(("2026-03-05", "answered")), ask(("2026-03-01", "answered"))
    twice = ask(("2026-03-02", "missed"), ("2026-03-03", "answered"), ("2026-03-09", "missed"))
    once = ask(("2026-03-04", "missed"))
    assert [each.key for each in standings(user, CLOCK)] == [twice.pk, once.pk, old.pk, new.pk, later.pk]


@pytest.mark.parametrize(
    ("went", "words"),
    [
        ([], "not asked yet"),
        ([""], "asked once"),
        (["missed"], "asked once, missed"),
        (["missed", "missed", "answered"], "asked 3 times, missed 2, answered 1"),
        (["answered", "answered"], "asked twice, answered"),
        (["partly", "missed", ""], "asked 3 times, missed 1, in part 1"),
    ],
)
def test_how_often_it_was_asked_and_missed_is_told_in_words(user, ask, went, words):
    ask(*[("2026-03-01", each) for each in went])
    [standing] = standings(user, CLOCK)
    assert asked_words(standing) == words


def test_the_drill_is_told_in_a_sentence(user):
    question = QuestionFactory(owner=user)
    for when, result in (("2026-03-01", "no"), ("2026-03-03", "knew"), ("2026-03-09", "knew")):
        RecallFactory(question=question, result=result, recalled=day(when))
    [standing] = standings(user, CLOCK)
    said = drilled_words(standing.recalls, standing.due, CLOCK)
    assert said == "Drilled 3 times: “knew it” twice, “no” once, last yesterday. It comes again on Monday."


@pytest.mark.parametrize(
    ("recorded", "words"), [(0, "due today"), (1, "due since yesterday"), (9, "due since 1 March")]
)
def test_since_when_it_is_due_is_told_in_words(user, recorded, words):
    QuestionFactory(owner=user, recorded_at=NOW - timedelta(days=recorded))
    with timezone.override(UTC):
        assert comes(standings(user, CLOCK)[0].due, CLOCK) == words


def test_it_reads_as_many_queries_at_ten_times_the_size(user, ask, django_assert_num_queries):
    for count in (3, 27):
        for _ in range(count):
            known(user, ask)
        with django_assert_num_queries(5):
            standings(user, CLOCK)
