"""What somebody types as against what stands in a text: the last word may not be whole yet."""

from functools import lru_cache

from applications.search.analyser import BEGINS_JOINED, ENGLISH, PIECE, RUN, bare, placed, spell, spelled, stemmed

#: How an English word may go on from where somebody stopped typing.
GOES_ON = (
    *("e", "d", "ed", "s", "es", "g", "ng", "ing", "n", "on", "ion", "ions", "t", "nt", "ent", "ment", "ess", "ness"),
    *("y", "ly", "ty", "ity", "r", "er", "l", "al", "le", "ble", "able", "ies"),
)


def asked(text: str) -> list[str]:
    """The tokens to ask for, one behind the other: without that of the last joined character, which stands for itself
    only where a text goes on otherwise."""
    found, last = spelled(text), text[-1:]
    return found[:-1] if last and BEGINS_JOINED.match(last) and not begins_joined(text) else found


def begins_joined(text: str) -> bool:
    """Whether it ends in a single one of the joined characters, with which a pair may begin."""
    last = PIECE.findall(text)[-1:]
    runs = RUN.findall(last[0]) if last else []
    return bool(runs) and bool(BEGINS_JOINED.match(runs[-1])) and len(placed(runs[-1])) == 1


def typed(text: str) -> str:
    """The one English word in a text, with the ending it has; "" where it is another or there are more."""
    pieces = PIECE.findall(text)
    return spell(bare(pieces[0])) if len(pieces) == 1 and ENGLISH.fullmatch(bare(pieces[0])) else ""


@lru_cache(maxsize=2**12)
def outgrown(text: str) -> frozenset[str]:
    """The tokens of words on the way to which a word may be that is longer by now than they are without their ending:
    "negotiat" goes on to "negotiate", which is indexed as "negoti"."""
    folded = bare(PIECE.findall(text)[0])
    stems = {stemmed(folded + ending) for ending in GOES_ON}
    return frozenset({stemmed(folded), *(stem for stem in stems if 3 <= len(stem) < len(spell(folded)))})
