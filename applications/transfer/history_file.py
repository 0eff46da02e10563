"""Finds the tables in a history file, in the usual order or in another, of this version or of an earlier one."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from applications.transfer.broken import BrokenHistory
from applications.transfer.columns import moment
from applications.transfer.export import FORMAT, VERSION
from applications.transfer.json_pieces import JsonPieces, NotJson, once
from applications.transfer.manifest import TABLES
from applications.transfer.upgrades import UPGRADES

HEADING = {"format", "version", "exported_at"}

Tables = Iterator[tuple[str, Iterator[Any]]]


class Rearranged(Exception):
    """The file is of an earlier version or in an unusual order: it has to be read as a whole."""


def tables_in_turn(file: BinaryIO) -> Tables:
    """Each table with its records, read from the file as they are asked for. Raises Rearranged, BrokenHistory."""
    pieces, heading = JsonPieces(file), {}
    try:
        for name in pieces.names():
            if name != "records":
                heading[name] = pieces.value()
            elif heading.keys() != HEADING or check_heading(heading) < VERSION:
                raise Rearranged
            else:
                yield from tables_in_pieces(pieces)
        if pieces.peek():
            raise NotJson("something stands behind its end.")
    except NotJson as error:
        raise BrokenHistory(f"The file cannot be read: {error}") from error
    if heading.keys() != HEADING:
        raise Rearranged


def tables_in_pieces(pieces: JsonPieces) -> Tables:
    expected = iter(TABLES)
    for name in pieces.names():
        if name != next(expected, None):
            raise Rearranged
        yield name, records_in_pieces(name, pieces)
    if next(expected, None):
        raise Rearranged


def records_in_pieces(name: str, pieces: JsonPieces) -> Iterator[Any]:
    place = 0
    try:
        for place, record in enumerate(pieces.values(), start=1):  # noqa: B007, the error names it
            yield record
    except NotJson as error:
        raise BrokenHistory(f"The file cannot be read: {error}", name, f"number {place + 1}") from error


def whole(file: BinaryIO) -> Any:
    """All that is in the file, at once."""
    file.seek(0)
    try:
        return json.loads(file.read().decode("utf-8-sig"), object_pairs_hook=once)
    except (ValueError, NotJson, RecursionError) as error:
        raise BrokenHistory(f"The file cannot be read: {error}") from error


def tables_of_whole(history: Any) -> Tables:
    """Each table of a history with its records, in the order of the manifest. Raises BrokenHistory."""
    if not isinstance(history, dict):
        raise BrokenHistory("This is not an Afterloop history: it holds no object.")
    for version in range(check_heading(history), VERSION):
        history = UPGRADES[version](history)
    for name in history.keys() - HEADING - {"records"}:
        raise BrokenHistory(f"There is no place for “{name}” beside the records.")
    records = history.get("records")
    if not isinstance(records, dict):
        raise BrokenHistory("The file holds no records.")
    for name in records.keys() - TABLES.keys():
        raise BrokenHistory(f"There is no table called “{name}”.")
    for name in TABLES:
        if not isinstance(records.get(name), list):
            raise BrokenHistory("The table is missing or is no list.", name)
        yield name, iter(records[name])


def check_heading(heading: dict[str, Any]) -> int:
    """The version of the file. Raises BrokenHistory where it is none that can be read."""
    if heading.get("format") != FORMAT:
        raise BrokenHistory(f"This is not an Afterloop history: its “format” is not “{FORMAT}”.")
    version = heading.get("version")
    if type(version) is not int or version < 1:
        raise BrokenHistory("The “version” of the file must be a whole number from 1 on.")
    if version > VERSION:
        raise BrokenHistory(
            f"The file was written by a newer Afterloop: it has version {version}, and this one reads up to {VERSION}. "
            "Upgrade Afterloop, then restore it."
        )
    try:
        moment(heading.get("exported_at"))
    except ValueError as error:
        raise BrokenHistory(f"In “exported_at”: {error}") from error
    return version
