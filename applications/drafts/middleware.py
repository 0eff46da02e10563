"""Offers drafts beside every form that has a long text, and lets go of them once it is saved; no view knows of it."""

from django import forms

from applications.drafts.offers import Drafts, long_fields
from applications.drafts.receiving import sitting_in
from applications.web.addresses import number_in


class DraftsMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # A form that was saved leads on; one that was refused answers for itself.
        is_saved = request.method == "POST" and response.status_code == 302 and request.user.is_authenticated
        if is_saved and (sitting := sitting_in(request.POST)):
            request.user.drafts.at(request.path).filter(sitting=sitting).delete()
        return response

    def process_template_response(self, request, response):
        form = (response.context_data or {}).get("form")
        if isinstance(form, forms.BaseForm) and any(long_fields(form)) and request.user.is_authenticated:
            response.context_data["drafts"] = drafts_of(request, form)
        return response


def drafts_of(request, form: forms.BaseForm) -> Drafts:
    if form.is_bound:
        sitting = sitting_in(request.POST)
        return Drafts(sitting) if sitting else Drafts()
    return Drafts.at(request.path, request.user, form, number_in(request.GET.get("draft")))
