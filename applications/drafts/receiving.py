"""Reads what a page sends to be kept as a draft, and refuses what is none."""

import json
import re
from dataclasses import dataclass
from uuid import UUID

from applications.fields.text import clean_text

#: Ten notes of the longest kind: more than any form can be saved with.
LONGEST = 1_000_000
MOST_FIELDS = 500
PLACE = re.compile(r"/(?!/)[\w/.-]{0,199}", re.ASCII)
#: Belongs to the request, not to what was typed.
NOT_TYPED = {"csrfmiddlewaretoken", "draft"}


class TooLong(ValueError):
    """More than is kept as a draft."""


@dataclass(frozen=True)
class Sent:
    """`person` is whose page it was typed into: in another tab somebody else may have logged in since."""

    person: str
    sitting: UUID
    place: str
    texts: dict[str, list[str]]

    @classmethod
    def read(cls, body: bytes) -> "Sent":
        """What the JSON says. Raises ValueError for anything else, TooLong for too much."""
        try:
            sent = json.loads(body)
            person, place, texts = str(sent["person"]), sent["place"], sent["texts"]
            sitting = UUID(sent["sitting"])
        except (TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ValueError from error
        if not isinstance(place, str) or not PLACE.fullmatch(place) or not are_texts(texts):
            raise ValueError
        if len(texts) > MOST_FIELDS or sum(len(text) for values in texts.values() for text in values) > LONGEST:
            raise TooLong
        return cls(person, sitting, place, typed_of(texts))


def are_texts(texts) -> bool:
    return isinstance(texts, dict) and all(
        isinstance(values, list) and all(isinstance(text, str) for text in values) for values in texts.values()
    )


def typed_of(texts: dict[str, list[str]]) -> dict[str, list[str]]:
    """What can be kept: a draft is not lost over one character that no database takes."""
    return {
        clean_text(name): [clean_text(text) for text in values]
        for name, values in texts.items()
        if name not in NOT_TYPED
    }


def sitting_in(posted) -> UUID | None:
    """The sitting that a form names."""
    try:
        return UUID(posted.get("draft", ""))
    except ValueError:
        return None
