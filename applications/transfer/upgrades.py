"""Turns a history file of an earlier version into one of the next."""

from collections.abc import Callable
from typing import Any

#: The tables that came with version 2: causes, the life of lessons, reviews, forecasts, questions and stories.
SINCE_2 = (
    *("forecasts", "seals", "questions", "askings", "recalls", "stories", "tellings"),
    *("causes", "carries", "rehearsals", "sightings", "retirements", "reviews"),
)


def with_the_learning_loop(history: dict[str, Any]) -> dict[str, Any]:
    """To version 2: the same records, and what was not there yet: tables, and the company of a reflection. A file that
    says otherwise is left to be refused."""
    records = history.get("records")
    if isinstance(records, dict) and not set(SINCE_2) & records.keys():
        records = records | {name: [] for name in SINCE_2}
        reflections = records.get("reflections")
        if isinstance(reflections, list):
            records["reflections"] = [with_no_company(reflection) for reflection in reflections]
    return history | {"version": 2, "records": records}


def with_no_company(reflection: Any) -> Any:
    return (
        reflection | {"company": None} if isinstance(reflection, dict) and "company" not in reflection else reflection
    )


#: For each earlier version, what turns a whole history of it into one of the next version.
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: with_the_learning_loop}
