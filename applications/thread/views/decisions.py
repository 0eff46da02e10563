"""Recording how an attempt ended."""

from django.urls import reverse
from django.utils.html import format_html

from applications.records.pages import record_page
from applications.thread.forms import DecisionForm, OutcomeForm
from applications.thread.views.places import attempt_of, back_from, fact_of
from applications.web.forms import posted

SO_FAR = 'Recorded so far: {}. <a href="{}">Correct a word of it</a>'


def outcome_new(request, pk):
    attempt = attempt_of(request, pk)
    standing = attempt.decisions.current().in_order().last()
    form = OutcomeForm(posted(request), attempt=attempt, standing=standing)
    correct = standing and reverse("decision-correct", args=[standing.pk])
    note = format_html(SO_FAR, str(standing).lower(), correct) if standing else ""
    back = (str(attempt), attempt.get_absolute_url())
    return record_page(
        request, form, f"Outcome of {attempt}", back, lambda record: f"{record} recorded for {attempt}.",
        note=note, save="Record the outcome",
    )  # fmt: skip


def decision_correct(request, pk):
    decision = fact_of(request, "decisions", pk)
    form = DecisionForm(posted(request), corrects=decision)
    heading = f"Correct: {str(decision).lower()}"
    return record_page(request, form, heading, back_from(decision), lambda decision: f"{decision} corrected.")
