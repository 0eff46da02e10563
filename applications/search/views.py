"""The page on which anything that was ever written is found."""

from django.template.response import TemplateResponse

from applications.search.results import Results
from applications.web.addresses import number_in


def search(request):
    asked, past = request.GET.get("q", ""), number_in(request.GET.get("past")) or 0
    results = Results.of(request.user, asked, request.GET.get("page"), min(past, 10**6))
    return TemplateResponse(request, "search/search.html", {"results": results})
