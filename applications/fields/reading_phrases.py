"""Reads what stands around a date: about, before, since, between … and …, from … to …"""

import re
from collections.abc import Iterator
from datetime import timedelta, tzinfo

from .edtf_units import Precision, read_unit_span
from .reading_units import read_unit

_ABOUT = re.compile(
    r"(?:about|around|circa|ca\.?|c\.|approximately|approx\.?|roughly|maybe|perhaps|probably|possibly|~|≈)"
    r" ?(?P<rest>.+)"
    r"|(?P<asked>.+?)(?: or so| ?[?~])"
)
_BEFORE = re.compile(r"(?:before|prior to|earlier than) (?P<rest>.+)")
_BY = re.compile(r"(?:by|at the latest|no later than|not later than) (?P<rest>.+)|(?P<open>.+) or (?:earlier|before)")
_AFTER = re.compile(r"(?:after|since|later than|not before|from) (?P<rest>.+)|(?P<open>.+?),? (?:or later|onwards?)")
_BETWEEN = re.compile(r"between (.+?) and (.+)|from (.+?) (?:to|until|till?|through) (.+)")
_PLAIN = re.compile(r"(?:in|on|during|some ?time in|at some point in|the) (?P<rest>.+)")
_JOINT = re.compile(r" ?- ?| (?:to|until|till|through|or) |/")
_YEARS = re.compile(r"(\d{2})(\d{2})([-/])(\d{2})")


def readings(text: str, zone: tzinfo) -> Iterator[str]:
    """EDTF spellings `text` may stand for, likeliest first; the caller takes the first one the calendar knows."""
    if years := _years(text):
        yield years
        return
    yield from _closed(text, zone)
    # What is spelled in EDTF already.
    yield text.upper()
    if found := _BEFORE.fullmatch(text):
        yield from (f"../{edtf.split('/')[0]}" for edtf in _closed(found["rest"], zone))
    elif found := _BY.fullmatch(text):
        yield from (_until_the_end_of(edtf) for edtf in _closed(found["rest"] or found["open"], zone))
    elif found := _BETWEEN.fullmatch(text):
        yield from _ranges(found[1] or found[3], found[2] or found[4], zone)
    elif found := _AFTER.fullmatch(text):
        yield from (f"{edtf.split('/')[0]}/.." for edtf in _closed(found["rest"] or found["open"], zone))
    else:
        for joint in _JOINT.finditer(text):
            yield from _ranges(text[: joint.start()], text[joint.end() :], zone)


def _years(text: str) -> str:
    """2016-18 are years, and so is 2022-23. 2008/09 is a month or two years, and the years hold the month."""
    found = _YEARS.fullmatch(text)
    if not found or found[4] <= found[2]:
        return ""
    if int(found[4]) <= 12 and not (found[3] == "/" and int(found[4]) == int(found[2]) + 1):
        return ""
    return f"{found[1]}{found[2]}/{found[1]}{found[4]}"


def _closed(text: str, zone: tzinfo) -> Iterator[str]:
    """Readings with a start and an end: a unit, or about a unit."""
    if unit := read_unit(text, zone):
        yield unit
    elif found := _PLAIN.fullmatch(text):
        yield from _closed(found["rest"], zone)
    elif found := _ABOUT.fullmatch(text):
        for edtf in _closed(found["rest"] or found["asked"], zone):
            yield "/".join(f"{end.rstrip('~')}~" for end in edtf.split("/"))


def _until_the_end_of(edtf: str) -> str:
    """Before whatever follows: "by May 2019" is before June 2019. A time is due when it comes."""
    try:
        span = read_unit_span(edtf.split("/")[-1])
    except ValueError:
        return edtf
    if span.precision is Precision.TIME:
        return f"../{edtf}"
    following = str(span.last_day + timedelta(days=1))
    lengths = {Precision.YEAR: 4, Precision.MONTH: 7}
    return f"../{following[: lengths.get(span.precision, 10)]}"


def _ranges(first: str, second: str, zone: tzinfo) -> Iterator[str]:
    """From the one to the other; what the first leaves out (its month, its year) stands in the second."""
    words = re.split(r"[ -]", second)
    firsts = [first, *(f"{first} {' '.join(words[place:])}" for place in range(1, len(words)))]
    # "May 12-15, 2016" has its month in front of both.
    seconds = [second, *([f"{first.split(' ')[0]} {second}"] if " " in first else [])]
    for end in (edtf for text in seconds for edtf in _closed(text, zone)):
        for start in (edtf for text in firsts for edtf in _closed(text, zone)):
            yield f"{start.split('/')[0]}/{end.split('/')[-1]}"
