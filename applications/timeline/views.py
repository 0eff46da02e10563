"""The pages that tell a history: a company's story, and all attempts as one thread."""

from django.db.models import QuerySet
from django.template.response import TemplateResponse
from django.utils import timezone

from applications.companies.models import Company
from applications.fields.kept_queries import ONE, KeptQuery
from applications.timeline.filters import Filters
from applications.timeline.queries import ROLES, roles_at
from applications.timeline.story import Story
from applications.timeline.stream import Stream


@KeptQuery
def whole_company() -> QuerySet[Company]:
    return Company.objects.filter(ONE).select_related("parent")


def company(request, pk):
    company = whole_company.one_of(request.user, pk)
    story = Story.of(company, timezone.now(), request.GET.get("order", ""), request.GET.get("page", 1))
    roles = roles_at.records(company=company.pk)
    told = {"company": company, "story": story, "roles": roles[:ROLES], "has_more_roles": len(roles) > ROLES}
    return TemplateResponse(request, "timeline/company.html", told)


def timeline(request):
    filters = Filters(request.GET)
    stream = Stream.of(filters.attempts_of(request.user), request.GET.get("page", 1))
    return TemplateResponse(request, "timeline/timeline.html", {"filters": filters, "stream": stream})
