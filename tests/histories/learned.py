"""What the two examples teach: the life of their lessons, as far as the histories tell it. Read after the fact."""

from collections.abc import Callable

from applications import models as records
from applications.accounts.models import User
from tests.histories.builder import Writer

CHANGE, KEEP = "change", "keep"


def five_attempts(owner: User) -> None:
    write = Writer(owner, "five-attempts, learned")
    tries = {attempt.number: attempt for attempt in owner.attempts.in_order()}
    loops = {attempt.number: attempt.loops.get() for attempt in tries.values()}
    notes(write, tries)
    fitting_role(write, tries)
    enough_stories(write, tries, loops)
    one_bad_answer(write, tries, loops)
    for number, chance in {2: 30, 3: 10, 5: 70}.items():  # nothing said yes; I knew; it felt like a yes
        step = {"attempt": tries[number], "loop": loops[number]}
        write.add(records.Forecast, moment="after", chance=chance, **step)
    # I left my old notes shut, on purpose.
    write.add(records.Review, attempt=tries[5], loop=loops[5], is_fresh=True)
    asked = write.add(records.Question, words="How did your interviews go?")
    write.add(records.Asking, question=asked, attempt=tries[5], went="answered")
    write.date_seals()


def notes(write: Writer, tries: dict) -> None:
    """It was done three times and passed none; the time it was left aside was the yes. Counts, not proof."""
    lesson = write.lesson(
        "Before the next try, go over your notes on what went wrong.", tries[1],
        cue="a recruiter writes again", response="read what went wrong the last time", direction=CHANGE,
    )  # fmt: skip
    for number in (2, 3, 4):
        carry = write.carry(lesson, tries[number])
        write.sighting(lesson, tries[number], "held", carry=carry)
    write.sighting(lesson, tries[5], "left_aside", "I left my old notes shut, on purpose.")
    words = "By now my old notes did not seem to help any more."
    write.add(records.Retirement, lesson=lesson, retired="2020", words=words)


def fitting_role(write: Writer, tries: dict) -> None:
    written = write.post_mortem(tries[2], went_well="They liked my profile, and how I did.")
    fit = write.topic("Fit of the role")
    reason = "What I can do was not what this role asked for."
    write.cause(written, reason, "their_words", "shared", topic=fit)
    lesson = write.lesson(
        "Take only roles that ask for what you do best.", tries[2], topics=[fit], direction=CHANGE,
        cue="a recruiter offers a role beside my skills", response="let it pass",
    )  # fmt: skip
    carry = write.carry(lesson, tries[3])
    write.sighting(lesson, tries[3], "held", "The role was made for me.", carry=carry)
    write.sighting(lesson, tries[5], "held", "The role and the place of my third try.")


def enough_stories(write: Writer, tries: dict, loops: dict) -> None:
    principles = write.topic("Leadership principles", "principle", company=tries[1].company)
    lesson = write.lesson(
        "Bring more stories than they can ask for.", tries[2], topics=[principles], direction=KEEP,
        cue="a loop is planned", response="have stories enough for every principle",
    )  # fmt: skip
    lesson.loops.add(loops[2])
    carry = write.carry(lesson, loops[4])
    write.sighting(lesson, loops[4], "held", carry=carry, words="Stories enough for the leadership principles.")


def one_bad_answer(write: Writer, tries: dict, loops: dict) -> None:
    written = write.post_mortem(
        loops[3], went_well="The first round went just as I had wished.",
        went_wrong="Then came questions I had no sure answer to, and they pressed on all that followed.",
        takeaway="Do not let one answer weigh on the rounds after it.",
    )  # fmt: skip
    rest = loops[3].rounds.get(name="The rounds after it")
    calm = write.topic("Calm", "behavioural")
    write.cause(written, "One bad answer went along into the next rooms.", "seen", "mine", topic=calm, round=rest)
    lesson = write.lesson(
        written.takeaway, topics=[calm], direction=CHANGE,
        cue="something goes wrong in a round", response="leave it at the door, and begin the next one anew",
    )  # fmt: skip
    lesson.rounds.add(rest)
    first = loops[4].rounds.in_order()[0]
    carry = write.carry(lesson, loops[4])
    nervous = "Technical trouble put off the start, and I was nervous from then on."
    write.sighting(lesson, first, "again", nervous, carry=carry)
    write.sighting(lesson, loops[5], "no_cue", "Happy with every part of it.")
    drained = write.post_mortem(loops[4], went_wrong="At the end there was nothing left in me.")
    write.cause(drained, "Technical trouble put off the start.", "seen", "theirs", round=first)


def training_week(owner: User) -> None:
    write = Writer(owner, "training-week, learned")
    attempt = owner.attempts.get(outcome="accepted")
    work = attempt.rounds.get(kind="challenge")
    principles = owner.topics.get(name="Leadership principles")
    write.add(
        records.Story, title="Stuck for three hours, done in ten minutes", topics=[principles],
        situation="A practical challenge of 24 hours, on services I had never worked with.",
        task="Hand in something that works.",
        action="Three hours in I was stuck. I stopped, slept for three hours, and began anew.",
        result="Ten minutes or so, and it was done.",
    )  # fmt: skip
    calm = owner.lessons.get(advice__startswith="Stay calm.")
    write.sighting(calm, work, "held", "I slept, and then it was done.")
    asked = write.add(records.Question, words="Which of your weaknesses is the greatest?", topics=[principles])
    asked.topics.set([principles])
    write.add(records.Forecast, moment="after", chance=10, attempt=attempt, round=work)  # I told myself it was lost
    write.date_seals()


LEARNED: dict[str, Callable[[User], None]] = {"five-attempts": five_attempts, "training-week": training_week}
