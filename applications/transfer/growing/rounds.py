"""Makes up one round: how it was held, what came of it, who was there and how it felt."""

from decimal import Decimal
from typing import Any

from applications.loops.choices import Capacity, Medium, Result, State
from applications.loops.kinds import RoundKind as Kind
from applications.loops.models import Involvement, Loop, Round, SelfRating
from applications.transfer.growing import said, words
from applications.transfer.growing.course import Course
from applications.transfer.growing.dates import at_a_time
from applications.transfer.growing.prose import note

ON_ONES_OWN = {Kind.ONLINE_ASSESSMENT, Kind.TAKE_HOME, Kind.CHALLENGE, Kind.QUESTIONNAIRE}
STATES = {State.HELD: 90, "": 6, State.CANCELLED: 2, State.NO_SHOW: 1, State.NOT_HELD: 1}
RESULTS = {Result.PASSED: 82, "": 12, Result.MIXED: 4, Result.HOLD: 2}
MEDIA = {Medium.VIDEO: 55, Medium.PHONE: 20, Medium.IN_PERSON: 20, Medium.CHAT: 1, "": 4}


def add_round(course: Course, kind: str, loop: Loop | None, earlier: list[Round], *, is_ahead: bool) -> Round:
    state = State.PLANNED if is_ahead else course.chance.weighted(STATES)
    alike = [round for round in earlier if round.kind == kind and round.repeats is None]
    repeated = alike[0] if alike and loop is None and course.chance.happens(0.3) else None
    return course.place(
        Round,
        follows=repeated is not None,
        kind=kind,
        loop=loop,
        repeats=repeated,
        state=state,
        notes=note(course.chance),
        name="Walk through the building" if kind == Kind.OTHER else "",
        count_words="two or three of them" if course.chance.happens(0.01) else "",
        **held(course, state),
        **(on_ones_own(course, state) if kind in ON_ONES_OWN else face_to_face(course, state)),
    )


def held(course: Course, state: str) -> dict[str, Any]:
    """When it was planned and held, and with what result."""
    chance = course.chance
    is_planned = state == State.PLANNED or (course.is_dated and chance.happens(0.3))
    took_place = state in (State.HELD, "")
    return {
        "planned": at_a_time(chance, course.day) if is_planned else None,
        "happened": course.when() if took_place else None,
        "result": chance.weighted(RESULTS) if took_place else "",
        "result_learned": course.when() if took_place and chance.happens(0.2) else None,
        "result_words": chance.choice(said.RESULT_WORDS) if took_place else "",
        "ended_by": chance.choice(["me", "them", ""]) if state in (State.CANCELLED, State.NO_SHOW) else "",
        "time_zone": chance.choice(words.ZONES),
    }


def on_ones_own(course: Course, state: str) -> dict[str, Any]:
    """What one does alone and hands in."""
    chance = course.chance
    is_in = state in (State.HELD, "")
    parts = chance.choice([None, 2, 3, 4])
    possible = chance.choice([None, 15, 100])
    return {
        "medium": Medium.ALONE,
        "received": course.when(),
        "handed_in": course.when() if is_in else None,
        "was_missed": False if is_in else None,
        "lasted": chance.choice(["", "", "a weekend", "two evenings"]) if is_in else "",
        "parts": parts,
        "score": Decimal(chance.randint(0, possible)) if possible and is_in else None,
        "score_possible": possible and Decimal(possible),
    }


def face_to_face(course: Course, state: str) -> dict[str, Any]:
    chance = course.chance
    took_place = state in (State.HELD, "")
    has_trouble = took_place and chance.happens(0.04)
    medium = chance.weighted(MEDIA)
    return {
        "medium_planned": medium if chance.happens(0.3) else "",
        "medium": medium if took_place else "",
        "place": chance.choice(words.PLACES) if medium == Medium.IN_PERSON else "",
        "tool": chance.choice(words.TOOLS) if medium == Medium.VIDEO and took_place else "",
        "minutes_planned": chance.choice([None, 30, 45, 60]),
        "minutes": chance.choice([None, 25, 30, 45, 55, 60, 75]) if took_place else None,
        "trouble": chance.choice(said.TROUBLE) if has_trouble else "",
        "trouble_minutes": chance.randint(3, 25) if has_trouble else None,
    }


def add_people(course: Course, round: Round) -> None:
    """Who took part; a recruiter in a first talk, else who asks the questions."""
    if round.medium == Medium.ALONE or not course.chance.happens(0.65):
        return
    usual = {Kind.RECRUITER_SCREEN: Capacity.RECRUITER, Kind.HIRING_MANAGER: Capacity.HIRING_MANAGER}
    capacity = usual.get(round.kind, Capacity.INTERVIEWER)
    values = {"loop": round.loop, "round": round, "capacity": capacity, "was_there": round.took_place or None}
    if course.chance.happens(0.08):
        course.add(Involvement, who="two people from the team", **values)
        return
    for person in course.chance.some(course.people, *((3, 3) if round.kind == Kind.PANEL else (1, 1))):
        course.add(Involvement, person=person, **values)


def add_rating(course: Course, round: Round) -> None:
    chance = course.chance
    if round.took_place and chance.happens(0.3):
        least = chance.choice([None, *range(10, 90, 10)])
        most = least and least + chance.choice([0, 0, 10])
        course.add(
            SelfRating,
            loop=round.loop,
            round=round,
            given=course.when(),
            words=chance.choice(said.RATINGS),
            percent_least=least,
            percent_most=most,
        )
