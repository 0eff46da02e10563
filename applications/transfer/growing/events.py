"""Makes up what happens around the steps of an attempt: how it begins, and what is said in between."""

from applications.attempts.models import Origin
from applications.loops.choices import Party
from applications.loops.models import Loop
from applications.thread.choices import Act, Channel
from applications.thread.models import Event
from applications.transfer.growing import said
from applications.transfer.growing.course import Course

THEIRS = {Act.INVITED: 20, Act.TOLD_ME: 10, Act.ADVANCED: 14, Act.SCHEDULED: 16, Act.ASKED: 8, Act.RESCHEDULED: 4}
RARE = {Act.ON_HOLD: 1, Act.ROLE_CHANGED: 1, Act.LEVEL_CHANGED: 1}
MINE = {Act.ANSWERED: 8, Act.TOLD_THEM: 10, Act.FOLLOWED_UP: 7, Act.FELT: 6, Act.NOTED: 6, Act.RESCHEDULED: 2}
CHANNELS = {Channel.EMAIL: 60, Channel.CALL: 16, Channel.MESSAGE: 12, Channel.PORTAL: 6, "": 6}


def begin(course: Course) -> None:
    """By my application or, where they wrote first, by my yes."""
    is_mine = course.attempt.origin in (Origin.APPLIED, Origin.REFERRAL, Origin.INTERNAL, Origin.CONTEST, "")
    if is_mine:
        happens(course, Party.ME, Act.APPLIED)
        if course.chance.happens(0.6):
            course.move(0, 5)
            happens(course, Party.NOBODY, Act.ACKNOWLEDGED)
    else:
        happens(course, Party.THEM, Act.CONTACTED)
        course.move(0, 4)
        happens(course, Party.ME, Act.AGREED)


def something(course: Course, loops: list[Loop]) -> None:
    """Before most steps a word goes to and fro."""
    chance = course.chance
    if chance.happens(0.7):
        acts, actor = chance.choice([(THEIRS | RARE, Party.THEM), (MINE, Party.ME)])
        happens(course, actor, chance.weighted(acts), loops)


def reopen(course: Course) -> None:
    """They come back after the end: the attempt is open again."""
    course.move(20, 60)
    happens(course, Party.THEM, Act.REOPENED)


def happens(course: Course, actor: str, act: str, loops: list[Loop] | None = None) -> None:
    chance = course.chance
    event = {
        "actor": actor,
        "act": act,
        "loop": loops[0] if loops else None,
        "role": course.role if act == Act.ROLE_CHANGED else None,
        "person": chance.choice(course.people) if actor == Party.THEM and chance.happens(0.4) else None,
        "channel": "" if act in (Act.FELT, Act.NOTED) else chance.weighted(CHANNELS),
        "happened": course.when(),
        "words": chance.choice([*said.EVENT_WORDS[act], ""]),
    }
    first = course.place(Event, **event)
    if chance.happens(0.005):
        course.place(Event, follows=True, corrects=first, **event | {"words": "It was by phone, I found the note."})
