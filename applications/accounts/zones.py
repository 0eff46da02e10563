"""The time zones of the world, as a list to choose from, and the one a person chose."""

from contextlib import suppress
from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.conf import settings

AREAS = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


@cache
def zone_choices() -> list:
    """Choices grouped by area, each called like its city: `("Europe", [("Europe/Dublin", "Dublin"), …])`."""
    names = sorted(name for name in available_timezones() if name.partition("/")[0] in AREAS)
    grouped = groupby(names, key=lambda name: name.partition("/")[0])
    return [
        ("", f"The server's own: {settings.TIME_ZONE}"),
        ("UTC", "UTC"),
        *((area, [(name, city(name)) for name in names]) for area, names in grouped),
    ]


def city(name: str) -> str:
    return name.partition("/")[2].replace("_", " ").replace("/", ", ")


def zone_of(user) -> ZoneInfo | None:
    """None for the server's own: nothing chosen, or a zone this machine no longer knows."""
    if user.is_authenticated and user.time_zone:
        with suppress(ZoneInfoNotFoundError, ValueError):
            return ZoneInfo(user.time_zone)
    return None
