"""The attempt's own page: its thread, as it stands or as it was known on a given day."""

from django.template.response import TemplateResponse

from applications.thread.forms.known import KnownForm
from applications.thread.known import thread_as_known
from applications.thread.reading import Thread
from applications.thread.views.places import attempt_of


def attempt(request, pk):
    attempt = attempt_of(request, pk)
    form = KnownForm(request.GET if request.GET.get("known") else None)
    known = form.cleaned_data["known"] if form.is_valid() else None
    thread = thread_as_known(attempt, known) if known else Thread.of(attempt)
    context = {"attempt": attempt, "thread": thread, "known": known, "form": form}
    return TemplateResponse(request, "thread/attempt.html", context, status=422 if form.errors else 200)
