"""What becomes of a lesson: taken along, rehearsed, seen, retired."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from applications.lessons.forms.life import CarryForm, RehearsalForm, RetirementForm, SightingForm
from applications.lessons.models import Carry, Lesson, Rehearsal, Retirement, Sighting
from applications.lessons.origins import KINDS, chosen_by
from applications.loops.models import Loop, Round
from applications.records.pages import record_page
from applications.web.addresses import number_in
from applications.web.forms import posted, preset

BACK = "The lesson"
WHERE = ("attempt__company", "loop", "round")


def lesson_of(request, pk: int) -> Lesson:
    return get_object_or_404(request.user.lessons, pk=pk)


def back_to(lesson: Lesson) -> tuple[str, str]:
    return BACK, lesson.get_absolute_url()


def briefing_of(step: Loop | Round) -> str:
    """The page before it."""
    return reverse("round-briefing" if isinstance(step, Round) else "briefing", args=[step.pk])


def asked_where(request) -> dict:
    """The columns that say where, if the address names it: `?round=9`; what is sent chooses for itself."""
    asked = [f"{kind}-{request.GET[kind]}" for kind in KINDS if kind in request.GET]
    found = next((rows[0] for rows in chosen_by(request.user, asked).values() if rows), None) if asked else None
    if found is None:
        return {}
    name = found._meta.model_name
    return {name: found} if name == "attempt" else {"attempt": found.attempt, name: found}


def back_and_to(lesson: Lesson, where: dict, **more) -> tuple[tuple[str, str], str]:
    """Back to the step the address names, if it does, else to the lesson."""
    step = where.get("round") or where.get("loop") or where.get("attempt")
    back = (str(step), step.get_absolute_url()) if step else back_to(lesson)
    return back, back[1]


def sighting_new(request, pk):
    """`?carry=4` names the carry it answers; with it, or with a step, one goes back to that step."""
    lesson = lesson_of(request, pk)
    carry = lesson.carries.filter(pk=number_in(request.GET.get("carry"))).select_related(*WHERE).first()
    where = asked_where(request)
    if carry:
        where = {"attempt": carry.attempt, "loop": carry.loop, "round": carry.round} | where
    sighting = Sighting(owner=request.user, lesson=lesson, carry=carry, **where)
    form = preset(SightingForm(posted(request), instance=sighting), request.GET, "kind")
    back, to = back_and_to(lesson, where)
    note = lesson.advice
    return record_page(request, form, "What became of it?", back, lambda row: f"{row.short}.", to, note=note)


def sighting_correct(request, pk):
    sightings = request.user.sightings.select_related("owner", "correction", "lesson", *WHERE)
    sighting = get_object_or_404(sightings, pk=pk).latest
    form = SightingForm(posted(request), corrects=sighting)
    heading = "Correct what became of it"
    return record_page(request, form, heading, back_to(sighting.lesson), lambda _: "Corrected.")


def carry_new(request, pk):
    lesson, where = lesson_of(request, pk), asked_where(request)
    form = CarryForm(posted(request), instance=Carry(owner=request.user, lesson=lesson, **where))
    back, to = back_and_to(lesson, where)
    if request.GET.get("back") == "briefing" and (step := where.get("round") or where.get("loop")):
        to = briefing_of(step)
    said = "Taken along into {}.".format
    return record_page(
        request,
        form,
        "Take it along",
        back,
        lambda carry: said(carry.into),
        to,
        note=lesson.advice,
        save="Take it along",
    )


def carry_edit(request, pk):
    carry = get_object_or_404(request.user.carries.select_related("lesson", *WHERE), pk=pk)
    form = CarryForm(posted(request), instance=carry)
    return record_page(request, form, "Where you take it along", back_to(carry.lesson), lambda _: "Saved.")


def rehearsal_new(request, pk):
    """`?carry=4` says for what; with `&back=briefing` one goes back to the page before that step."""
    lesson = lesson_of(request, pk)
    carry = lesson.carries.filter(pk=number_in(request.GET.get("carry"))).select_related(*WHERE).first()
    rehearsal = Rehearsal(owner=request.user, lesson=lesson, carry=carry)
    form = preset(RehearsalForm(posted(request), instance=rehearsal), request.GET, "manner")
    back = back_to(lesson)
    if carry and request.GET.get("back") == "briefing" and (step := carry.round or carry.loop):
        back = (f"Before the {step.in_a_sentence}", briefing_of(step))
    note = f"If {lesson.cue or '…'}, then {lesson.response or '…'}." if lesson.has_plan else lesson.advice
    return record_page(request, form, "Rehearse it once", back, lambda _: "Rehearsed.", note=note)


def rehearsal_correct(request, pk):
    rehearsal = get_object_or_404(request.user.rehearsals.select_related("correction", "lesson"), pk=pk).latest
    form = RehearsalForm(posted(request), corrects=rehearsal)
    return record_page(request, form, "Correct the rehearsal", back_to(rehearsal.lesson), lambda _: "Corrected.")


def retirement_new(request, pk):
    lesson = lesson_of(request, pk)
    form = RetirementForm(posted(request), instance=Retirement(owner=request.user, lesson=lesson))
    note = f"{lesson.advice} It stays in the ledger, folded, and comes back if it happens again."
    return record_page(
        request, form, "Retire the lesson", back_to(lesson), lambda _: "Retired.", note=note, save="Retire it"
    )


def retirement_correct(request, pk):
    retirement = get_object_or_404(request.user.retirements.select_related("correction", "lesson"), pk=pk).latest
    form = RetirementForm(posted(request), corrects=retirement)
    return record_page(request, form, "Correct the retirement", back_to(retirement.lesson), lambda _: "Corrected.")
