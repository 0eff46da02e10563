"""Where one goes on reading once a record is gone, and where it stands once it is back."""

from django.urls import NoReverseMatch, reverse

from applications.records.models import Record
from applications.transfer.manifest import TABLES
from applications.upkeep.hanging import is_needed
from applications.upkeep.models import Removal

#: Records that stand in a thread, which is their attempt's page: not at the loop or round they may belong to.
IN_THREAD = {"loop", "round", "event", "decision", "feedback", "offer", "term"}


def home_of(record: Record) -> str:
    """The page it hangs on: a round's attempt, an attempt's company, else the list of its kind."""
    name = record._meta.model_name
    if name in IN_THREAD and record.attempt_id:
        return record.attempt.get_absolute_url()
    for holder in holders(record):
        return page_of(holder)
    return named("timeline" if name == "attempt" else f"{name}-list") or reverse("dashboard")


def holders(record: Record) -> list[Record]:
    """What the record hangs on, the nearest first: the round before the attempt, then the company."""
    tables = [table for table in TABLES.values() if isinstance(record, table.model)]
    links = [link for link in tables[0].links if is_needed(link) or link.name == "company"]
    known = [holder for link in links if (holder := getattr(record, link.name)) and type(holder) is not type(record)]
    order = [table.model for table in TABLES.values()]
    return sorted(known, key=lambda holder: -order.index(type(holder)))


def page_of(record: Record) -> str:
    """Its own page, else the one it hangs on."""
    return named(str(record._meta.model_name), record.pk) or home_of(record)


def named(name: str, *args: int) -> str:
    """An address by its name; empty where there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def page_of_removed(removal: Removal) -> str:
    """Where what was brought back stands now; the trash, should it have gone again."""
    table = TABLES[removal.table]
    record = table.of(removal.owner).filter(pk=removal.record).first()
    return page_of(record) if record else reverse("trash")
