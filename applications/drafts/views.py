"""Where pages send what is being typed, and where one lets go of it."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from applications.accounts.requests import PersonRequest
from applications.drafts.models import Draft
from applications.drafts.receiving import Sent, TooLong


@require_POST
def drafts(request: PersonRequest) -> HttpResponse:
    try:
        sent = Sent.read(request.body)
    except TooLong:
        return HttpResponse(status=413)
    except ValueError:
        return HttpResponse(status=400)
    if sent.person != str(request.user.pk):
        return HttpResponse(status=403)
    Draft.objects.keep(request.user, sent.sitting, sent.place, sent.texts)
    return HttpResponse(status=204)


@require_POST
def draft_removal(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Back to the form where it was offered; the address carries what that form was asked for."""
    draft = get_object_or_404(request.user.drafts.defer("texts"), pk=pk)
    draft.delete()
    return redirect(f"{draft.place}?{request.GET.urlencode()}".rstrip("?"))
