"""The page before a loop or a round: read, gone through, kept as a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import slugify

from applications.accounts.requests import PersonRequest
from applications.briefing.briefing import Briefing
from applications.briefing.marks import MarkForm
from applications.briefing.reading import Step
from applications.briefing.reviewing import is_of_today, record, review_of
from applications.briefing.sheet import style_sheet
from applications.fields.clock import day_of
from applications.lessons.forms.review import ReviewForm
from applications.lessons.models import Review
from applications.loops.models import Loop, Round
from applications.records.deeds import address_to_undo
from applications.records.pages import record_page
from applications.web.forms import posted
from applications.web.toasts import leading_to

WHERE = ("attempt__company", "loop", "round")


def briefing(request, pk):
    return briefing_page(request, Loop, pk)


def round_briefing(request, pk):
    return briefing_page(request, Round, pk)


def briefing_page(request: PersonRequest, kind: type[Step], pk: int) -> HttpResponseBase:
    """What is pressed on it comes back to it."""
    form = MarkForm(posted(request), owner=request.user)
    if form.is_valid():
        steps = kind._default_manager.filter(owner=request.user).select_related("attempt")
        step: Any = get_object_or_404(steps, pk=pk)
        deed = record(request.user, step, form.did, request.path)
        messages.success(request, form.did.sentence, extra_tags=leading_to(undo=address_to_undo(deed)))
        return redirect(request.path)
    context = told_before(request, kind, pk) | {"form": form}
    return TemplateResponse(request, "briefing/briefing.html", context, status=422 if form.is_bound else 200)


def told_before(request: PersonRequest, kind: type[Step], pk: int, is_shared: bool = False) -> dict:
    told = Briefing.of(request.user, kind, pk, timezone.now(), is_shared)
    if told is None:
        raise Http404
    review = review_of(told.step)
    is_today = is_of_today(review)
    return {
        "step": told.step,
        "what": kind._meta.model_name,
        "briefing": told.as_recalled(review) if is_today else told,
        "review": review,
        "is_today": is_today,
        "is_fresh": bool(review and review.is_fresh),
    }


def briefing_file(request, pk):
    return kept_file(request, Loop, pk)


def round_briefing_file(request, pk):
    return kept_file(request, Round, pk)


def kept_file(request: PersonRequest, kind: type[Step], pk: int) -> HttpResponseBase:
    """The page as one file that needs nothing else, without what is confidential."""
    context = told_before(request, kind, pk, is_shared=True) | {
        "is_kept": True,
        "kept_on": day_of(),
        "styles": style_sheet(),
    }
    name = slugify(f"{context['briefing'].heading} {context['step'].attempt}") or "briefing"
    answer = TemplateResponse(request, "briefing/kept.html", context)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.html"'
    return answer


def review_new(request, pk):
    return review_page(request, Loop, pk)


def round_review_new(request, pk):
    return review_page(request, Round, pk)


def review_page(request: PersonRequest, kind: type[Step], pk: int) -> HttpResponseBase:
    """By hand, for a review on paper."""
    steps = kind._default_manager.filter(owner=request.user).select_related("attempt__company")
    step = get_object_or_404(steps, pk=pk)
    at = {str(kind._meta.model_name): step}
    review = Review(owner=request.user, attempt=step.attempt, reviewed=day_of(), **at)
    form = ReviewForm(posted(request), instance=review)
    back = (step.title, step.get_absolute_url())
    return record_page(request, form, f"Review before the {step.in_a_sentence}", back, lambda _: "Review kept.")


def review_edit(request, pk):
    review = get_object_or_404(request.user.reviews.select_related(*WHERE), pk=pk)
    form = ReviewForm(posted(request), instance=review)
    back = (str(review.step), review.get_absolute_url())
    return record_page(request, form, "Edit the review", back, lambda _: "Saved.")
