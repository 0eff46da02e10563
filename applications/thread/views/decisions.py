"""Recording how an attempt ended, and that it had not."""

from django.urls import reverse
from django.utils.html import format_html

from applications.loops.choices import Party
from applications.records.pages import record_page
from applications.thread.changes import place_of
from applications.thread.choices import Act
from applications.thread.forms import DecisionForm, OutcomeForm, ReopeningForm
from applications.thread.models import Event
from applications.thread.views.places import attempt_of, back_from, fact_of
from applications.web.forms import posted, preset

SO_FAR = 'Recorded so far: {}. <a href="{}">Correct a word of it</a>'


def outcome_new(request, pk):
    attempt = attempt_of(request, pk)
    standing = attempt.decisions.current().in_order().last()
    form = preset(OutcomeForm(posted(request), attempt=attempt, standing=standing), request.GET, "kind")
    correct = standing and reverse("decision-correct", args=[standing.pk])
    note = format_html(SO_FAR, str(standing).lower(), correct) if standing else ""
    back = (str(attempt), attempt.get_absolute_url())
    return record_page(
        request, form, f"Outcome of {attempt}", back, lambda record: f"{record} recorded for {attempt}.",
        note=note, save="Record the outcome",
        to=place_of, leads=lambda _: {"debrief": reverse("post-mortem-new", args=[attempt.pk])},
    )  # fmt: skip


def reopening_new(request, pk):
    attempt = attempt_of(request, pk)
    event = Event(owner=request.user, attempt=attempt, actor=Party.THEM, act=Act.REOPENED)
    heading = "They wrote after all" if attempt.tone == "silence" else f"{attempt} goes on"
    back = (str(attempt), attempt.get_absolute_url())
    form = ReopeningForm(posted(request), instance=event)
    return record_page(request, form, heading, back, lambda _: f"{attempt} is open again.", save="Open it again")


def decision_correct(request, pk):
    decision = fact_of(request, "decisions", pk)
    form = DecisionForm(posted(request), corrects=decision)
    heading = f"Correct: {str(decision).lower()}"
    return record_page(request, form, heading, back_from(decision), lambda decision: f"{decision} corrected.")
