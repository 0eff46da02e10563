"""The attempt's own page, and recording how it ended."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from applications.thread.forms import OutcomeForm
from applications.thread.reading import Thread
from applications.web.forms import form_page, posted, said


def attempt(request, pk):
    attempt = get_object_or_404(request.user.attempts.select_related("company", "current_role"), pk=pk)
    return TemplateResponse(request, "thread/attempt.html", {"attempt": attempt, "thread": Thread.of(attempt)})


def outcome_new(request, pk):
    attempt = get_object_or_404(request.user.attempts.select_related("company", "current_role"), pk=pk)
    standing = attempt.decisions.current().in_order().last()
    form = OutcomeForm(posted(request), attempt=attempt, standing=standing)
    if form.is_valid():
        messages.success(request, said(form, form.save()))
        return redirect(attempt)
    note = f"Recorded so far: {str(standing).lower()}." if standing else ""
    back = (str(attempt), attempt.get_absolute_url())
    return form_page(request, form, f"Outcome of {attempt}", back, note=note, save="Record the outcome")
