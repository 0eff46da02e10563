"""Makes up the life of lessons, and what was forecast, asked and told."""

from applications.companies.models import Topic
from applications.lessons.models import Carry, Cause, Lesson, PostMortem, Rehearsal, Retirement, Review, Sighting
from applications.lessons.models.carry import Manner
from applications.lessons.models.cause import Control, Evidence
from applications.lessons.models.sighting import Sight
from applications.loops.models import Asking, Forecast, Question, Recall, Round, Story, Telling
from applications.loops.models.forecast import Chance as Likely
from applications.loops.models.forecast import Moment
from applications.loops.models.question import Recollection, Went
from applications.loops.models.story import Landed
from applications.transfer.growing import words
from applications.transfer.growing.course import Course
from applications.transfer.growing.prose import short_note

SIGHTS = {Sight.HELD: 5, Sight.AGAIN: 3, Sight.NO_CUE: 3, Sight.LEFT_ASIDE: 1}
WENT = {Went.ANSWERED: 5, Went.PARTLY: 3, Went.MISSED: 2, "": 1}
#: Of so many lessons, questions and stories a company's attempts know the last.
KNOWN = 6


class Learned:
    """What the attempts at a company have left so far."""

    def __init__(self) -> None:
        self.lessons: list[Lesson] = []
        self.questions: list[Question] = []
        self.stories: list[Story] = []


def give_reasons(course: Course, post_mortem: PostMortem, topics: list[Topic]) -> None:
    chance = course.chance
    for _ in range(chance.randint(0, 2)):
        course.add(
            Cause,
            post_mortem=post_mortem,
            words=chance.choice(words.REASONS),
            evidence=chance.choice(["", *Evidence.values]),
            control=chance.choice(["", *Control.values]),
            topic=chance.choice(topics),
            round=post_mortem.round,
        )


def use_lessons(course: Course, learned: Learned, rounds: list[Round]) -> None:
    """Take some of the last lessons along, and see what became of them."""
    chance = course.chance
    for lesson in chance.some(learned.lessons[-KNOWN:], 0, 2) if rounds else ():
        round = chance.choice(rounds)
        carry = course.add(Carry, lesson=lesson, round=round)
        if chance.happens(0.3):
            course.rows.add(
                Rehearsal, course.day, lesson=lesson, carry=carry, manner=chance.choice(Manner.values),
                rehearsed=course.when(),
            )  # fmt: skip
        if chance.happens(0.7):
            course.add(
                Sighting, lesson=lesson, round=round, carry=carry, kind=chance.weighted(SIGHTS), seen=course.when()
            )
        if chance.happens(0.05):
            course.rows.add(Retirement, course.day, lesson=lesson, retired=course.when())


def review(course: Course, rounds: list[Round]) -> None:
    chance = course.chance
    for round in rounds:
        if chance.happens(0.1):
            course.add(
                Review, round=round, reviewed=course.when(), is_fresh=chance.happens(0.2),
                **{name: chance.choice(["", *Recollection.values]) for name in ("asked", "tripped", "promised")},
            )  # fmt: skip


def forecast(course: Course, rounds: list[Round]) -> None:
    for round in rounds:
        if course.chance.happens(0.1):
            course.add(
                Forecast, round=round, moment=course.chance.choice(Moment.values),
                chance=course.chance.choice(Likely.values),
            )  # fmt: skip


def ask_and_tell(course: Course, learned: Learned, rounds: list[Round], topics: list[Topic]) -> None:
    """Some rounds ask what was asked before, or something new; in some a story is told."""
    chance = course.chance
    for round in rounds:
        if chance.happens(0.15):
            course.add(
                Asking, question=question(course, learned, topics), round=round, went=chance.weighted(WENT),
                said=short_note(chance), would_say=short_note(chance) if chance.happens(0.5) else "",
            )  # fmt: skip
        if chance.happens(0.05):
            course.add(
                Telling, story=story(course, learned, topics), round=round, landed=chance.choice(["", *Landed.values])
            )


def question(course: Course, learned: Learned, topics: list[Topic]) -> Question:
    chance = course.chance
    if learned.questions and chance.happens(0.5):
        return chance.choice(learned.questions[-KNOWN:])
    asked = course.rows.add(Question, course.day, words=chance.choice(words.ASKED).format(chance.choice(words.TEAMS)))
    course.rows.link(asked, "topics", chance.some(topics, 0, 2))
    if chance.happens(0.3):
        course.rows.add(
            Recall, course.day, question=asked, result=chance.choice(Recollection.values), recalled=course.when()
        )
    learned.questions.append(asked)
    return asked


def story(course: Course, learned: Learned, topics: list[Topic]) -> Story:
    chance = course.chance
    if learned.stories and chance.happens(0.7):
        return chance.choice(learned.stories[-KNOWN:])
    told = course.rows.add(
        Story, course.day, title=chance.choice(words.STORIES), situation=short_note(chance), task=short_note(chance),
        action=short_note(chance), result=short_note(chance), is_resting=True,
    )  # fmt: skip
    course.rows.link(told, "topics", chance.some(topics, 0, 3))
    learned.stories.append(told)
    return told
