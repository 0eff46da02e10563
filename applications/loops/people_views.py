"""Recording who was there and how it went: at a round, at a loop, or at the attempt as a whole."""

from django.shortcuts import get_object_or_404

from applications.attempts.finding import attempt_of
from applications.attempts.models import Attempt
from applications.loops.models import Involvement, SelfRating
from applications.loops.people_forms import InvolvementForm, SelfRatingForm
from applications.loops.views import back_to
from applications.records.pages import record_page
from applications.web.addresses import number_in
from applications.web.forms import posted


def step_in(request, attempt: Attempt) -> dict:
    """The round or loop of the attempt that the address names."""
    round = attempt.rounds.filter(pk=number_in(request.GET.get("round"))).first()
    loop = attempt.loops.filter(pk=number_in(request.GET.get("loop"))).first()
    return {"round": round} if round else {"loop": loop}


def back_from(request, record: Involvement | SelfRating) -> tuple[str, str]:
    return back_to(request, record.round or record.loop or record.attempt)


def involvement_new(request, pk):
    attempt = attempt_of(request.user, pk)
    involvement = Involvement(owner=request.user, attempt=attempt, **step_in(request, attempt))
    back = back_from(request, involvement)
    form = InvolvementForm(posted(request), instance=involvement)
    return record_page(request, form, "Who was there", back, lambda who: f"{who} added.")


def involvement_edit(request, pk):
    involvement = get_object_or_404(request.user.involvements.select_related("attempt__company"), pk=pk)
    back = back_from(request, involvement)
    form = InvolvementForm(posted(request), instance=involvement)
    return record_page(request, form, f"Edit {involvement}", back, lambda who: f"{who} saved.")


def self_rating_new(request, pk):
    attempt = attempt_of(request.user, pk)
    rating = SelfRating(owner=request.user, attempt=attempt, **step_in(request, attempt))
    back = back_from(request, rating)
    form = SelfRatingForm(posted(request), instance=rating)
    return record_page(request, form, "How you think it went", back, lambda rating: "Kept.")


def self_rating_correct(request, pk):
    rating = get_object_or_404(request.user.self_ratings.select_related("attempt__company"), pk=pk).as_it_stands()
    form = SelfRatingForm(posted(request), corrects=rating)
    heading = "Correct how you thought it went"
    return record_page(request, form, heading, back_from(request, rating), lambda rating: "Corrected.")
