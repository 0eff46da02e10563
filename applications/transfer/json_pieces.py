"""Reads a JSON file piece by piece, so that a long history needs no more memory than its longest record."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

CHUNK = 1 << 20
_SPACE = re.compile(r"[ \t\r\n]*")


class NotJson(Exception):
    """The text is no JSON, or says the same thing twice; the message says what was wrong."""


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object's names and values; of a name that stands there twice, one value would be lost silently."""
    whole = dict(pairs)
    if len(whole) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NotJson(f"“{twice}” stands there twice.")
    return whole


class JsonPieces:
    """Walks through the JSON text of a binary file in UTF-8. Raises NotJson where it cannot go on."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.text, self.at = "", 0
        self.letters = codecs.getincrementaldecoder("utf-8-sig")()
        self.decoder = json.JSONDecoder(object_pairs_hook=once)

    def names(self) -> Iterator[str]:
        """The names in the object that begins here. Each value is to be read before going on to the next name."""
        seen = set()
        for _ in self.elements("{", "}"):
            name = self.value()
            if not isinstance(name, str):
                raise NotJson("a name is missing.")
            if name in seen:
                raise NotJson(f"“{name}” stands there twice.")
            seen.add(name)
            self.take(":")
            yield name

    def values(self) -> Iterator[Any]:
        """The values in the list that begins here."""
        for _ in self.elements("[", "]"):
            yield self.value()

    def elements(self, opening: str, closing: str) -> Iterator[None]:
        self.take(opening)
        if self.peek() != closing:
            yield
            while self.peek() == ",":
                self.take(",")
                yield
        self.take(closing)

    def take(self, wanted: str) -> None:
        found = self.peek()
        if found != wanted:
            raise NotJson(f"“{found}” stands where “{wanted}” was expected." if found else "the file ends too early.")
        self.at += 1

    def peek(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            self.at = _SPACE.match(self.text, self.at).end()
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.read_on():
                return ""

    def value(self) -> Any:
        """The value that begins here."""
        self.peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.text, self.at)
            except ValueError as error:
                if not self.read_on():
                    raise NotJson(f"this is not JSON ({getattr(error, 'msg', error)}).") from error
            except RecursionError as error:
                raise NotJson("it is nested too deeply.") from error
            else:
                # What ends with the text read so far may go on: 1, 12, 123.
                if end < len(self.text) or not self.read_on():
                    self.at = end
                    return value

    def read_on(self) -> bool:
        """Read more of the file; as much again as is still unread, so that a long value is not read over and over."""
        rest = self.text[self.at :]
        more = self.file.read(max(CHUNK, len(rest)))
        try:
            self.text, self.at = rest + self.letters.decode(more, final=not more), 0
        except UnicodeDecodeError as error:
            raise NotJson("it is not UTF-8 text.") from error
        return bool(more)
