"""Where a fact belongs, and where one goes on reading once it is recorded."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from applications.attempts.models import Attempt
from applications.records.models import Fact
from applications.thread.models.facts import page_of
from applications.web.addresses import number_in

OWN = "In your own life"
Back = tuple[str, str]


def attempt_of(request, pk: int) -> Attempt:
    return get_object_or_404(request.user.attempts.select_related("company", "current_role"), pk=pk)


def fact_of(request, table: str, pk: int) -> Fact:
    """The fact as it stands, also where the address names one that was corrected since."""
    fact = get_object_or_404(getattr(request.user, table), pk=pk).as_it_stands()
    if fact is None:
        raise Http404
    return fact


def back_from(fact) -> Back:
    """The page the fact is read on: that of its attempt, of its company, or of what belongs to neither."""
    company = None if fact.attempt else fact.company
    return str(fact.attempt or company or OWN), page_of(fact.attempt, company)


def step_in(request, attempt: Attempt) -> dict:
    """The round and the loop of the attempt that the address names after its question mark."""
    round = attempt.rounds.filter(pk=number_in(request.GET.get("round"))).first()
    loop = attempt.loops.filter(pk=number_in(request.GET.get("loop"))).first()
    return {"round": round, "loop": loop}
