"""Shows each person the hours of the place they are in and days as they write them; tells a refused form as such."""

from django.forms import BaseForm
from django.utils import timezone

from applications.accounts.choices import FirstDay
from applications.accounts.zones import zone_of
from applications.fields.date_style import DateStyle, writing_days
from applications.fields.weeks import MONDAY, SATURDAY, SUNDAY, weeks_open_on

WEEKDAYS = {FirstDay.SATURDAY: SATURDAY, FirstDay.SUNDAY: SUNDAY}


class TimeZoneMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with timezone.override(zone_of(request.user)):
            return self.get_response(request)


class DateStyleMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        opens = WEEKDAYS.get(getattr(request.user, "first_day", ""), MONDAY)
        with writing_days(getattr(request.user, "date_style", DateStyle.DAY_FIRST)), weeks_open_on(opens):
            return self.get_response(request)


class RefusedFormMiddleware:
    """A refused form answers 422, also where the page is allauth's, which would say 200."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        if request.method == "POST" and response.status_code == 200 and is_refused(response.context_data or {}):
            response.status_code = 422
        return response


def is_refused(context: dict) -> bool:
    return any(isinstance(value, BaseForm) and value.is_bound and value.errors for value in context.values())
