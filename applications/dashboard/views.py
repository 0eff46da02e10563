"""The first page: today at a glance."""

from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from applications.accounts.requests import PersonRequest
from applications.dashboard.today import Today


@require_safe
def dashboard(request: PersonRequest):
    return TemplateResponse(request, "dashboard/today.html", {"today": Today.of(request.user, timezone.now())})
