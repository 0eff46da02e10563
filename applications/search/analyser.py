"""Makes of a text the tokens that are indexed and asked for, with the place of each: one analyser for both databases.

A token is spelled in a to y, 0 to 9 alone, so that any engine takes it for one word: a "z" is doubled, and any other
character is "z" with its number in five hex digits. A "z" and another letter begins what no text can say (`private`).
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from typing import NamedTuple

from snowballstemmer import EnglishStemmer

from applications.fields.folded import fold

#: Longer words are cut: nobody types them, and PostgreSQL keeps none of 2 kB.
LONGEST = 64
#: Signs that stand on letters or between two without parting them.
MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
    "\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200d\u20d0-\u20ff\u3099\u309a"
)
SIGNS = re.compile("[\u00ad\u200b-\u200d]")
#: Han, kana and Hangul: written without spaces between the words, or with endings on them.
JOINED = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
RUN = re.compile(f"[{JOINED}](?:[{JOINED}{MARKS}])*|[^{JOINED}]+")
BEGINS_JOINED = re.compile(f"[{JOINED}]")
JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")
#: A word with its apostrophes, and the signs by which C++, C# and .NET are told from others.
WORD = rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*"
PIECE = re.compile(rf"{WORD}(?:['’]{WORD})*(?:\+\+(?!\+)|\#(?!\#))?|(?<![\w.])\.{WORD}")
INNER = re.compile("['’]")
ENDINGS = {"s", "t", "re", "ve", "ll", "d", "m"}
ENGLISH = re.compile("[a-z]{3,}")
PLAIN = re.compile("[a-y0-9]+")


class Token(NamedTuple):
    """`spelled` as it is indexed; it stands in the text from `start` until `end`."""

    spelled: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """All tokens of a text, in its order."""
    found = []
    for piece in PIECE.finditer(text):
        at = piece.start()
        for token in placed(piece[0]):
            found.append(token if not at else Token(token[0], at + token[1], at + token[2]))
    return found


def spelled(text: str) -> list[str]:
    """The tokens alone."""
    return [token[0] for piece in PIECE.findall(text) for token in placed(piece)]


def placed(piece: str) -> tuple[Token, ...]:
    """The tokens of a word as it stands between spaces. A history says the same few thousand over and over."""
    return placed_anew(piece) if len(piece) > LONGEST else placed_before(piece)


def placed_anew(piece: str) -> tuple[Token, ...]:
    if JAMO.search(piece):
        whole = unicodedata.normalize("NFC", piece)
        return () if JAMO.search(whole) else tuple(Token(token.spelled, 0, len(piece)) for token in placed(whole))
    word = piece.lstrip(".").rstrip("+#")
    at = len(piece) - len(piece.lstrip("."))
    found = [Token(each, at + start, at + end) for each, start, end in plain(word)]
    if word != piece:  # C++ stands behind its C, so that a phrase goes on from it
        found.append(Token(spell(bare(piece)), 0, len(piece)))
    return tuple(found)


placed_before = lru_cache(maxsize=2**16)(placed_anew)


def plain(word: str) -> list[Token]:
    """The tokens of a word with its apostrophes: "company's" is the company, "don't" one word, "O'Reilly" two."""
    parts, found, at = INNER.split(word), [], 0
    if len(parts) == 2 and bare(parts[1]) in ENDINGS:
        said = parts[0] if bare(parts[1]) == "s" else "".join(parts)
        return [Token(token.spelled, 0, len(word)) for token in in_runs(said)]
    for part in parts:
        found += [Token(each, at + start, at + end) for each, start, end in in_runs(part)]
        at += len(part) + 1
    return found


def in_runs(word: str) -> list[Token]:
    found = []
    for run in RUN.finditer(word):
        tokens = bigrams(run[0]) if BEGINS_JOINED.match(run[0]) else [Token(stemmed(bare(run[0])), 0, len(run[0]))]
        found += [Token(each, run.start() + start, run.start() + end) for each, start, end in tokens if each]
    return found


def bigrams(run: str) -> list[Token]:
    """Each two neighbours, and the last character alone, so that any one is found as the beginning of a token."""
    known = [(spell(each), place) for place, character in enumerate(run) if (each := bare(character))]
    ends = [*(place for _, place in known[1:]), len(run)]
    pairs = [Token(one + other, place, ends[at + 1]) for at, ((one, place), (other, _)) in enumerate(pairwise(known))]
    return [*pairs, Token(known[-1][0], known[-1][1], len(run))] if known else []


def bare(word: str) -> str:
    """Without case, accents and signs that are not seen; Korean syllables whole."""
    folded = SIGNS.sub("", fold(word))
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


stemmer, one_at_a_time = EnglishStemmer(), Lock()


def stemmed(word: str) -> str:
    """A folded word as it is indexed, without its English ending."""
    if ENGLISH.fullmatch(word):
        with one_at_a_time:  # it keeps the word it works on in itself
            word = stemmer.stemWord(word)
    return spell(word)


def spell(word: str) -> str:
    """A folded word in letters any engine takes for one word."""
    word = word[:LONGEST]
    return word if PLAIN.fullmatch(word) else "".join(map(letter, word))


def letter(character: str) -> str:
    if character == "z":
        return "zz"
    return character if PLAIN.fullmatch(character) else f"z{ord(character):05x}"


def private(kind: str, key: int | str) -> str:
    """A token that stands in no text: `kind` is one letter but z."""
    return f"z{kind}{key}"
