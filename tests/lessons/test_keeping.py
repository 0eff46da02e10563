"""What a lesson keeps of what became of it is what follows from the facts, however they were written."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.keeping import LESSONS
from applications.lessons.models.lesson import State
from applications.records.doing import doing
from applications.transfer.examples import load_example
from applications.transfer.growing.history import grow
from applications.upkeep.merging import merge
from applications.upkeep.moving import Whereabouts, mark_of, move
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from applications.upkeep.undoing import redo, undo
from tests.by_hand import fill_in
from tests.factories import (
    AttemptFactory,
    CarryFactory,
    LessonFactory,
    RehearsalFactory,
    RetirementFactory,
    RoundFactory,
    SightingFactory,
)  # fmt: skip

LONG_AGO = datetime(2026, 1, 5, 23, tzinfo=UTC)
RECURRED, NEW, PRACTISING, TESTED, HOLDING, RETIRED = State


@pytest.fixture
def lesson(user):
    """Held in a first attempt; happened again in a round of a second, in 2020."""
    lesson = LessonFactory(owner=user, recorded_at=LONG_AGO)
    for number, kind in ((1, "held"), (2, "again")):
        attempt = AttemptFactory(company__owner=user, number=1, rank=number, stage_of_steps=3)
        round = RoundFactory(attempt=attempt, kind="coding", happened=FuzzyDate("2020"))
        SightingFactory(lesson=lesson, attempt=attempt, round=round, kind=kind)
    return lesson


def kept(lesson) -> State:
    lesson.refresh_from_db()
    return State(lesson.state)


def again(lesson):
    return lesson.sightings.get(kind="again")


def twin(lesson, *kinds: str):
    twin = LessonFactory(owner=lesson.owner, recorded_at=LONG_AGO)
    for kind in kinds:
        SightingFactory(lesson=twin, attempt=AttemptFactory(company__owner=lesson.owner, number=1), kind=kind)
    return twin


def move_first_in_life(client, record) -> None:
    with doing(record.owner):
        type(record).objects.filter(pk=record.pk).update(rank=0)


def move_round(lesson) -> None:
    round = lesson.sightings.get(kind="held").round.as_it_stands()
    move(round, Whereabouts(AttemptFactory(company__owner=lesson.owner, number=1, rank=9)), mark_of(round))


def seen(client, lesson, kind: str) -> None:
    where = f"attempt-{again(lesson).attempt_id}"
    fill_in(client, "sighting-new", lesson, kind=kind, where=where)


def retire(client, lesson, **typed) -> None:
    fill_in(client, "retirement-new", lesson, **typed)


WAYS: dict[str, tuple[Callable, State]] = {
    "it held once more": (lambda client, lesson: seen(client, lesson, "held"), TESTED),
    "a sighting is corrected": (
        lambda client, lesson: fill_in(client, "sighting-correct", again(lesson), kind="held"),
        HOLDING,
    ),
    "a sighting is removed": (lambda client, lesson: remove(again(lesson)), TESTED),
    "an attempt is removed": (lambda client, lesson: remove(again(lesson).attempt), TESTED),
    "a round is removed": (lambda client, lesson: remove(again(lesson).round), RECURRED),
    "the attempts change places": (
        lambda client, lesson: move_first_in_life(client, again(lesson).attempt),
        TESTED,
    ),
    "a round is filed at a later attempt": (lambda client, lesson: move_round(lesson), TESTED),
    "it is retired": (lambda client, lesson: retire(client, lesson, retired="2021"), RETIRED),
    "another is merged into it": (lambda client, lesson: merge(lesson, twin(lesson, "held", "held")), HOLDING),
}


@pytest.mark.parametrize(("write", "then"), WAYS.values(), ids=WAYS)
def test_whatever_is_done_undone_and_done_again_it_follows(signed_in, lesson, write, then):
    assert kept(lesson) == RECURRED
    write(signed_in, lesson)
    assert (kept(lesson), list(LESSONS.out_of_step(lesson.owner))) == (then, [])
    deed = lesson.owner.deeds.last_done()
    undo(deed)
    assert (kept(lesson), list(LESSONS.out_of_step(lesson.owner))) == (RECURRED, [])
    if deed.again:
        redo(deed)
        assert (kept(lesson), list(LESSONS.out_of_step(lesson.owner))) == (then, [])


@pytest.fixture
def fresh(user):
    return LessonFactory(owner=user, recorded_at=LONG_AGO)


def test_one_that_is_taken_along_or_rehearsed_is_practised_until_that_is_taken_back(signed_in, user, fresh):
    round = RoundFactory(attempt__company__owner=user)
    for name, typed in (("carry-new", {"where": f"round-{round.pk}"}), ("rehearsal-new", {"manner": "aloud"})):
        fill_in(signed_in, name, fresh, **typed)
        assert kept(fresh) == PRACTISING
        undo(user.deeds.last_done())
        assert kept(fresh) == NEW


@pytest.mark.parametrize("make", [CarryFactory, RehearsalFactory])
def test_one_that_is_practised_no_more_is_new(fresh, make):
    removal = remove(make(lesson=fresh))
    assert kept(fresh) == NEW
    restore(removal)
    assert kept(fresh) == PRACTISING


DATES = {"sighting-correct": "seen", "round-edit": "happened", "attempt-edit": "began"}


@pytest.mark.parametrize("form", DATES)
def test_a_retired_one_that_happened_again_since_recurs_by_the_date_of_what_it_was_seen_in(
    signed_in, user, fresh, form
):
    RetirementFactory(lesson=fresh, retired=FuzzyDate("2020"))
    attempt = AttemptFactory(company__owner=user, number=1, stage_of_steps=3)
    round = None if form == "attempt-edit" else RoundFactory(attempt=attempt, kind="coding")
    sighting = SightingFactory(lesson=fresh, attempt=attempt, round=round, kind="again", recorded_at=LONG_AGO)
    assert kept(fresh) == RETIRED
    fill_in(
        signed_in, form, {"round-edit": round, "attempt-edit": attempt}.get(form, sighting), **{DATES[form]: "2021"}
    )
    assert (kept(fresh), list(LESSONS.out_of_step(user))) == (RECURRED, [])
    assert "Recurs: it happened again" in signed_in.get(fresh.get_absolute_url()).text


def test_a_retirement_that_is_corrected_or_removed_holds_as_it_stands(signed_in, lesson):
    retire(signed_in, lesson, retired="2021")
    fill_in(signed_in, "retirement-correct", lesson.retirements.get(), retired="2019")
    assert kept(lesson) == RECURRED
    fill_in(signed_in, "retirement-correct", lesson.retirements.last().latest, retired="2022")
    assert kept(lesson) == RETIRED
    remove(lesson.retirements.first())
    assert kept(lesson) == RECURRED


def test_one_that_comes_back_from_the_trash_stands_as_before(lesson):
    restore(remove(lesson))
    assert kept(lesson) == RECURRED


def test_two_that_are_parted_stand_as_before(lesson):
    other = twin(lesson, "held", "held")
    restore(merge(lesson, other))
    assert (kept(lesson), kept(other)) == (RECURRED, HOLDING)


def test_a_carry_that_was_another_lessons_tells_of_both(user, fresh):
    carry = CarryFactory(lesson=LessonFactory(owner=user))
    before = carry.lesson
    with doing(user):
        carry.lesson = fresh
        carry.revise()
    assert (kept(before), kept(fresh)) == (NEW, PRACTISING)


def test_a_history_that_is_restored_or_grown_has_it_too(user):
    load_example(user, "five-attempts")
    grow(user, 20)
    assert len(set(user.lessons.values_list("state", flat=True))) > 2
    assert list(LESSONS.out_of_step(user)) == []


@pytest.mark.parametrize("sightings", [1, 30])
def test_a_sighting_reads_once_and_writes_once_for_it(user, lesson, sightings, django_assert_num_queries):
    attempt = lesson.sightings.last().attempt
    sighting = SightingFactory.create_batch(sightings, lesson=lesson, attempt=attempt)[0]
    user.lessons.update(state=NEW)
    with django_assert_num_queries(2):
        LESSONS.refresh(user, {"sighting": {sighting.pk}})
    with django_assert_num_queries(1):
        LESSONS.refresh(user, {"sighting": {sighting.pk}})


@pytest.mark.parametrize(("column", "told"), [("place", 0), ("happened", 1)])
def test_of_a_round_the_date_alone_tells_something(user, lesson, column, told):
    round = again(lesson).round
    setattr(round, column, FuzzyDate("2022") if told else "Dublin")
    with CaptureQueriesContext(connection) as asked, doing(user):
        round.revise()
    assert sum("applications_retirement" in query["sql"] for query in asked) == told
