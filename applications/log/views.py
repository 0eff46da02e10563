"""Logging what happened, in seconds, from anywhere."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from applications.accounts.requests import PersonRequest
from applications.log.forms import LogForm
from applications.log.logging import Logged
from applications.log.subjects import next_at
from applications.loops.models import Loop
from applications.records.deeds import address_to_undo
from applications.thread.changes import place_of
from applications.thread.models import Decision, OfferVersion
from applications.web.addresses import number_in
from applications.web.forms import posted, said
from applications.web.toasts import leading_to


def log(request: PersonRequest) -> HttpResponseBase:
    """`?company=` is what somebody typed so far; `?subject=round-12` what they came from, `?attempt=3` of which the
    step that is next."""
    asked = {"company": request.GET.get("company", ""), "picked": request.GET.get("subject", "")}
    if key := number_in(request.GET.get("attempt")):
        asked["picked"] = next_at(request.user, key)
    form = LogForm(posted(request), user=request.user, **asked)
    if form.is_valid() and (logged := form.save()):
        tags = leading_to(undo=address_to_undo(logged.deed), debrief=onward_from(logged))
        messages.success(request, said(form, logged.sentence), extra_tags=tags)
        return redirect(place_of(logged.record))
    return TemplateResponse(request, "log/log.html", {"form": form}, status=422 if form.is_bound else 200)


def onward_from(logged: Logged) -> str:
    """Where one looks back on a round, a loop or an attempt that was decided, while it is fresh; else ""."""
    if logged.round:
        return reverse("debrief", args=[logged.round.pk])
    if isinstance(logged.record, Loop) and logged.record.took_place:
        return reverse("loop-post-mortem-new", args=[logged.record.pk])
    if isinstance(logged.record, Decision | OfferVersion):
        attempt = logged.record.attempt if isinstance(logged.record, Decision) else logged.record.offer.attempt
        return reverse("post-mortem-new", args=[attempt.pk])
    return ""
