"""Whether two histories say the same, whoever wrote them down, and when."""

import json
from io import StringIO
from typing import Any

from applications.accounts.models import User
from applications.attempts.placing import THREAD
from applications.transfer.export import write_history
from tests.histories.builder import WRITTEN

#: What differs between two people who write down the same thing.
OF_THE_WRITING = {"uuid", "recorded_at", "revision", "rank"}
#: What stands in a thread; an offer stands there with each of its versions.
IN_ORDER = ({*THREAD} - {"offers"}) | {"offer_versions"}


def told(owner: User) -> dict[str, list[dict[str, Any]]]:
    """The owner's history with each record called by its table and place in it, instead of by its UUID."""
    file = StringIO()
    write_history(owner, file, exported_at=WRITTEN)
    tables = json.loads(file.getvalue())["records"]
    for rows in tables.values():
        rows.sort(key=lambda row: (row["recorded_at"], row["uuid"]))
    names = {row["uuid"]: f"{table} {place}" for table, rows in tables.items() for place, row in enumerate(rows)}
    orders = {table: ranked(tables, rows) for table, rows in tables.items()}
    return {
        table: [
            {key: named(value, names) for key, value in row.items() if key not in OF_THE_WRITING}
            | {"order": orders[table].get(row["uuid"])}
            for row in rows
        ]
        for table, rows in tables.items()
        if table not in ("offers", "seals")  # the program writes seals, when a result is recorded
    }


def named(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return sorted((names.get(each, each) for each in value), key=str)
    return names.get(value, value) if isinstance(value, str) else value


def ranked(tables: dict, rows: list[dict]) -> dict[str, int]:
    """The place of each row among all that it is in order with."""
    return {row["uuid"]: place_of(row, tables) for row in rows if "rank" in row}


def place_of(row: dict, tables: dict) -> int:
    if "attempt" in row or ("offer" in row and "form" in row):
        peers = [each for table in IN_ORDER for each in tables[table] if anchor(each, tables) == anchor(row, tables)]
    elif "preparation" in row:
        peers = [each for each in tables["preparation_counts"] if each["preparation"] == row["preparation"]]
    else:
        peers = tables["attempts"] + tables["preparation"]
    return sum((each["rank"], each["uuid"]) < (row["rank"], row["uuid"]) for each in peers)


def anchor(row: dict, tables: dict) -> Any:
    """The attempt, else the company, else the owner, in whose thread a row stands."""
    if "attempt" in row:
        return row["attempt"] or row.get("company")
    return next(offer["attempt"] for offer in tables["offers"] if offer["uuid"] == row["offer"])
