"""Tells two texts apart, word by word: what stayed, what went and what came."""

import re
from difflib import SequenceMatcher

#: ("", text) stayed, ("del", text) went, ("ins", text) came.
Piece = tuple[str, str]
WORD = re.compile(r"\s*\S+|\s+$")
#: Few words are told apart as a whole; of too many it would take too long.
FEWEST, MOST_WORDS = 5, 3000
#: Below this share of common words, one text simply stands for another.
ALIKE = 0.4


def pieces(before: str, after: str) -> list[Piece]:
    """The text as it was and as it became, in one."""
    old, new = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    if not FEWEST <= max(len(old), len(new)) <= MOST_WORDS or matcher.quick_ratio() < ALIKE or matcher.ratio() < ALIKE:
        return [piece for piece in (("del", before), ("ins", after)) if piece[1]]
    found: list[Piece] = []
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            found.append(("", "".join(new[new_start:new_end])))
        else:
            found += changed("".join(old[start:end]), "".join(new[new_start:new_end]))
    return [piece for piece in found if piece[1]]


def changed(old: str, new: str) -> list[Piece]:
    """The space before a change belongs to neither."""
    space = (new or old)[: len(new or old) - len((new or old).lstrip())]
    return [("", space), ("del", old.lstrip()), ("ins", new.lstrip())]
