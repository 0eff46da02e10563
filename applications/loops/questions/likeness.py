"""How like two questions are in their words, so that one that is there already is offered instead of a twin."""

import re
from collections.abc import Iterable
from functools import lru_cache

from applications.fields.folded import fold

#: From here on two questions may be the same; tests/loops/questions/test_likeness.py says how often that is true.
ALIKE = 0.68
#: The words in which anything is asked, and those in which a question is put: they tell no two apart.
STOP_WORDS = frozenset(
    "a an the this that these those some any it its is are was were be been being am do does did done have has had "
    "can could would will should shall may might must and or but if so as at by for from in into of on onto to with "
    "about than then there here i me my you your yourself we us our they them their he she his her one own what which "
    "who whom whose why how when where whether ever just please no not through out thing something "
    "s re ve ll d t tell describe explain give walk talk say show example time situation case bit way question "
    "difference".split()
)
WORD = re.compile(r"[^\W_]+[+#]*")
#: Endings that come and go while a word stays the same, the longest first; "prioritise" is also spelled with a z.
ENDINGS = ("ations", "ation", "ment", "ings", "ing", "ise", "ize", "ies", "ed", "es", "s", "e")
SHORTEST = 3
Threes = frozenset[str]


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how much of what tells a question apart two of them have in common."""
    return measured(threes_of(one), threes_of(other))


def measured(one: Threes, other: Threes) -> float:
    """Of all that each has, and of all that the shorter one has, what both have: halfway between the two, since one
    person asks the same in four words and another in twelve."""
    if not one or not other:
        return 0.0
    both = len(one & other)
    return both / (len(one) + len(other)) + both / min(len(one), len(other)) / 2


@lru_cache(maxsize=4096)
def threes_of(text: str) -> Threes:
    """Its telling words without their endings, as letters in threes, which know a misspelling."""
    words = WORD.findall(fold(text))
    telling = [stem(word) for word in words if word not in STOP_WORDS] or words
    padded = [f" {word} " for word in telling]
    return frozenset(word[at : at + 3] for word in padded for at in range(len(word) - 2))


def stem(word: str) -> str:
    """The word without an ending: "testing", "tests" and "tested" are "test"."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and not word.endswith("ss"):
            bare = word.removesuffix(ending)
            doubled = ending in ("ing", "ed") and bare[-1] == bare[-2] and bare[-1] not in "ls"
            return bare[:-1] if doubled else bare
    return word


def most_like(text: str, known: Iterable[tuple[int, str]], most: int = 3) -> list[int]:
    """Keys of the questions that may be the same, the likest first; of two alike, the one that comes first."""
    wanted = threes_of(text)
    found = [(measured(wanted, threes_of(words)), key) for key, words in known]
    alike = sorted((pair for pair in found if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [key for _, key in alike[:most]]
