"""Reads a day with a time of day as people write it, in their own zone unless they name another."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

_CLOCK = re.compile(
    r"(?P<day>.+?)(?:,? at |, | |t)"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?)? ?(?P<half>[ap]\.?m\.?)?"
    r" ?(?P<zone>z|\(?(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?\)?|\(?(?:utc|gmt)\)?|\(zone not known\)"
    r"|local time|\(?[a-z]{2,5}\)?)?"
)


def read_clock(text: str, zone: tzinfo, read_day: Callable[[str], str | None]) -> str | None:
    """`1 oct 2020 13:09` as EDTF; None when it is no such text. Minutes may be missing only before am or pm.

    A named zone that is not UTC (PST, CET …) stands for more than one offset, so the time is kept without a zone;
    so is one the clocks of `zone` showed twice, or never.
    """
    found = _CLOCK.fullmatch(text)
    if not found or not (found["minute"] or found["half"]):
        return None
    day, hour = read_day(found["day"]), _hour(int(found["hour"]), found["half"])
    if not day or hour is None:
        return None
    seconds = f":{found['second']}" if found["second"] else ""
    local = f"{day}T{hour:02}:{found['minute'] or '00'}{seconds}"
    named = (found["zone"] or "").strip("()").removeprefix("utc").removeprefix("gmt")
    if not found["zone"]:
        return local + _offset_in(zone, local)
    if named[:1] in ("+", "-"):
        digits = named[1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        return f"{local}{named[0]}{hours.zfill(2)}:{minutes}"
    return local + ("Z" if named in ("", "z") else "")


def _hour(hour: int, half: str | None) -> int | None:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half[0] == "p" else 0)


def _offset_in(zone: tzinfo, local: str) -> str:
    """The offset of a local time in a zone as `+02:00`, or "" where the zone's clocks leave it open."""
    try:
        clock = datetime.fromisoformat(local)
    except ValueError:
        return ""
    first, second = (clock.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    if first is None or first != second or first % timedelta(minutes=1):
        return ""
    sign = "-" if first < timedelta(0) else "+"
    hours, minutes = divmod(abs(first) // timedelta(minutes=1), 60)
    return f"{sign}{hours:02}:{minutes:02}"
