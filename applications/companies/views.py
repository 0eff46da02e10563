"""Pages for companies: the list and the forms. A company's own page is its story, in timeline/."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from applications.companies.forms import CompanyForm
from applications.companies.models import Company
from applications.records.forms import saved
from applications.web.forms import form_page, posted

PAGE = 30
LONGEST_NAME = 200


def company_list(request):
    words = request.GET.get("q", "").replace("\x00", "")[:LONGEST_NAME]
    companies = request.user.companies.named_like(words) if words else request.user.companies.all()
    listed = companies.by_name().with_latest_attempts().with_bundles()
    page = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "companies/company_list.html", {"page": page, "words": words})


def company_new(request):
    form = CompanyForm(posted(request), instance=Company(owner=request.user))
    if saved(form):
        messages.success(request, f"{form.instance} added.")
        return redirect(form.instance)
    return form_page(request, form, "New company", ("Companies", reverse("company-list")))


def company_edit(request, pk):
    company = get_object_or_404(request.user.companies, pk=pk)
    form = CompanyForm(posted(request), instance=company)
    if saved(form):
        messages.success(request, f"{company} saved.")
        return redirect(company)
    return form_page(request, form, f"Edit {company}", (company.name, company.get_absolute_url()))
