"""The first page: today at a glance; and what one does not want to see there."""

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from applications.accounts.requests import PersonRequest
from applications.dashboard.putting_off import DAYS, SAID, put_off
from applications.dashboard.today import Today
from applications.web.toasts import leading_to


@require_safe
def dashboard(request: PersonRequest):
    return TemplateResponse(request, "dashboard/today.html", {"today": Today.of(request.user, timezone.now())})


@require_POST
def put_off_new(request: PersonRequest) -> HttpResponseBase:
    """The button says for how long, its value what: `week=term-12`."""
    how = next((name for name in DAYS if name in request.POST), None)
    found = put_off(request.user, request.POST[how], DAYS[how]) if how else None
    if how is None or found is None:
        raise Http404
    undo = reverse("put-off-removal", args=[found.pk])
    messages.success(request, SAID[how], extra_tags=leading_to(undo=undo))
    return redirect("dashboard")


@require_POST
def put_off_removal(request: PersonRequest, pk: int) -> HttpResponseBase:
    get_object_or_404(request.user.put_offs, pk=pk).delete()
    messages.success(request, "It shows again.")
    return redirect("dashboard")
