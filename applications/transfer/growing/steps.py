"""Makes up the steps of an attempt: rounds in the order in which companies hold them, many of them in a loop."""

from dataclasses import dataclass

from applications.companies.models import Topic
from applications.loops.choices import LoopKind, State
from applications.loops.kinds import RoundKind as Kind
from applications.loops.models import Loop, Round
from applications.transfer.growing import said, words
from applications.transfer.growing.course import Course
from applications.transfer.growing.events import something
from applications.transfer.growing.rounds import add_people, add_rating, add_round

FIRST = {Kind.RECRUITER_SCREEN: 60, Kind.ONLINE_ASSESSMENT: 22, Kind.QUESTIONNAIRE: 5, Kind.INFORMATIONAL: 3, "": 4}
SECOND = {
    Kind.PHONE_SCREEN: 30,
    Kind.ONLINE_ASSESSMENT: 18,
    Kind.TECHNICAL: 20,
    Kind.TAKE_HOME: 14,
    Kind.CHALLENGE: 3,
    Kind.HIRING_MANAGER: 14,
    Kind.TRAINING_EVENT: 1,
    Kind.GROUP: 1,
}
IN_LOOP = {
    Kind.CODING: 34,
    Kind.SYSTEM_DESIGN: 18,
    Kind.BEHAVIOURAL: 16,
    Kind.HIRING_MANAGER: 10,
    Kind.BAR_RAISER: 5,
    Kind.PANEL: 4,
    Kind.CODE_REVIEW: 4,
    Kind.CASE_STUDY: 3,
    Kind.PRESENTATION: 3,
    Kind.CULTURE: 3,
    Kind.MEAL: 2,
    Kind.OTHER: 1,
    Kind.TECHNICAL: 6,
    Kind.MOCK: 1,
}
LAST = {
    Kind.TEAM_MATCH: 20,
    Kind.EXECUTIVE: 20,
    Kind.COMMITTEE: 20,
    Kind.REFERENCE_CHECK: 20,
    Kind.BACKGROUND_CHECK: 15,
    Kind.PERMIT_CHECK: 5,
}


@dataclass(frozen=True)
class Step:
    kind: str
    is_in_loop: bool


def plan(course: Course, count: int) -> list[Step]:
    """What `count` rounds are: one or two to begin with, a loop if there are enough, checks at the end."""
    chance = course.chance
    in_loop = count - chance.randint(1, 2) if count >= 5 or (count >= 3 and chance.happens(0.25)) else 0
    at_the_end = 1 if in_loop > 3 and chance.happens(0.4) else 0
    in_loop -= at_the_end
    outside = count - in_loop - at_the_end
    kinds = [chance.weighted(FIRST if place == 0 else SECOND) for place in range(outside)]
    return [
        *(Step(kind, False) for kind in kinds),
        *(Step(chance.weighted(IN_LOOP), True) for _ in range(in_loop)),
        *(Step(chance.weighted(LAST), False) for _ in range(at_the_end)),
    ]


def walk(course: Course, count: int, topics: list[Topic]) -> tuple[list[Round], list[Loop]]:
    """Hold the rounds one after the other; the last of an open attempt is still ahead."""
    rounds: list[Round] = []
    loops: list[Loop] = []
    steps = plan(course, count)
    for place, step in enumerate(steps, start=1):
        course.move(*((0, 1) if step.is_in_loop and loops else (4, 16)))
        if step.is_in_loop and not loops:
            loops.append(add_loop(course, sum(step.is_in_loop for step in steps)))
        something(course, loops)
        loop = loops[0] if step.is_in_loop else None
        rounds.append(add_round(course, step.kind, loop, rounds, is_ahead=course.is_open and place == count))
        course.rows.link(rounds[-1], "topics", course.chance.some(topics, 0, 3))
        add_people(course, rounds[-1])
        add_rating(course, rounds[-1])
    return rounds, loops or loops_alone(course, count)


def loops_alone(course: Course, count: int) -> list[Loop]:
    """Loops of which nothing is known but how many rounds they had."""
    return [add_loop(course, 0)] if count < 3 and course.chance.happens(0.05) else []


def add_loop(course: Course, rounds: int) -> Loop:
    chance = course.chance
    kind = chance.weighted({LoopKind.ONSITE: 45, LoopKind.VIRTUAL: 40, LoopKind.FINAL: 8, LoopKind.SCREENING: 4, "": 3})
    planned = rounds if rounds and chance.happens(0.6) else None
    held = None if rounds else chance.randint(3, 6)
    return course.place(
        Loop,
        kind=kind,
        place=chance.choice(words.PLACES) if kind == LoopKind.ONSITE else "",
        happened=course.when(),
        state=chance.weighted({State.HELD: 9, "": 1}),
        rounds_planned_least=planned,
        rounds_planned_most=planned and planned + chance.randint(0, 1),
        rounds_held_least=held,
        rounds_held_most=held and held + chance.randint(0, 2),
        surroundings=chance.choice(said.SURROUNDINGS) if chance.happens(0.3) else "",
    )
