"""Reads what somebody asks for: words, "phrases", -without and operators; whatever is none of these is text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from applications.fields.text import clean_text
from applications.search import words
from applications.search.analyser import private
from applications.search.typed import asked, begins_joined, outgrown, typed

LONGEST, MOST_PARTS, MOST_TOKENS = 300, 16, 32
PART = re.compile(r'(?P<minus>-?)(?:(?P<name>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+)|(?<=:)(?P<none>))')


@dataclass(frozen=True)
class Part:
    """One word, phrase or operator as it was typed. `is_last`: it stands at the very end, so it may go on."""

    raw: str
    name: str
    value: str
    is_without: bool
    is_quoted: bool
    is_last: bool


def parts(text: str) -> list[Part]:
    text = clean_text(text)[:LONGEST]
    found = [
        Part(
            raw=part[0].removeprefix("-"),
            name=(part["name"] or "").lower(),
            value=part["quoted"] or part["plain"] or "",
            is_without=bool(part["minus"]) and (part.start() == 0 or text[part.start() - 1].isspace()),
            is_quoted=part["quoted"] is not None,
            is_last=part.end() == len(text),
        )
        for part in PART.finditer(text)
        if part[0]
    ]
    return found[:MOST_PARTS]


@dataclass(frozen=True)
class Term:
    """`tokens` one behind the other; the last may go on if it `begins`; each of the `others` will do as well."""

    tokens: tuple[str, ...]
    begins: bool = False
    others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, part: Part) -> "Term | None":
        """None where nothing is asked for: "!"."""
        tokens = tuple(asked(part.raw)[:MOST_TOKENS])
        if not tokens:
            return None
        goes_on = part.is_last and not part.is_quoted and len(part.raw) > 1 and part.raw[-1].isalnum()
        if goes_on and len(tokens) == 1 and (word := typed(part.raw)):
            return cls((word,), begins=True, others=outgrown(part.raw))
        return cls(tokens, begins=goes_on or begins_joined(part.raw))

    def expression(self, kind: str = "") -> str:
        """What asks the engine for it; with `kind`, among the private tokens of that kind."""
        tokens = [private(kind, token) for token in self.tokens] if kind else list(self.tokens)
        others = [private(kind, token) for token in sorted(self.others)] if kind else sorted(self.others)
        return words.some([words.words(tokens, self.begins), *(words.words([other]) for other in others)])

    def stands_in(self, tokens: list[str]) -> bool:
        if len(self.tokens) > 1:
            return next(self.places(tokens), None) is not None
        last = self.tokens[0]
        return last in tokens or any(
            token in self.others or (self.begins and token.startswith(last)) for token in tokens
        )

    def places(self, tokens: list[str]) -> Iterator[tuple[int, int]]:
        """From which to which token it stands in a text."""
        long = len(self.tokens)
        for at in range(len(tokens) - long + 1):
            if self.stands_at(tokens, at):
                yield at, at + long - 1

    def stands_at(self, tokens: list[str], at: int) -> bool:
        *before, last = self.tokens
        ends = tokens[at + len(before)]
        if ends == last or ends in self.others or (self.begins and ends.startswith(last)):
            return tokens[at : at + len(before)] == before
        return False
