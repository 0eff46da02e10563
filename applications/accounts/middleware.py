"""Shows each person the hours of the place they are in."""

from contextlib import suppress
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone


class TimeZoneMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with timezone.override(zone_of(request.user)):
            return self.get_response(request)


def zone_of(user) -> ZoneInfo | None:
    """None for the server's own: nothing chosen, or a zone this machine no longer knows."""
    if user.is_authenticated and user.time_zone:
        with suppress(ZoneInfoNotFoundError, ValueError):
            return ZoneInfo(user.time_zone)
    return None
