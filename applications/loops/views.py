"""Pages for loops and rounds."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from applications.loops.details import (
    known,
    loop_details,
    margin_of_step,
    round_details,
    tone_of_step,
    word_of_step,
)  # fmt: skip
from applications.loops.forms import LoopForm, RoundForm
from applications.loops.models import Loop, Round
from applications.records.forms import saved
from applications.web.addresses import number_in
from applications.web.forms import form_page, posted, said


def standing(step: Loop | Round) -> dict[str, str]:
    return {"tone": tone_of_step(step), "word": word_of_step(step)}


def attempt_of(request, pk):
    return get_object_or_404(request.user.attempts.select_related("company"), pk=pk)


def loop(request, pk):
    loop = get_object_or_404(request.user.loops.select_related("attempt__company"), pk=pk)
    rounds = [(round, tone_of_step(round), word_of_step(round)) for round in loop.rounds.in_order()]
    notes = known([("Around it", loop.surroundings_html), ("", loop.notes_html)])
    context = {
        "loop": loop,
        "rounds": rounds,
        "notes": notes,
        "details": loop_details(loop, bool(rounds)) + margin_of_step(loop),
    }
    return TemplateResponse(request, "loops/loop.html", context | standing(loop))


def loop_new(request, pk):
    attempt = attempt_of(request, pk)
    form = LoopForm(posted(request), instance=Loop(owner=request.user, attempt=attempt))
    if saved(form):
        messages.success(request, said(form, f"{form.instance.title} added."))
        return redirect(attempt)
    return form_page(request, form, "New loop", (str(attempt), attempt.get_absolute_url()))


def loop_edit(request, pk):
    loop = get_object_or_404(request.user.loops.select_related("attempt__company"), pk=pk)
    form = LoopForm(posted(request), instance=loop)
    if saved(form):
        messages.success(request, said(form, f"{loop.title} saved."))
        return redirect(loop)
    return form_page(request, form, f"Edit {loop.title.lower()}", (str(loop.attempt), loop.get_absolute_url()))


def round(request, pk):
    rounds = request.user.rounds.select_related("attempt__company", "loop", "replaces", "repeats")
    round = get_object_or_404(rounds, pk=pk)
    context = {"round": round, "notes": known([("", round.notes_html)])}
    context["details"] = round_details(round) + margin_of_step(round)
    return TemplateResponse(request, "loops/round.html", context | standing(round))


def round_new(request, pk):
    attempt = attempt_of(request, pk)
    asked = number_in(request.GET.get("loop"))
    loop = attempt.loops.filter(pk=asked).first() if asked else None
    form = RoundForm(posted(request), instance=Round(owner=request.user, attempt=attempt, loop=loop))
    if saved(form):
        messages.success(request, said(form, f"{form.instance.title} added."))
        return redirect(attempt)
    return form_page(request, form, "New round", (str(attempt), attempt.get_absolute_url()))


def round_edit(request, pk):
    round = get_object_or_404(request.user.rounds.select_related("attempt__company", "loop"), pk=pk)
    form = RoundForm(posted(request), instance=round)
    if saved(form):
        messages.success(request, said(form, f"{round.title} saved."))
        return redirect(round)
    return form_page(request, form, f"Edit {round.title.lower()}", (str(round.attempt), round.get_absolute_url()))
