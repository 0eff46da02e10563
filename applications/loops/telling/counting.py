"""Reads how many there are of something, in figures or in words, and nothing that is not said."""

import re
from dataclasses import dataclass

WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBERS = {word: number for number, word in enumerate(WORDS, start=1)}
#: Say that there were several, and not how many.
VAGUE = ("a couple of", "a few", "several", "some", "a handful of", "a dozen", "about a dozen", "many")

_NUMBER = rf"(?:[1-9]\d?|{'|'.join(WORDS)})"
_BOUNDS = rf"(?P<least>{_NUMBER}) ?(?:[-–—]|to|or) ?(?P<most>{_NUMBER})"
_COUNT = rf"(?:{_BOUNDS}|(?P<bound>at least|at most|up to|more than)? ?(?P<number>{_NUMBER}))"
COUNT = re.compile(_COUNT, re.IGNORECASE)
BEFORE = re.compile(rf"(?P<count>{_COUNT}) ?(?:[x×]|times)? (?P<rest>\D.*)", re.IGNORECASE)
SQUEEZED = re.compile(r"(?P<number>[1-9]\d?)[x×] ?(?P<rest>\D.*)", re.IGNORECASE)
BEHIND = re.compile(r"(?P<rest>.*\D) ?(?:[x×] ?(?P<number>[1-9]\d?)|\((?P<bare>[1-9]\d?)\))", re.IGNORECASE)
SEVERAL = re.compile(rf"(?P<words>{'|'.join(VAGUE)}|about {_NUMBER}|around {_NUMBER}) (?P<rest>.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Count:
    """Bounds, either of which may be unknown, or words where nobody said how many."""

    least: int | None = None
    most: int | None = None
    words: str = ""

    @property
    def exactly(self) -> int | None:
        return self.least if self.least == self.most else None


ONE = Count(1, 1)


def number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def read_count(text: str) -> Count | None:
    """ "five", "4–5", "at least 3" as a count; None for anything else, and for bounds in the wrong order."""
    found = COUNT.fullmatch(text.strip())
    if not found:
        return None
    if found["least"]:
        least, most = number(found["least"]), number(found["most"])
        return Count(least, most) if least <= most else None
    exact = number(found["number"])
    bound = (found["bound"] or "").lower()
    if bound == "at least":
        return Count(exact, None)
    if bound == "more than":
        return Count(exact + 1, None)
    return Count(None if bound else exact, exact)


def counted(text: str) -> tuple[Count, str]:
    """How many, and of what: "2 technical interviews", "coding x3", "a few phone screens"; one where none is said."""
    if found := SEVERAL.fullmatch(text):
        return Count(words=found["words"]), found["rest"]
    if (found := BEFORE.fullmatch(text)) and (count := read_count(found["count"])):
        return count, found["rest"]
    if found := SQUEEZED.fullmatch(text):
        return Count(int(found["number"]), int(found["number"])), found["rest"]
    if found := BEHIND.fullmatch(text):
        times = int(found["number"] or found["bare"])
        return Count(times, times), found["rest"].strip()
    return ONE, text
