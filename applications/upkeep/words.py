"""How a removed record is called, where it stood, and what hung on it."""

from typing import Any

from applications.records.models import Record
from applications.transfer.manifest import NAMES, TABLES
from applications.upkeep.hanging import Found

LONGEST = 80
MOST_KINDS = 4


def shortened(text: str, longest: int = LONGEST) -> str:
    """The first line, cut between two words where it is long."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= longest else f"{line[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;.')}…"


def title_of(record: Record) -> str:
    """As a sentence begins; what has a name, or begins with one, keeps it as it was typed."""
    title = shortened(str(record)) or str(record._meta.verbose_name)
    name = str(getattr(record, "name", "") or getattr(record, "company", None) or "")
    return title if name and title.startswith(shortened(name)) else title[:1].upper() + title[1:]


def kind_of(table: str) -> str:
    """What one record of a table is: "round"."""
    return str(TABLES[table].model._meta.verbose_name)


def place_of(record: Record) -> str:
    """The attempt or company it stands in, in words; empty where it stands alone or bears their name itself."""
    offer = getattr(record, "offer", None)
    holders: list[Any] = [getattr(record, "attempt", None), offer and offer.attempt, getattr(record, "company", None)]
    place = shortened(str(next(filter(None, holders), "")))
    return "" if str(record).startswith(place) else place


def along_with(record: Record, found: Found) -> str:
    """What else goes: "3 rounds, 2 events"; the kinds with the most first."""
    own = NAMES[type(record)]
    counts = {name: len(keys) - (name == own) for name, keys in found.items() if name != "versions"}
    most = sorted(((count, name) for name, count in counts.items() if count), key=lambda pair: -pair[0])
    said = [counted(count, name) for count, name in most[:MOST_KINDS]]
    rest = sum(count for count, _ in most[MOST_KINDS:])
    return ", ".join([*said, f"{rest:,} more"] if rest else said)


def counted(count: int, table: str) -> str:
    meta = TABLES[table].model._meta
    return f"{count:,} {meta.verbose_name if count == 1 else meta.verbose_name_plural}"
