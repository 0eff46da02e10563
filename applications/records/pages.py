"""The page of a form over one record: what almost every view that adds or edits something does."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from applications.records.deeds import address_to_undo
from applications.records.forms import RecordForm
from applications.records.models import Record
from applications.records.saving import saved
from applications.web.forms import form_page, said
from applications.web.toasts import leading_to


def record_page(
    request: HttpRequest,
    form: RecordForm,
    heading: str,
    back: tuple[str, str],
    sentence: Callable[[Record], str],
    to: str | Callable[[Record], str] | None = None,
    leads: Callable[[Any], dict[str, str]] | None = None,
    **more,
) -> HttpResponseBase:
    """Save what was posted, say so in a `sentence` and go on `to` an address; else show the form.

    Without `to` it goes to where `back` leads: the name and the address of the page that led here. `leads` says what
    is offered with the sentence, once it is recorded (see `leading_to`).
    """
    form.sentence = sentence
    if not saved(form):
        return form_page(request, form, heading, back, **more)
    tags = leading_to(undo=address_to_undo(form.deed), **(leads(form.instance) if leads else {}))
    messages.success(request, said(form, sentence(form.instance)), extra_tags=tags)
    return redirect(to(form.instance) if callable(to) else to or back[1])
