"""Makes up one attempt, from how it began to what it left behind."""

from datetime import date
from typing import Any

from applications.attempts.models import Approach, Attempt, Document, Origin
from applications.companies.models import Company, Person, Role, Topic
from applications.loops.choices import Capacity
from applications.loops.models import Involvement
from applications.records.order import STEP
from applications.transfer.growing import aftermath, endings, events, learning, steps, words
from applications.transfer.growing.chance import Chance
from applications.transfer.growing.course import Course
from applications.transfer.growing.dates import rank_of, remembered
from applications.transfer.growing.prose import short_note
from applications.transfer.growing.rows import Rows

ORIGINS = {
    Origin.APPLIED: 56,
    Origin.RECRUITER: 18,
    Origin.REFERRAL: 9,
    Origin.SOURCER: 5,
    Origin.AGENCY: 4,
    Origin.EVENT: 1,
    Origin.CONTEST: 1,
    Origin.INTERNAL: 1,
    "": 3,
}
SEVERAL = [(None, None, "about a dozen"), (3, 4, "3–4 times"), (None, 10, ""), (5, None, "")]


class Setting:
    """What all attempts at a company share."""

    def __init__(self, rows: Rows, company: Company, roles: list[Role], people: list[Person], topics: list[Topic]):
        self.rows, self.company, self.roles, self.people, self.topics = rows, company, roles, people, topics
        self.learned = learning.Learned()


def attempt(setting: Setting, day: date, until: date, rounds: int, *, is_open: bool, is_later: bool) -> None:
    chance = setting.rows.chance
    is_dated = is_open or not chance.happens(0.07)
    begun = begin(setting, day, is_dated=is_dated, is_later=is_later)
    course = Course(setting.rows, begun, day, until, is_dated=is_dated, is_open=is_open)
    course.people, course.role = setting.people, begun.current_role
    events.begin(course)
    meet(course)
    held, loops = steps.walk(course, rounds, setting.topics)
    aftermath.set_deadlines(course, held)
    outcome = endings.end(course, held, loops)
    learning.use_lessons(course, setting.learned, held)
    learning.forecast(course, held)
    learning.review(course, held)
    learning.ask_and_tell(course, setting.learned, held, setting.topics)
    aftermath.leave(course, outcome, held, loops, setting.topics, setting.learned)
    if outcome and chance.happens(0.005):
        events.reopen(course)


def begin(setting: Setting, day: date, *, is_dated: bool, is_later: bool) -> Attempt:
    chance, rows = setting.rows.chance, setting.rows
    role = chance.choice(setting.roles)
    begun = rows.add(
        Attempt,
        day,
        company=setting.company,
        current_role=role if chance.happens(0.9) else None,
        rank=rank_of(day) + chance.randrange(1440) * STEP,
        began=remembered(chance, day) if is_dated else None,
        origin=Origin.RETURNING_RECRUITER if is_later and chance.happens(0.15) else chance.weighted(ORIGINS),
        via="a friend there" if chance.happens(0.05) else "",
        approach=chance.choice(["", *Approach.values]) if is_later else "",
        differently=short_note(chance) if is_later and chance.happens(0.5) else "",
        hunt=hunt(chance, day),
        notes=short_note(chance) if chance.happens(0.3) else "",
        **(several(chance) if chance.happens(0.01) else {}),
    )
    rows.link(begun, "roles", [role, *(other for other in chance.some(setting.roles, 0, 1) if other is not role)])
    if chance.happens(0.3):
        rows.add(Document, day, attempt=begun, name="Two pages, in English", sha256=f"{chance.getrandbits(256):064x}")
    return begun


def hunt(chance: Chance, day: date) -> str:
    return chance.choice(words.HUNTS).format(year=day.year)


def several(chance: Chance) -> dict[str, Any]:
    least, most, in_words = chance.choice(SEVERAL)
    return {"count_least": least, "count_most": most, "count_words": in_words}


def meet(course: Course) -> None:
    """Somebody there keeps in touch."""
    if course.chance.happens(0.6):
        course.add(Involvement, person=course.chance.choice(course.people), capacity=Capacity.RECRUITER)
