"""What a question keeps of how it stands is what follows from the facts, however they were written."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.questions.keeping import QUESTIONS
from applications.transfer.examples import load_example
from applications.transfer.growing.history import grow
from applications.upkeep.merging import merge
from applications.upkeep.moving import Whereabouts, mark_of, move
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from applications.upkeep.undoing import redo, undo
from tests.by_hand import fill_in
from tests.factories import AskingFactory, AttemptFactory, LoopFactory, QuestionFactory, RecallFactory, RoundFactory

LONG_AGO = datetime(2026, 1, 5, 23, tzinfo=UTC)


def day(text: str) -> FuzzyDate:
    return FuzzyDate.from_edtf(text)


@pytest.fixture
def question(user):
    """Answered on 1 March, missed on 3 March, known in the drill on 5 March."""
    question = QuestionFactory(owner=user, recorded_at=LONG_AGO)
    for number, when, went in ((1, "2026-03-01", "answered"), (2, "2026-03-03", "missed")):
        attempt = AttemptFactory(company__owner=user, number=1, rank=number, stage_of_steps=3)
        round = RoundFactory(attempt=attempt, kind="coding", happened=day(when))
        AskingFactory(question=question, attempt=attempt, round=round, went=went)
    RecallFactory(question=question, recalled=day("2026-03-05"))
    return question


def kept(question) -> tuple[str, str, int]:
    question.refresh_from_db()
    return str(question.due), str(question.last_go), question.missed


AT_FIRST = ("2026-03-06", "2026-03-05", 1)


def test_what_was_asked_in_a_round_without_a_date_was_asked_when_its_loop_was(user):
    question = QuestionFactory(owner=user, recorded_at=LONG_AGO)
    loop = LoopFactory(attempt__company__owner=user, happened=day("2025-11-20"))
    round = RoundFactory(attempt=loop.attempt, loop=loop)
    AskingFactory(question=question, attempt=loop.attempt, round=round, went="answered")
    assert kept(question) == ("2025-11-21", "2025-11-20", 0)
    assert list(QUESTIONS.out_of_step(user)) == []


def other(question):
    return QuestionFactory(owner=question.owner, recorded_at=LONG_AGO)


def missed(question):
    return question.askings.get(went="missed")


def ask_again(client, question):
    attempt = question.askings.first().attempt
    fill_in(
        client,
        "attempt-asking-new",
        attempt,
        words=question.words,
        went="missed",
        step=f"round-{attempt.rounds.get().pk}",
    )


WAYS: dict[str, tuple[Callable, tuple]] = {
    "asked again": (ask_again, ("2026-03-06", "2026-03-05", 2)),
    "an asking is edited": (
        lambda client, question: fill_in(client, "asking-edit", missed(question), went="answered"),
        ("2026-03-08", "2026-03-05", 0),
    ),
    "an asking was another question's": (
        lambda client, question: fill_in(client, "asking-edit", missed(question), question=other(question).pk),
        ("2026-03-08", "2026-03-05", 0),
    ),
    "a go is corrected": (
        lambda client, question: fill_in(
            client, "recall-correct", question.recalls.get(), result="nearly", recalled="2026-03-06"
        ),
        ("2026-03-07", "2026-03-06", 1),
    ),
    "a round was later": (
        lambda client, question: fill_in(client, "round-edit", missed(question).round, happened="2026-03-09"),
        ("2026-03-09", "2026-03-09", 1),
    ),
    "a round is moved": (
        lambda client, question: move_round(question),
        AT_FIRST,
    ),
    "an asking is removed": (lambda client, question: remove(missed(question)), ("2026-03-08", "2026-03-05", 0)),
    "a go is removed": (lambda client, question: remove(question.recalls.get()), ("2026-03-03", "2026-03-03", 1)),
    "an attempt is removed": (
        lambda client, question: remove(missed(question).attempt),
        ("2026-03-08", "2026-03-05", 0),
    ),
    "another is merged into it": (
        lambda client, question: merge(question, twin(question)),
        ("2026-04-02", "2026-04-01", 1),
    ),
}


def move_round(question) -> None:
    round = missed(question).round.as_it_stands()
    move(round, Whereabouts(AttemptFactory(company__owner=question.owner, number=1)), mark_of(round))


def twin(question):
    twin = other(question)
    RecallFactory(question=twin, recalled=day("2026-04-01"), result="no")
    return twin


def test_it_keeps_when_it_is_due_when_it_was_tried_last_and_how_often_it_was_missed(question):
    assert kept(question) == AT_FIRST


@pytest.mark.parametrize(("write", "then"), WAYS.values(), ids=WAYS)
def test_whatever_is_done_undone_and_done_again_it_follows(signed_in, question, write, then):
    write(signed_in, question)
    assert (kept(question), list(QUESTIONS.out_of_step(question.owner))) == (then, [])
    deed = question.owner.deeds.last_done()
    undo(deed)
    assert (kept(question), list(QUESTIONS.out_of_step(question.owner))) == (AT_FIRST, [])
    if deed.again:
        redo(deed)
        assert (kept(question), list(QUESTIONS.out_of_step(question.owner))) == (then, [])


def test_one_that_comes_back_from_the_trash_stands_as_before(question):
    restore(remove(question))
    assert kept(question) == AT_FIRST


def test_two_that_are_parted_stand_as_before(question):
    twin_of = twin(question)
    before = kept(twin_of)
    restore(merge(question, twin_of))
    assert (kept(question), kept(twin_of)) == (AT_FIRST, before)


def test_of_one_day_the_order_of_the_attempts_counts(signed_in, question):
    first, second = question.askings.order_by("attempt__rank")
    for asking in (first, second):
        fill_in(signed_in, "round-edit", asking.round, happened="2026-03-09")
    assert kept(question) == ("2026-03-09", "2026-03-09", 1)
    assert list(QUESTIONS.out_of_step(question.owner)) == []


def test_with_the_zone_change_the_days(signed_in, user):
    question = QuestionFactory(owner=user, recorded_at=LONG_AGO)
    assert kept(question)[0] == "2026-01-05"
    user.time_zone = "Asia/Tokyo"
    user.save()
    assert kept(question)[0] == "2026-01-06"
    assert list(QUESTIONS.out_of_step(user)) == []


def test_a_history_that_is_restored_or_grown_has_it_too(user):
    load_example(user, "five-attempts")
    grow(user, 20)
    assert user.questions.filter(missed__gt=0).exists()
    assert list(QUESTIONS.out_of_step(user)) == []


@pytest.mark.parametrize("goes", [1, 30])
def test_a_go_in_the_drill_reads_once_and_writes_once_for_it(user, question, goes, django_assert_num_queries):
    recall = RecallFactory.create_batch(goes, question=question)[0]
    with django_assert_num_queries(2):
        QUESTIONS.refresh(user, {"recall": {recall.pk}})
