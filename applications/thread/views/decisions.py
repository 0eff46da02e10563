"""Recording how an attempt ended, and that it had not."""

from django.urls import reverse
from django.utils.html import format_html

from applications.attempts.finding import attempt_of
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.choices import Party
from applications.records.pages import record_page
from applications.thread.changes import place_of
from applications.thread.choices import Act
from applications.thread.forms import DecisionForm, OutcomeForm, ReopeningForm
from applications.thread.models import Decision, Event
from applications.thread.views.places import back_from, fact_of
from applications.web.forms import posted, preset

# So far the last, which the page shows and the form may correct.
standing_decision = KeptQuery(
    lambda: Decision.objects.filter(attempt=Given("attempt")).current().in_order().reverse()[:1]
)
SO_FAR = 'Recorded so far: {}. <a href="{}">Correct a word of it</a>'


def outcome_new(request, pk):
    attempt = attempt_of(request.user, pk)
    standing = next(iter(standing_decision.records(attempt=attempt.pk)), None)
    if standing:
        standing.attempt, standing.owner = attempt, attempt.owner
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
    attempt = attempt_of(request.user, pk)
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
