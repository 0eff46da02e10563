"""Each row of the table in docs/model.md: what was seen of a lesson, and the state that follows."""

from datetime import UTC, datetime

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.explaining import explanation
from applications.lessons.life import Life
from applications.lessons.models import Lesson
from applications.lessons.models.lesson import State
from applications.lessons.states import Retired, Seen, state_of, tally
from tests.factories import (
    AttemptFactory,
    CarryFactory,
    LessonFactory,
    LoopFactory,
    RehearsalFactory,
    RetirementFactory,
    RoundFactory,
    SightingFactory,
)  # fmt: skip

HELD, AGAIN, NO_CUE, ASIDE = "held", "again", "no_cue", "left_aside"


def at(day: int) -> datetime:
    return datetime(2026, 11, day, tzinfo=UTC)


def seen(*kinds: str) -> list[Seen]:
    return [Seen(kind, None, at(day)) for day, kind in enumerate(kinds, start=1)]


@pytest.mark.parametrize(
    ("kinds", "is_practised", "state"),
    [
        ([], False, State.NEW),
        ([], True, State.PRACTISING),
        ([NO_CUE], False, State.PRACTISING),
        ([ASIDE, NO_CUE], True, State.PRACTISING),
        ([HELD], False, State.TESTED),
        ([HELD, NO_CUE, ASIDE], True, State.TESTED),
        ([HELD, HELD], False, State.HOLDING),
        ([HELD, ASIDE, HELD, NO_CUE], False, State.HOLDING),
        ([AGAIN], False, State.RECURRED),
        ([HELD, HELD, AGAIN], True, State.RECURRED),
        ([AGAIN, NO_CUE], False, State.RECURRED),
        ([HELD, AGAIN, HELD], False, State.TESTED),
        ([AGAIN, AGAIN, HELD, HELD], False, State.HOLDING),
    ],
)
def test_the_state_follows_from_what_was_seen(kinds, is_practised, state):
    assert state_of(seen(*kinds), is_practised, None) == state


def test_a_retirement_stands_whatever_was_seen_before_it():
    assert state_of(seen(HELD, AGAIN), True, Retired(None, at(9))) == State.RETIRED


def test_what_held_since_does_not_end_a_retirement():
    assert state_of(seen(HELD), True, Retired(None, datetime(2026, 10, 1, tzinfo=UTC))) == State.RETIRED


def test_what_happened_again_since_ends_a_retirement():
    assert state_of(seen(AGAIN), True, Retired(None, datetime(2026, 10, 1, tzinfo=UTC))) == State.RECURRED


def test_dates_tell_what_came_after_a_retirement_before_the_moments_of_recording():
    early = [Seen(AGAIN, FuzzyDate("2019"), at(9))]
    assert state_of(early, True, Retired(FuzzyDate("2020"), at(1))) == State.RETIRED
    late = [Seen(AGAIN, FuzzyDate("2021"), at(1))]
    assert state_of(late, True, Retired(FuzzyDate("2020"), at(9))) == State.RECURRED


def test_counts_are_told_with_what_was_passed_and_are_no_proof():
    told = [Seen(HELD, None, at(1), True)] * 3 + [Seen(AGAIN, None, at(2), False), Seen(NO_CUE, None, at(3), True)]
    expected = "Cue 4 times, done 3; passed 3 of 3 when done, 0 of 1 when not. Counts, not proof."
    assert tally(told) == expected


def test_counts_without_a_known_result_claim_nothing():
    assert tally(seen(HELD)) == "Cue once, done 1."
    assert tally(seen(NO_CUE)) == ""


@pytest.fixture
def lesson(user):
    return LessonFactory(owner=user)


def step(user, **told):
    return RoundFactory(attempt=AttemptFactory(company__owner=user), **told)


def kept(lesson) -> State:
    """As the ledger reads it."""
    lesson.refresh_from_db()
    return State(lesson.state)


def life(lesson) -> Life:
    return Life.of(Lesson.objects.get(pk=lesson.pk))


def test_the_ledger_and_the_page_agree_on_the_state(user, lesson):
    round = step(user)
    lessons = {
        State.NEW: lesson,
        State.PRACTISING: RehearsalFactory(lesson__owner=user).lesson,
        State.TESTED: SightingFactory(lesson__owner=user, attempt=round.attempt, round=round).lesson,
        State.RECURRED: SightingFactory(lesson__owner=user, attempt=round.attempt, kind=AGAIN).lesson,
        State.RETIRED: RetirementFactory(lesson__owner=user).lesson,
    }
    lessons[State.HOLDING] = SightingFactory(lesson__owner=user, attempt=round.attempt).lesson
    SightingFactory(lesson=lessons[State.HOLDING], attempt=round.attempt)
    for state, each in lessons.items():
        assert (kept(each), life(each).state) == (state, state)


def test_sightings_stand_in_the_order_of_attempts_whenever_they_were_recorded(user, lesson):
    first, second = AttemptFactory(company__owner=user, rank=1), AttemptFactory(company__owner=user, rank=2)
    SightingFactory(lesson=lesson, attempt=second)
    SightingFactory(lesson=lesson, attempt=first, kind=AGAIN)
    assert kept(lesson) == life(lesson).state == State.TESTED


def test_a_corrected_sighting_counts_as_it_was_corrected(user, lesson):
    first = SightingFactory(lesson=lesson, kind=AGAIN)
    SightingFactory(lesson=lesson, attempt=first.attempt, corrects=first)
    assert kept(lesson) == life(lesson).state == State.TESTED


def test_a_round_without_a_result_passes_with_its_loop(user, lesson):
    loop = LoopFactory(attempt=AttemptFactory(company__owner=user), result="passed")
    round = RoundFactory(attempt=loop.attempt, loop=loop)
    SightingFactory(lesson=lesson, attempt=loop.attempt, round=round)
    SightingFactory(lesson=lesson, attempt=loop.attempt, loop=loop, kind=AGAIN)
    SightingFactory(lesson=lesson, attempt=AttemptFactory(company__owner=user, outcome="rejected"))
    assert "passed 1 of 2 when done, 1 of 1 when not" in life(lesson).tally


def test_a_closed_role_says_nothing_about_whether_it_was_passed(user, lesson):
    SightingFactory(lesson=lesson, attempt=AttemptFactory(company__owner=user, outcome="closed"))
    assert life(lesson).tally == "Cue once, done 1."


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        ([], "New: not taken along yet."),
        ([(RehearsalFactory, {})], "Practising: rehearsed once, not put to the test yet."),
        ([(CarryFactory, {})], "Practising: taken along into Acme; the cue has not been seen yet."),
        ([(SightingFactory, {"seen": FuzzyDate("2020")})], "Tested: it held once, in Acme, 2020."),
        ([(SightingFactory, {})] * 2, "Holding: twice in a row, last in Acme."),
        ([(SightingFactory, {"kind": AGAIN})] * 3, "Recurs: it happened again in Acme. 3 times in all."),
        ([(RetirementFactory, {"retired": FuzzyDate("2021-05")})], "Retired: May 2021."),
    ],
)
def test_the_page_explains_the_state_in_a_sentence(user, lesson, records, sentence):
    attempt = AttemptFactory(company__owner=user, company__name="Acme")
    for make, told in records:
        make(lesson=lesson, **told, **({"attempt": attempt} if make in (SightingFactory, CarryFactory) else {}))
    assert explanation(life(lesson)) == sentence
