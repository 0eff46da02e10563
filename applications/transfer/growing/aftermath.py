"""Makes up what stays of an attempt: their words, a term before the next one, a post-mortem, a lesson."""

from applications.attempts.stages import Outcome
from applications.companies.models import Topic
from applications.lessons.models import Lesson, PostMortem
from applications.lessons.models.lesson import Direction
from applications.loops.choices import Party
from applications.loops.kinds import RoundKind
from applications.loops.models import Loop, Round
from applications.thread.choices import SaidBy, TermKind
from applications.thread.models import Feedback, FeedbackPoint, Term
from applications.transfer.growing import said, words
from applications.transfer.growing.course import Course
from applications.transfer.growing.learning import Learned, give_reasons
from applications.transfer.growing.prose import note, short_note


def leave(
    course: Course, outcome: str, rounds: list[Round], loops: list[Loop], topics: list[Topic], learned: Learned
) -> None:
    chance = course.chance
    if rounds and outcome and chance.happens(0.2):
        course.move(0, 5)
        hear_from_them(course, loops, topics)
    if rounds and outcome == Outcome.REJECTED and course.is_dated and chance.happens(0.15):
        ends = course.in_days(chance.choice([90, 180, 365]))
        course.place(
            Term, kind=TermKind.REAPPLY_FROM, duty=Party.NOBODY, ends=ends, said_by=chance.choice(SaidBy.values)
        )
    if rounds and outcome and chance.happens(0.2):
        give_reasons(course, write_post_mortem(course, rounds, loops), topics)
    if rounds and chance.happens(0.1):
        learned.lessons.append(learn(course, rounds, loops, topics))


def set_deadlines(course: Course, rounds: list[Round]) -> None:
    """Work to be handed in has an end, set when it was received."""
    for round in rounds:
        if round.kind in (RoundKind.TAKE_HOME, RoundKind.ONLINE_ASSESSMENT) and course.chance.happens(0.5):
            ends = course.in_days(7) if course.is_dated else None
            course.place(Term, kind=TermKind.ASSESSMENT_DUE, duty=Party.ME, round=round, ends=ends)


def hear_from_them(course: Course, loops: list[Loop], topics: list[Topic]) -> None:
    chance = course.chance
    feedback = course.place(
        Feedback,
        loop=loops[0] if loops else None,
        person=chance.choice(course.people) if chance.happens(0.5) else None,
        by=chance.choice(["", "the recruiter", "their mail"]),
        given=course.when(),
        is_quoted=chance.choice([True, False, None]),
        words=chance.choice(said.FEEDBACK_WORDS),
    )
    for topic in chance.some(topics, 0, 3):
        course.rows.add(
            FeedbackPoint,
            course.day,
            feedback=feedback,
            topic=topic,
            is_good=chance.choice([True, False, None]),
            words=chance.choice(said.POINTS),
        )


def write_post_mortem(course: Course, rounds: list[Round], loops: list[Loop]) -> PostMortem:
    """Of the attempt, of its loop or of its last round."""
    chance = course.chance
    loop, round = chance.choice([(None, None), (loops[0] if loops else None, None), (rounds[-1].loop, rounds[-1])])
    return course.add(
        PostMortem,
        loop=loop,
        round=round,
        written=course.when(),
        happened=note(chance),
        went_well=short_note(chance),
        went_wrong=short_note(chance),
        why=short_note(chance),
        takeaway=chance.choice(words.ADVICE),
    )


def learn(course: Course, rounds: list[Round], loops: list[Loop], topics: list[Topic]) -> Lesson:
    chance = course.chance
    has_plan = chance.happens(0.6)
    lesson = course.rows.add(
        Lesson,
        course.day,
        advice=chance.choice(words.ADVICE),
        cue=chance.choice(words.CUES) if has_plan else "",
        response=chance.choice(words.RESPONSES) if has_plan else "",
        direction=chance.weighted({Direction.CHANGE: 6, Direction.KEEP: 3, "": 1}),
        learned=course.when(),
    )
    course.rows.link(lesson, "attempts", [course.attempt])
    course.rows.link(lesson, "rounds", chance.some(rounds, 0, 2))
    course.rows.link(lesson, "loops", loops)
    course.rows.link(lesson, "topics", chance.some(topics, 0, 2))
    return lesson
