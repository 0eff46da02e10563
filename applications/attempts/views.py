"""Beginning and describing an attempt. Its own page is its thread, in thread/."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from applications.attempts.forms import AttemptForm
from applications.attempts.models import Attempt
from applications.records.forms import saved
from applications.web.addresses import number_in
from applications.web.forms import form_page, posted, said


def attempt_new(request):
    asked = number_in(request.GET.get("company"))
    company = request.user.companies.filter(pk=asked).first() if asked else None
    form = AttemptForm(posted(request), instance=Attempt(owner=request.user, company=company))
    if saved(form):
        messages.success(request, said(form, f"Recorded: {form.instance}."))
        return redirect(form.instance)
    back = (company.name, company.get_absolute_url()) if company else ("Today", reverse("dashboard"))
    return form_page(request, form, f"New attempt at {company}" if company else "New attempt", back)


def attempt_edit(request, pk):
    attempt = get_object_or_404(request.user.attempts.select_related("company", "current_role"), pk=pk)
    form = AttemptForm(posted(request), instance=attempt)
    if saved(form):
        messages.success(request, said(form, f"{attempt} saved."))
        return redirect(attempt)
    return form_page(request, form, f"Edit {attempt}", (str(attempt), attempt.get_absolute_url()))
