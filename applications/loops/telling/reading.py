"""Reads steps as people tell them, one a line: "phone screen", "loop of five", "2 technical interviews, May 2016".

What is not recognised becomes the name of a round, in the words that were typed; nothing is dropped or guessed.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.reading import read_date
from applications.loops.telling.told import (
    Told,
    ToldRound,
    ended,
    in_turn,
    is_recognised,
    read_item,
    read_loop,
    read_several,
)

#: A longer line is a story.
LONGEST = 200
BULLET = re.compile(r"^\s*(?:[-*•–—·>]+|\d{1,2}[.)])\s+")
OPENING = re.compile(r"^(?:(?:and|then|next|finally|lastly|afterwards|after that|followed by|later)[,:]?\s+)+", re.I)
#: What may stand between a step and its date.
BEFORE_DATE = re.compile(r",\s*|\s+(?:on|in|from|since|around|about|before|after)\s+|\s+[-–—]\s+|:\s+|\s*\(")
AFTER_DATE = re.compile(r":\s+|\s+[-–—]\s+|,\s*")
#: Opens a date, and belongs to it.
PART_OF_DATE = ("from", "since", "around", "about", "before", "after")


@dataclass(frozen=True)
class Reader:
    """Reads lines; `zone` is where a time of day was meant, `today` gives "yesterday" its day."""

    zone: tzinfo
    today: date

    def steps(self, text: str) -> list[list[Told]]:
        """Line by line what was told, empty lines left out."""
        return [self.line(line) for line in text.splitlines() if line.strip()]

    def line(self, line: str) -> list[Told]:
        if len(line) > LONGEST:
            return [ToldRound(name=line)]
        words = OPENING.sub("", BULLET.sub("", line)).strip() or line.strip()
        rest, when = self.dated(words)
        if (parts := in_turn(words)) and not (when and read_loop(rest)):
            return [step for part in parts for step in self.line(part)]
        if when:
            return [replace(step, when=when) for step in read_loop(rest) or read_item(rest)]
        rest, state, result = ended(words)
        rest, when = self.dated(rest) if state or result else (words, None)
        if when:
            return [replace(step, when=when, state=state, result=result) for step in read_loop(rest) or read_item(rest)]
        return read_loop(words) or read_several(words) or read_item(words)

    def dated(self, words: str) -> tuple[str, FuzzyDate | None]:
        """The words without the date at their end, or at their beginning; the longest that is one."""
        for joint in BEFORE_DATE.finditer(words):
            opening = joint[0].strip()
            tail = words[joint.end() :].rstrip(")") if opening == "(" else words[joint.end() :]
            tail = f"{opening} {tail}" if opening in PART_OF_DATE else tail
            if (head := words[: joint.start()].strip()) and (when := self.date(tail)):
                return head, when
        for joint in reversed([*AFTER_DATE.finditer(words)]):
            if (tail := words[joint.end() :].strip()) and (when := self.date(words[: joint.start()])):
                return tail, when
        for joint in re.finditer(r"\s+(?=.*\d{4})", words):
            head, tail = words[: joint.start()], words[joint.end() :]
            if is_recognised(head) and (when := self.date(tail)):
                return head, when
        return words, None

    def date(self, text: str) -> FuzzyDate | None:
        """A date that has a place on the calendar; other words are no date here."""
        found = read_date(text.strip(), self.zone, self.today)
        return found if found and found.is_placed else None
