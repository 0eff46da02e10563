"""Beginning and describing an attempt, and what was sent with it. Its own page is its thread, in thread/."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from applications.attempts.document_form import DocumentForm
from applications.attempts.forms import AttemptForm
from applications.attempts.models import Attempt, Document
from applications.companies.views import company_asked
from applications.records.pages import record_page
from applications.web.addresses import number_in
from applications.web.forms import posted


def attempt_new(request):
    asked = number_in(request.GET.get("role"))
    role = request.user.roles.select_related("company").filter(pk=asked).first() if asked else None
    company = role.company if role else company_asked(request)
    attempt = Attempt(owner=request.user, company=company, current_role=role)
    form = AttemptForm(posted(request), instance=attempt)
    heading = f"New attempt at {company}" if company else "New attempt"
    shown = role or company
    back = (str(shown), shown.get_absolute_url()) if shown else ("Today", reverse("dashboard"))
    return record_page(request, form, heading, back, "Recorded: {}.".format, to=Attempt.get_absolute_url)


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
