"""Finding a time zone by the name somebody types."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils import timezone

from applications.accounts.zones import AREAS

NOT_A_ZONE = "Use a name such as Europe/Dublin or Asia/Singapore, or leave it empty."


@cache
def known_zones() -> dict[str, str]:
    """IANA names by what one may type: the whole name or, where only one zone has it, the city alone."""
    cities: dict[str, list[str]] = {}
    for name in available_timezones():
        if name.partition("/")[0] in AREAS:
            cities.setdefault(plain(name.rpartition("/")[2]), []).append(name)
    alone = {city: found[0] for city, found in cities.items() if len(found) == 1}
    return {plain(name): name for name in available_timezones()} | alone


def plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_")


def zone_named(name: str) -> str:
    """An IANA time zone as it is spelled, or empty. Raises `ValidationError` for a name nobody knows."""
    if not name.strip():
        return ""
    if plain(name) not in known_zones():
        raise ValidationError(NOT_A_ZONE)
    return known_zones()[plain(name)]


def zone_to_read_in(name: str) -> ZoneInfo:
    """Where times were typed: the zone named, or the person's own."""
    named = known_zones().get(plain(name))
    return ZoneInfo(named) if named else timezone.get_current_timezone()
