"""Recording what happened: in an attempt, at a company, or in one's own life."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from applications.attempts.finding import attempt_of
from applications.companies.models import Company
from applications.records.pages import record_page
from applications.thread.apart import ApartThread
from applications.thread.choices import Act
from applications.thread.forms import EventForm
from applications.thread.models import Event
from applications.thread.views.places import back_from, fact_of, step_in
from applications.web.forms import posted, preset


def event_list(request):
    return apart(request)


def company_event_list(request, pk):
    return apart(request, get_object_or_404(request.user.companies, pk=pk))


def apart(request, company: Company | None = None):
    thread = ApartThread.of(request.user, company, request.GET.get("page", 1))
    return TemplateResponse(request, "thread/event_list.html", {"thread": thread, "company": company})


def event_new(request, pk):
    attempt = attempt_of(request.user, pk)
    return new(request, Event(owner=request.user, attempt=attempt, **step_in(request, attempt)))


def company_event_new(request, pk):
    return new(request, Event(owner=request.user, company=get_object_or_404(request.user.companies, pk=pk)))


def own_event_new(request):
    return new(request, Event(owner=request.user))


def new(request, event: Event):
    form = preset(EventForm(posted(request), instance=event), request.GET, "actor", "act")
    if form.initial.get("act") == Act.ON_HOLD:
        form.begin_today("happened")
    return record_page(request, form, "What happened", back_from(event), lambda _: form.kept("Recorded."))


def event_correct(request, pk):
    event = fact_of(request, "events", pk)
    form = EventForm(posted(request), corrects=event)
    return record_page(request, form, "Correct what happened", back_from(event), lambda _: form.kept("Corrected."))
