"""Describing an attempt, and what was sent with it. It begins beside what happened before, in briefing/; its own page
is its thread, in thread/."""

from django.shortcuts import get_object_or_404

from applications.attempts.document_form import DocumentForm
from applications.attempts.forms import AttemptForm
from applications.attempts.models import Document
from applications.records.pages import record_page
from applications.web.forms import posted


def attempt_edit(request, pk):
    attempt = get_object_or_404(request.user.attempts.select_related("company", "current_role"), pk=pk)
    form = AttemptForm(posted(request), instance=attempt)
    return record_page(request, form, f"Edit {attempt}", (str(attempt), attempt.get_absolute_url()), "{} saved.".format)


def document_new(request, pk):
    attempt = get_object_or_404(request.user.attempts.select_related("company"), pk=pk)
    form = DocumentForm(posted(request), request.FILES, instance=Document(owner=request.user, attempt=attempt))
    return record_page(request, form, "New document", (str(attempt), attempt.get_absolute_url()), "{} added.".format)


def document_edit(request, pk):
    document = get_object_or_404(request.user.documents.select_related("attempt__company"), pk=pk)
    form = DocumentForm(posted(request), request.FILES, instance=document)
    back = (str(document.attempt), document.attempt.get_absolute_url())
    return record_page(request, form, f"Edit {document}", back, "{} saved.".format)
