"""Choosing the attempt, loop or round in which something was: the page on which one does, and what it chose."""

from typing import Any

from django.core.paginator import Paginator
from django.template.response import TemplateResponse

from applications.attempts.models import Attempt
from applications.loops.stories.filters import PlaceFilters
from applications.loops.stories.views import steps_of
from applications.web.addresses import number_in

PLACES = 10


def place_in(request: Any) -> Attempt | None:
    """The attempt that the address names: `?attempt=5`, or that of `?round=9`."""
    round = request.user.rounds.filter(pk=number_in(request.GET.get("round"))).first()
    key = round.attempt_id if round else number_in(request.GET.get("attempt"))
    return request.user.attempts.select_related("company").filter(pk=key).first()


def place_page(request: Any, heading: str, back: tuple[str, str]) -> TemplateResponse:
    """The attempts with their steps, the latest first; each leads to the same address with the place in it."""
    filters = PlaceFilters(request.GET)
    page = Paginator(filters.attempts_of(request.user), PLACES).get_page(request.GET.get("page"))
    places = [(attempt, steps_of(attempt)) for attempt in page]
    context = {"heading": heading, "back": back, "filters": filters, "page": page, "places": places}
    return TemplateResponse(request, "loops/place.html", context)
