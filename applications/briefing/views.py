"""The page before a loop or a round."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from applications.briefing.briefing import Briefing

NAMED = ("attempt__company", "attempt__current_role")


def briefing(request, pk):
    return briefing_page(request, get_object_or_404(request.user.loops.select_related(*NAMED), pk=pk))


def round_briefing(request, pk):
    rounds = request.user.rounds.select_related("loop", *NAMED).prefetch_related("topics")
    return briefing_page(request, get_object_or_404(rounds, pk=pk))


def briefing_page(request, step):
    context = {"step": step, "briefing": Briefing.of(request.user, step, timezone.now())}
    return TemplateResponse(request, "briefing/briefing.html", context)
