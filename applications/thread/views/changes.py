"""Recording what changes what was planned: a round is moved or does not happen, the role is another."""

from django.shortcuts import get_object_or_404

from applications.attempts.finding import attempt_of
from applications.loops.choices import Party
from applications.loops.views import back_to
from applications.records.pages import record_page
from applications.thread.choices import Act
from applications.thread.forms import CancellationForm, ReschedulingForm, RoleChangeForm
from applications.thread.models import Event
from applications.thread.views.places import back_from
from applications.web.forms import posted, preset


def about_round(request, pk, **more) -> Event:
    rounds = request.user.rounds.select_related("attempt__company", "attempt__current_role", "loop")
    round = get_object_or_404(rounds, pk=pk)
    return Event(owner=request.user, attempt=round.attempt, round=round, **more)


def rescheduling_new(request, pk):
    event = about_round(request, pk, act=Act.RESCHEDULED, actor=Party.THEM)
    title, form = event.round.title, ReschedulingForm(posted(request), instance=event)
    note = f"Planned for {event.round.planned}." if event.round.planned else ""
    heading = f"Moved: {event.round.in_a_sentence}"
    return record_page(request, form, heading, back_to(request, event.round), lambda _: f"{title} moved.", note=note)


def cancellation_new(request, pk):
    event = about_round(request, pk)
    title = event.round.title
    form = preset(CancellationForm(posted(request), instance=event), request.GET, "state", "actor")
    heading, back = f"Did not happen: {event.round.in_a_sentence}", back_to(request, event.round)
    return record_page(request, form, heading, back, lambda _: f"{title}: recorded that it did not happen.")


def role_change_new(request, pk):
    attempt = attempt_of(request.user, pk)
    event = Event(owner=request.user, attempt=attempt, actor=Party.THEM)
    note = f"So far: {attempt.current_role}." if attempt.current_role else ""
    form = RoleChangeForm(posted(request), instance=event)
    heading, back = "Another role or level", back_from(event)
    return record_page(request, form, heading, back, lambda event: f"{attempt} is about {event.role} now.", note=note)
