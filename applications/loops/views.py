"""Pages for loops and rounds."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from applications.attempts.models import Attempt
from applications.loops.details import (
    known,
    loop_details,
    margin_of_step,
    round_details,
    tone_of_step,
    word_of_step,
)  # fmt: skip
from applications.loops.forms import LoopForm
from applications.loops.models import Loop, Round
from applications.loops.round_form import RoundForm
from applications.loops.several_form import NewLoopForm, SeveralForm
from applications.records.pages import record_page
from applications.web.addresses import number_in
from applications.web.forms import form_page, posted


def standing(step: Loop | Round) -> dict[str, str]:
    return {"tone": tone_of_step(step), "word": word_of_step(step)}


def attempt_of(request, pk):
    return get_object_or_404(request.user.attempts.select_related("company"), pk=pk)


def back_to(request, step: Loop | Round | Attempt, usually: Loop | Round | Attempt) -> tuple[str, str]:
    """Where a form leads back to: what `?back=` in its address says (the attempt, or the step), else as usual."""
    to = {"attempt": getattr(step, "attempt", step), "step": step}.get(request.GET.get("back"), usually)
    return str(to), to.get_absolute_url()


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
    form = NewLoopForm(posted(request), instance=Loop(owner=request.user, attempt=attempt))
    back = (str(attempt), attempt.get_absolute_url())
    return record_page(request, form, "New loop", back, lambda loop: f"{loop.title} added.")


def loop_edit(request, pk):
    loop = get_object_or_404(request.user.loops.select_related("attempt__company"), pk=pk)
    heading, back = f"Edit {loop.title.lower()}", back_to(request, loop, usually=loop)
    form = LoopForm(posted(request), instance=loop)
    return record_page(request, form, heading, back, lambda loop: f"{loop.title} saved.")


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
    back = back_to(request, loop or attempt, usually=attempt)
    return record_page(request, form, "New round", back, lambda round: f"{round.title} added.")


def round_edit(request, pk):
    round = get_object_or_404(request.user.rounds.select_related("attempt__company", "loop"), pk=pk)
    heading, back = f"Edit {round.title.lower()}", back_to(request, round, usually=round)
    form = RoundForm(posted(request), instance=round)
    return record_page(request, form, heading, back, lambda round: f"{round.title} saved.")


def steps_new(request, pk):
    attempt = attempt_of(request, pk)
    form = SeveralForm(posted(request), attempt=attempt)
    if form.is_valid():
        messages.success(request, form.save())
        return redirect(attempt)
    return form_page(request, form, "Several steps at once", (str(attempt), attempt.get_absolute_url()))
