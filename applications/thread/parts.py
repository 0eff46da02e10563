"""What was told of a round right behind it, without a day of its own, is read as a part of it: so is a debrief."""

from collections.abc import Iterable

from applications.thread.entries import Entry, about_event


def join_parts(entries: Iterable[Entry]) -> None:
    """Let the entries, in their order, know whether they are a part of the round before them."""
    round: Entry | None = None
    for entry in entries:
        if round and is_part(entry, round):
            entry.is_part, entry.inside, entry.meta = True, round.inside, about_event(entry.record, names_round=False)
        else:
            round = entry if entry.what == "round" else None


def is_part(entry: Entry, round: Entry) -> bool:
    return entry.what == "event" and not entry.is_dated and entry.record.round_id == round.record.pk
