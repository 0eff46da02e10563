"""Pages for companies, roles, people and topics. A company's own page is its story, in timeline/."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from applications.companies.filters import CompanyFilters, Filters, PersonFilters, RoleFilters, TopicFilters
from applications.companies.forms import CompanyForm, PersonForm, RoleForm, TopicForm
from applications.companies.meetings import Meetings
from applications.companies.models import Company, Person, Role, Topic
from applications.records.pages import record_page
from applications.web.addresses import number_in
from applications.web.forms import posted

PAGE = 30
MERGE = {"address": "company-merger", "words": "Merge with another"}
ADDED, SAVED = "{} added.".format, "{} saved.".format


def listed(request, template: str, filters: Filters, rows: QuerySet) -> TemplateResponse:
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, template, {"page": page, "filters": filters})


def company_asked(request) -> Company | None:
    """The owner's company that the address names, if it does."""
    asked = number_in(request.GET.get("company"))
    return request.user.companies.filter(pk=asked).first() if asked else None


def back_to(company: Company | None, name: str, address: str) -> tuple[str, str]:
    return (company.name, company.get_absolute_url()) if company else (name, reverse(address))


def company_list(request):
    filters = CompanyFilters(request.GET)
    companies = filters.companies_of(request.user).with_latest_attempts().with_bundles()
    return listed(request, "companies/company_list.html", filters, companies)


def company_new(request):
    form = CompanyForm(posted(request), instance=Company(owner=request.user))
    back = ("Companies", reverse("company-list"))
    return record_page(request, form, "New company", back, ADDED, to=Company.get_absolute_url)


def company_edit(request, pk):
    company = get_object_or_404(request.user.companies.select_related("parent"), pk=pk)
    form = CompanyForm(posted(request), instance=company)
    back = (company.name, company.get_absolute_url())
    return record_page(request, form, f"Edit {company}", back, SAVED, also=MERGE)


def role_list(request):
    filters = RoleFilters(request.GET)
    return listed(request, "companies/role_list.html", filters, filters.roles_of(request.user).with_tries())


def role(request, pk):
    role = get_object_or_404(request.user.roles.select_related("company"), pk=pk)
    page = Paginator(role.tries().newest_first(), PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "companies/role.html", {"role": role, "page": page})


def role_new(request, pk):
    company = get_object_or_404(request.user.companies, pk=pk)
    form = RoleForm(posted(request), instance=Role(owner=request.user, company=company))
    back = (company.name, company.get_absolute_url())
    return record_page(request, form, f"New role at {company}", back, ADDED, to=Role.get_absolute_url)


def role_edit(request, pk):
    role = get_object_or_404(request.user.roles.select_related("company"), pk=pk)
    form = RoleForm(posted(request), instance=role)
    return record_page(request, form, f"Edit {role}", (str(role), role.get_absolute_url()), SAVED)


def person_list(request):
    filters = PersonFilters(request.GET)
    return listed(request, "companies/person_list.html", filters, filters.people_of(request.user))


def person(request, pk):
    person = get_object_or_404(request.user.people.select_related("company"), pk=pk)
    context = {"person": person, "met": Meetings.of(person, request.GET.get("page", 1))}
    return TemplateResponse(request, "companies/person.html", context)


def person_new(request):
    company = company_asked(request)
    form = PersonForm(posted(request), instance=Person(owner=request.user, company=company))
    back = back_to(company, "People", "person-list")
    return record_page(request, form, "New person", back, ADDED, to=Person.get_absolute_url)


def person_edit(request, pk):
    person = get_object_or_404(request.user.people.select_related("company"), pk=pk)
    form = PersonForm(posted(request), instance=person)
    back = (person.name, person.get_absolute_url())
    return record_page(request, form, f"Edit {person}", back, SAVED)


def topic_list(request):
    filters = TopicFilters(request.GET, owner=request.user)
    return listed(request, "companies/topic_list.html", filters, filters.topics())


def topic_new(request):
    company = company_asked(request)
    form = TopicForm(posted(request), instance=Topic(owner=request.user, company=company))
    return record_page(request, form, "New topic", back_to(company, "Topics", "topic-list"), ADDED)


def topic_edit(request, pk):
    topic = get_object_or_404(request.user.topics.select_related("company"), pk=pk)
    form = TopicForm(posted(request), instance=topic)
    return record_page(request, form, f"Edit {topic}", ("Topics", reverse("topic-list")), SAVED)
