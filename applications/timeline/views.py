"""The pages that tell a history: a company's story, and all attempts as one thread."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from applications.timeline.filters import Filters
from applications.timeline.story import Story
from applications.timeline.stream import Stream


def company(request, pk):
    company = get_object_or_404(request.user.companies.select_related("parent"), pk=pk)
    story = Story.of(company, timezone.now(), request.GET.get("order", ""), request.GET.get("page", 1))
    return TemplateResponse(request, "timeline/company.html", {"company": company, "story": story})


def timeline(request):
    filters = Filters(request.GET)
    stream = Stream.of(filters.attempts_of(request.user), request.GET.get("page", 1))
    return TemplateResponse(request, "timeline/timeline.html", {"filters": filters, "stream": stream})
