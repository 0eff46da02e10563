"""Choosing the attempt, loop or round in which something was: the page on which one does, and what it chose."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.template.response import TemplateResponse

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.companies.filters import Filters
from applications.fields.text import KeptText
from applications.loops.models import Loop, Round
from applications.web.addresses import number_in

PLACES = 10


class PlaceFilters(Filters):
    q = KeptText(label="Company", max_length=200, required=False)

    def attempts_of(self, owner: User) -> QuerySet[Attempt]:
        """The latest first, each with its steps."""
        attempts: Any = owner.attempts.all()
        if not self.is_valid():
            return attempts.none()
        if name := self.asked("q").strip():
            attempts = attempts.filter(company__in=owner.companies.named_like(name).values("pk"))
        return attempts.select_related("company").prefetch_related("loops", "rounds").newest_first()


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


def steps_of(attempt: Attempt) -> list[tuple[str, Loop | Round]]:
    """Its loops and rounds in their order, and how an address names each."""
    named: list[tuple[str, Loop | Round]] = [
        (f"attempt={attempt.pk}&loop={loop.pk}", loop) for loop in attempt.loops.all()
    ]
    named += [(f"round={round.pk}", round) for round in attempt.rounds.all()]
    return sorted(named, key=lambda each: (each[1].rank, str(each[1].uuid)))
