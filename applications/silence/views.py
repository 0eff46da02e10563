"""The page on which all that went silent is closed at once."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from applications.accounts.requests import PersonRequest
from applications.records.deeds import address_to_undo
from applications.silence.forms import ClosingForm, DaysForm
from applications.silence.sweep import Sweep, said_of
from applications.thread.closing import close_as_silent
from applications.web.forms import posted
from applications.web.toasts import leading_to


def silence(request: PersonRequest) -> HttpResponseBase:
    days, closing = DaysForm(request.GET), ClosingForm(posted(request))
    if days.is_valid() and closing.is_valid():
        close(request, closing.cleaned_data, days.cleaned_data["days"])
        return redirect(request.get_full_path())
    context: dict = {"days": days, "closing": closing}
    if days.is_valid():
        asked = days.cleaned_data["days"], request.GET.get("page", 1)
        context["sweep"] = Sweep.of(request.user, timezone.now(), *asked)
    status = 422 if days.errors or closing.errors else 200
    return TemplateResponse(request, "silence/silence.html", context, status=status)


def close(request: PersonRequest, sent: dict, days: int) -> None:
    """Close what was ticked, and name what was not closed."""
    keys = set(sent["attempts"])
    form_uuid, page = sent["uuid"] or uuid4(), request.get_full_path()
    decisions, deed = close_as_silent(request.user, keys, form_uuid, timezone.now(), days, page)
    left = keys - {decision.attempt_id for decision in decisions}
    skipped = request.user.attempts.filter(pk__in=left).select_related("company").in_order()
    messages.success(request, said_of(decisions, skipped), extra_tags=leading_to(undo=address_to_undo(deed)))
