"""Two attempts twelve months apart: much is known of the days around them, little of each round."""

from applications.accounts.models import User
from tests.histories.builder import Writer

LETTER = """\
I wrote this as a letter to myself, for a third try. Most of it is about the days around the interviews:

- a small room without air
- a room that had been booked twice
- a flight of 25 hours
- a body clock that stood at two in the morning
- breaks
- which language to choose
"""


def build(owner: User) -> None:
    write = Writer(owner, "eleven-onsite-rounds")
    facebook = write.company("Facebook")
    role = write.role(facebook, "Production Engineer", "Menlo Park")
    write.me(facebook, "noted", "Both times I came from Western Australia.")
    write.nobody(facebook, "noted", "Both attempts together: two phone interviews and eleven interviews onsite.")
    first = write.attempt(facebook, role, began="March 2016")
    loop = write.loop(first, "onsite", rounds_held_least=5, rounds_held_most=5, result="not_passed")
    weak_round(write, loop, "My weak one")
    write.decision(first, "rejected", words="No offer.")
    write.preparation(
        "Software engineering and nothing else, for a year", "practice",
        notes="Complexity, practice sites, algorithms, and the calls of the C library by heart.",
    )  # fmt: skip
    began = "March 2017, exactly twelve months on"
    second = write.attempt(facebook, role, began=began, differently="A year on the round that had been weak.")
    six_rounds(write, second)
    write.decision(second, "rejected", words="No offer.")
    write.post_mortem(second, takeaway=LETTER)
    write.finish()


def six_rounds(write, attempt):
    loop = write.loop(
        attempt, "onsite", rounds_planned_least=5, rounds_planned_most=5, rounds_held_least=6, rounds_held_most=6,
        result="not_passed", surroundings="No schedule in writing this time.",
    )  # fmt: skip
    write.present(loop, "a sixth interviewer", "interviewer", was_planned=False, was_there=True)
    weak_round(write, loop, "Not enough again, for another reason: handling files in C")


def weak_round(write, loop, words):
    write.rating(loop, "No round in which I got to the end of a problem")
    weak = write.round(loop, name="Software engineering", result="not_passed")
    write.rating(weak, words)
