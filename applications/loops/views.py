"""Pages for loops and rounds."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from applications.attempts.finding import attempt_of
from applications.attempts.models import Attempt
from applications.fields.folded import fold
from applications.fields.kept_queries import ONE, KeptQuery, KeptRelated
from applications.loops.details import (
    beside_step,
    earlier_of,
    known,
    loop_details,
    round_details,
    said_in,
    tone_of_step,
    word_of_step,
)  # fmt: skip
from applications.loops.forms import LoopForm
from applications.loops.models import Loop, Round
from applications.loops.questions.page import ASKINGS, not_kept
from applications.loops.round_form import RoundForm
from applications.loops.several_form import NewLoopForm, SeveralForm
from applications.loops.stories.listing import told_in
from applications.records.deeds import address_to_undo
from applications.records.pages import record_page
from applications.web.addresses import number_in
from applications.web.forms import form_page, posted, preset
from applications.web.toasts import leading_to


def standing(step: Loop | Round) -> dict[str, Any]:
    """How it went; and the attempt about which one logs from here."""
    return {"tone": tone_of_step(step), "word": word_of_step(step), "log_at": step.attempt_id}


def back_to(request, step: Loop | Round | Attempt) -> tuple[str, str]:
    """A form leads back to the attempt, or to its step where the address says so: `?back=step`."""
    to = step if request.GET.get("back") == "step" else getattr(step, "attempt", step)
    return str(to), to.get_absolute_url()


def ahead_of(step: Loop | Round) -> dict[str, str]:
    """What is planned may be forecast at once."""
    return {"forecast": reverse(f"{step._meta.model_name}-forecast-new", args=[step.pk])} if step.is_planned else {}


def post_mortems_of(step: Loop | Round) -> QuerySet:
    return step.post_mortems.order_by("recorded_at", "uuid").with_causes().with_lesson()


@KeptQuery
def whole_loop() -> QuerySet[Loop]:
    return Loop.objects.filter(ONE).with_review().select_related("attempt__company", "seal")


@KeptQuery
def whole_round() -> QuerySet[Round]:
    rows = Round.objects.filter(ONE).with_review().with_topic_names()
    return rows.select_related("attempt__company", "loop", "replaces", "repeats", "seal")


#: As a loop's page lists them.
ROUNDS = KeptRelated("rounds", lambda rows: rows.in_order())


def loop(request, pk):
    loop = whole_loop.one_of(request.user, pk)
    rounds = [(round, tone_of_step(round), word_of_step(round)) for round in ROUNDS.of(loop)]
    notes = known([("Around it", loop.surroundings_html), ("", loop.notes_html)])
    context = {
        "loop": loop,
        "post_mortems": post_mortems_of(loop).select_related("round"),
        "rounds": rounds,
        "notes": notes,
        "details": loop_details(loop, bool(rounds)),
        "askings": ASKINGS.of(loop),
        "tellings": told_in(loop),
    }
    return TemplateResponse(request, "loops/loop.html", context | standing(loop) | beside_step(loop))


def loop_new(request, pk):
    attempt = attempt_of(request.user, pk)
    form = NewLoopForm(posted(request), instance=Loop(owner=request.user, attempt=attempt))
    preset(form, request.GET, "kind", "state")
    back = (str(attempt), attempt.get_absolute_url())
    return record_page(request, form, "New loop", back, lambda loop: f"{loop.title} added.", leads=ahead_of)


def loop_edit(request, pk):
    loop = get_object_or_404(request.user.loops.select_related("attempt__company"), pk=pk)
    heading, back = f"Edit {loop.in_a_sentence}", back_to(request, loop)
    form = LoopForm(posted(request), instance=loop)
    return record_page(request, form, heading, back, lambda loop: f"{loop.title} saved.")


def round(request, pk):
    round = whole_round.one_of(request.user, pk)
    topics = known([("About", ", ".join(sorted((round.about or "").splitlines(), key=fold)))])
    details = topics + round_details(round) + earlier_of(round)
    context = {"round": round, "details": details, "notes": known([("", round.notes_html)]), "said": said_in(round)}
    context["askings"] = ASKINGS.of(round)
    context["to_keep"] = not_kept(context["said"], context["askings"])
    context["tellings"] = told_in(round)
    context["post_mortems"] = post_mortems_of(round)
    return TemplateResponse(request, "loops/round.html", context | standing(round) | beside_step(round))


def round_new(request, pk):
    attempt = attempt_of(request.user, pk)
    asked = number_in(request.GET.get("loop"))
    loop = attempt.loops.filter(pk=asked).first() if asked else None
    form = RoundForm(posted(request), instance=Round(owner=request.user, attempt=attempt, loop=loop))
    preset(form, request.GET, "kind", "state")
    back = back_to(request, loop or attempt)
    return record_page(request, form, "New round", back, lambda round: f"{round.title} added.", leads=ahead_of)


def round_edit(request, pk):
    round = get_object_or_404(request.user.rounds.select_related("attempt__company", "loop"), pk=pk)
    heading, back = f"Edit {round.in_a_sentence}", back_to(request, round)
    form = RoundForm(posted(request), instance=round)
    return record_page(request, form, heading, back, lambda round: f"{round.title} saved.")


def steps_new(request, pk):
    attempt = attempt_of(request.user, pk)
    form = SeveralForm(posted(request), attempt=attempt)
    if form.is_valid():
        sentence, deed = form.save()
        messages.success(request, sentence, extra_tags=leading_to(undo=address_to_undo(deed)))
        return redirect(attempt)
    return form_page(request, form, "Several steps at once", (str(attempt), attempt.get_absolute_url()))
