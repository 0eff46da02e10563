"""The attempt's own page."""

from django.template.response import TemplateResponse

from applications.thread.reading import Thread
from applications.thread.views.places import attempt_of


def attempt(request, pk):
    attempt = attempt_of(request, pk)
    return TemplateResponse(request, "thread/attempt.html", {"attempt": attempt, "thread": Thread.of(attempt)})
