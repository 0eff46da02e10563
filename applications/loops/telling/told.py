"""What was told of rounds and loops, read from words without a date: "loop of five", "2 technical interviews"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.choices import Result, State
from applications.loops.telling.counting import ONE, Count, counted, read_count
from applications.loops.telling.spellings import LOOP_KINDS, kind_of, spelled_in

#: More rounds than this in one breath are one row that stands for them all.
MANY = 8
#: A kind may be followed by who or how: "phone screen with Ana".
MORE = re.compile(
    r"\s+(?:with|w/|by|via|over|at|about|for|on)\s+|\s+of\s+(?=\d)|\s+#?(?=\d{1,2}$)|\s*[(,:]\s*|\s+[-–—]\s+"
)
NUMBERED = re.compile(r"^(?:(?:round|step|stage|interview) \w{1,5}|r\d{1,2})\s*[:.–—-]\s*", re.I)
LOOP_COUNT = re.compile(
    r"(?P<head>.+?)(?:,? (?:of|with)|,|:| \() ?(?P<count>[^,:()]+?)(?: (?:rounds?|interviews?|sessions?))?\)?"
)
COUNT_LOOP = re.compile(r"(?P<count>\S+(?: (?:to|or) \S+)?)[ -](?:rounds?|interviews?)[ -](?P<head>.+)")
ROUNDS_OF_LOOP = re.compile(r"(?P<count>\S+(?: (?:to|or) \S+)?) (?P<head>.+) (?:rounds|interviews)")
ROUNDS = re.compile(r"(?P<head>.+?)(?P<joint>:\s*|\s*\(|\s+with\s+|\s+[-–—]\s+)(?P<rounds>.+?)\)?")
ITEMS = re.compile(r"\s*(?:[,;+→]|->|>)\s*(?:and\s+|then\s+)?")
#: Say that one step follows another; a lone comma may as well say more about one.
ARROWS = re.compile(r"[;+→>]|,\s*then\s")
IN_TURN = re.compile(r"\s*(?:->|[;→>]|,?\s+(?:and\s+)?then\s)\s*", re.I)
ENDS = {
    "cancelled": (State.CANCELLED, ""), "canceled": (State.CANCELLED, ""), "no show": (State.NO_SHOW, ""),
    "no-show": (State.NO_SHOW, ""), "skipped": (State.NOT_HELD, ""), "not held": (State.NOT_HELD, ""),
    "passed": ("", Result.PASSED), "not passed": ("", Result.NOT_PASSED), "failed": ("", Result.NOT_PASSED),
}  # fmt: skip
END = re.compile(
    rf"(?P<rest>.+?)(?:,| -| –| —|:)? \(?(?P<end>{'|'.join(sorted(ENDS, key=len, reverse=True))})\)?", re.I
)


@dataclass(frozen=True)
class ToldRound:
    kind: str = ""
    name: str = ""
    count: Count = ONE
    when: FuzzyDate | None = None
    state: str = ""
    result: str = ""


@dataclass(frozen=True)
class ToldLoop:
    """`rounds` are those that were named; `count` is how many there were, where that was said."""

    kind: str
    count: Count | None = None
    rounds: list[ToldRound] = field(default_factory=list)
    when: FuzzyDate | None = None
    state: str = ""
    result: str = ""


Told = ToldRound | ToldLoop


def ended(words: str) -> tuple[str, str, str]:
    """The words without how it ended, and the state and the result that says."""
    found = END.fullmatch(words)
    if found and (kind_of(counted(found["rest"])[1])[0] or read_loop(found["rest"])):
        return found["rest"], *ENDS[found["end"].lower()]
    return words, "", ""


def read_loop(words: str) -> list[ToldLoop]:
    """ "onsite", "a loop of 4–5", "5-round loop", "loop: coding, coding, HM"; nothing where no loop is told."""
    if (told := ended(words))[0] != words and (whole := read_loop(told[0])) and not whole[0].rounds:
        return [replace(loop, state=told[1], result=told[2]) for loop in whole]
    if kind := spelled_in(words, LOOP_KINDS):
        return [ToldLoop(kind)]
    for form in (LOOP_COUNT, COUNT_LOOP, ROUNDS_OF_LOOP):
        found = form.fullmatch(words)
        if found and (kind := spelled_in(found["head"], LOOP_KINDS)) and (count := read_count(found["count"])):
            return [ToldLoop(kind, count)]
    found = ROUNDS.fullmatch(words)
    rounds = [round for item in items(found["rounds"]) for round in read_item(item)] if found else []
    are_enough = any if found and found["joint"].strip() in (":", "(") else all
    if not are_enough(round.kind for round in rounds):
        return []
    return [replace(loop, rounds=rounds) for loop in (read_loop(found["head"]) if found else [])]


def read_several(words: str) -> list[Told]:
    """Steps told in one line, "recruiter screen, phone screen, onsite", where each of them is recognised."""
    parts = items(words)
    are_told = ARROWS.search(words) or any(counted(part)[0] is not ONE for part in parts)
    if len(parts) < (2 if are_told else 3):
        return []
    steps = [read_loop(part) or read_item(part) for part in parts]
    return [step for told in steps for step in told] if all(told[0].kind for told in steps) else []


def in_turn(words: str) -> list[str]:
    """The parts of a line that says of steps that one followed another, if one of them at least is recognised."""
    parts = [part.strip(" ,") for part in IN_TURN.split(words) if part.strip(" ,")]
    are_steps = len(parts) > 1 and any(is_recognised(part) for part in parts)
    return parts if are_steps and not read_loop(words) else []


def is_recognised(words: str) -> bool:
    return bool(read_loop(words) or any(round.kind for round in read_item(words)))


def items(text: str) -> list[str]:
    return [part for item in ITEMS.split(text) if item.strip() for part in in_two(item.strip())]


def in_two(item: str) -> Iterator[str]:
    """ "system design and HM" are two, "data structures and algorithms" is one."""
    first, _, second = item.partition(" and ")
    if second and not kind_of(item)[0] and kind_of(counted(first)[1])[0] and kind_of(counted(second)[1])[0]:
        yield from (first, second)
    else:
        yield item


def read_item(words: str) -> list[ToldRound]:
    """Rounds, and how they ended: "take-home, skipped"."""
    rest, state, result = ended(words)
    return [replace(round, state=state, result=result) for round in read_rounds(rest)]


def read_rounds(words: str) -> list[ToldRound]:
    """As many rounds as are told; one row for several whose number is large, or that have words in common."""
    count, what = counted(words)
    round = read_round(one_of(what) if count is not ONE else what)
    is_counted = round.kind or not round.name or round.name.lower().endswith(("interview", "round"))
    if not is_counted and count.exactly is not None:
        return [ToldRound(name=words)]
    has_more = round.kind and round.name and not kind_of(what)[0]
    if count is not ONE and (has_more or count.exactly is None or count.exactly > MANY):
        return [replace(round, count=count)]
    return [round] * count.exactly


def one_of(words: str) -> str:
    """ "live coding interview" of "live coding interviews"."""
    singular = words.removesuffix("s")
    return singular if kind_of(singular)[0] or singular.lower().endswith(("interview", "round")) else words


def read_round(words: str) -> ToldRound:
    kind, is_plain = kind_of(words)
    if kind or words.lower() == "round":
        return ToldRound(kind, "" if is_plain or not kind else words)
    if numbered := NUMBERED.match(words):
        return ToldRound(kind_of(words[numbered.end() :])[0], words)
    for joint in MORE.finditer(words):
        if kind := kind_of(words[: joint.start()])[0]:
            return ToldRound(kind, words)
    return ToldRound(name=words)
