"""The attempt's own page: its thread, as it stands or as it was known on a given day."""

from datetime import datetime

from django.template.response import TemplateResponse
from django.utils import timezone

from applications.attempts.finding import attempt_of
from applications.attempts.models import Attempt
from applications.thread.forms.known import KnownForm
from applications.thread.known import thread_as_known
from applications.thread.reading import Thread
from applications.thread.rows import Rows
from applications.thread.silence import silence_of


def attempt(request, pk):
    attempt = attempt_of(request.user, pk)
    form = KnownForm(request.GET if request.GET.get("known") else None)
    known = form.cleaned_data["known"] if form.is_valid() else None
    context = {"attempt": attempt, "known": known, "form": form, "log_at": attempt.pk, **told(attempt, known)}
    return TemplateResponse(request, "thread/attempt.html", context, status=422 if form.errors else 200)


def told(attempt: Attempt, known: datetime | None) -> dict:
    """What happened and, as it stands now, for how long nothing did."""
    if known:
        return {"thread": thread_as_known(attempt, known)}
    rows = Rows.of(attempt)
    return {"thread": Thread.of(attempt, rows), "silence": silence_of(attempt, rows, timezone.now())}
