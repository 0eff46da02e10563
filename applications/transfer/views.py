"""The page where a whole history goes out as a file and comes back in."""

from django.contrib import messages
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from applications.accounts.requests import PersonRequest
from applications.transfer.export import exported
from applications.transfer.forms import RestoreForm
from applications.web.forms import posted


def transfer(request: PersonRequest) -> HttpResponseBase:
    form = RestoreForm(posted(request), request.FILES or None)
    if form.is_valid() and (restored := form.restore(request.user)):
        messages.success(request, restored.sentence)
        return redirect("transfer")
    return TemplateResponse(request, "transfer/transfer.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def export(request: PersonRequest) -> FileResponse:
    name = f"afterloop-{request.user.get_username()}-{timezone.localdate()}.json"
    file = exported(request.user, timezone.now())
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/json")
