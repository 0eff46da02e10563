"""Removing and bringing back, moving, merging, forgetting, and what stood there before."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from applications.accounts.requests import PersonRequest
from applications.companies.filters import Filters
from applications.records.choosing import OFFERED
from applications.records.deeds import Deed, address_to_undo
from applications.records.models import Description
from applications.transfer.manifest import NAMES, TABLES, Table
from applications.upkeep.belongings import Belongings
from applications.upkeep.earlier import EarlierVersions
from applications.upkeep.forms import (
    CompanyMergerForm,
    ForgettingForm,
    LessonMergerForm,
    MergerForm,
    QuestionMergerForm,
)
from applications.upkeep.homes import home_of, page_of, page_of_removed
from applications.upkeep.models import Removal
from applications.upkeep.move_form import MoveForm
from applications.upkeep.moving import to_move
from applications.upkeep.removal import remove
from applications.upkeep.restoration import Refused, restore
from applications.upkeep.returning import record_of, return_to
from applications.upkeep.undoing import redo, undo
from applications.upkeep.words import along_with, shortened, title_of
from applications.web.forms import posted
from applications.web.toasts import leading_to

PAGE = 30


@require_safe
def trash(request: PersonRequest) -> HttpResponseBase:
    removals = request.user.removals.in_trash().newest_first().without_contents()
    page = Paginator(removals, PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "upkeep/trash.html", {"page": page})


@require_POST
def removal_new(request: PersonRequest, table: Table, pk: int) -> HttpResponseBase:
    try:
        record = table.of(request.user).get(pk=pk)
        home = home_of(record)
        removal = remove(record)
    except ObjectDoesNotExist:
        if not request.user.removals.in_trash().holding(table.name, pk).exists():
            raise Http404 from None
        messages.info(request, "That is in the trash already.")
        return redirect("trash")
    messages.success(request, f"{removal.title} removed.", extra_tags=leading_to(undo=address_to_bring_back(removal)))
    return redirect(back_in(request) or home)


def back_in(request: PersonRequest) -> str:
    """The page of this site that the address asks to lead back to (`?back=/loops/7/briefing/`); "" for none."""
    back = request.GET.get("back", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else ""


def address_to_bring_back(removal: Removal) -> str:
    """What a toast offers."""
    return reverse("restoration-new", args=[removal.pk])


@require_POST
def restoration_new(request: PersonRequest, pk: int) -> HttpResponseBase:
    removals = request.user.removals
    removal = get_object_or_404(removals.in_trash() | removals.exclude(restored_at=None), pk=pk)
    try:
        restore(removal)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("trash")
    messages.success(request, f"{removal.title} is back.")
    return redirect(page_of_removed(removal))


def record_move(request: PersonRequest, table: Table, pk: int) -> HttpResponseBase:
    try:
        record = to_move(request.user, table.name, pk)
    except ObjectDoesNotExist:
        raise Http404 from None
    form = MoveForm(posted(request), record=record)
    if form.is_saved():
        sentence = f"{title_of(record)} moved to {form.there}."
        messages.success(request, sentence, extra_tags=leading_to(undo=address_to_undo(form.deed)))
        return redirect(form.there.page)
    return TemplateResponse(request, "upkeep/move.html", about(form), status=422 if form.is_bound else 200)


def about(form: MoveForm) -> dict[str, Any]:
    """What a move takes along, and what it is parted from."""
    belongings = Belongings.of(form.record)
    left = [title_of(record) for record in belongings.left_behind()]
    along = along_with(form.record, belongings.standing)
    return {"form": form, "title": title_of(form.record), "left": left, "along": along}


@require_safe
def undo_last(request: PersonRequest) -> HttpResponseBase:
    deeds = request.user.deeds
    return TemplateResponse(request, "upkeep/undo.html", {"deed": deeds.last_done(), "undone": deeds.next_again()})


@require_POST
def deed_undo(request: PersonRequest, pk: int) -> HttpResponseBase:
    return turned(request, pk, undo, "Undone")


@require_POST
def deed_redo(request: PersonRequest, pk: int) -> HttpResponseBase:
    return turned(request, pk, redo, "Done again")


def turned(request: PersonRequest, pk: int, turn: Callable[[Deed], str], how: str) -> HttpResponseBase:
    """Undo a deed or do it again, and offer the other."""
    deed = get_object_or_404(request.user.deeds, pk=pk)
    try:
        page = turn(deed)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("undo")
    other = "again" if deed.undone_at else "undo"
    messages.success(request, f"{how}: {deed}", extra_tags=leading_to(**{other: deed.address_to_turn()}))
    return redirect(page)


def company_merger(request: PersonRequest, pk: int) -> HttpResponseBase:
    return merger(request, CompanyMergerForm, get_object_or_404(request.user.companies, pk=pk))


def lesson_merger(request: PersonRequest, pk: int) -> HttpResponseBase:
    return merger(request, LessonMergerForm, get_object_or_404(request.user.lessons, pk=pk))


def question_merger(request: PersonRequest, pk: int) -> HttpResponseBase:
    return merger(request, QuestionMergerForm, get_object_or_404(request.user.questions, pk=pk))


def merger(request: PersonRequest, kind: type[MergerForm], record: Any) -> HttpResponseBase:
    filters = Filters(request.GET)
    filters.fields["q"].label = "Name" if kind is CompanyMergerForm else "Words"
    form = kind(posted(request), record=record, called=filters.asked("q") if filters.is_valid() else "")
    name = shortened(str(record))
    if form.is_valid():
        removal = form.save()
        sentence = f"{removal.title} is part of {name} now."
        messages.success(request, sentence, extra_tags=leading_to(undo=address_to_bring_back(removal)))
        return redirect(record)
    others = TABLES[NAMES[type(record)]].of(request.user).exclude(pk=record.pk)
    page = {"form": form, "record": record, "name": name, "others": others.exists(), "filters": filters}
    page["is_part"] = filters.is_used or others[OFFERED:].exists()
    return TemplateResponse(request, "upkeep/merger.html", page, status=422 if form.is_bound else 200)


def person_forgetting(request: PersonRequest, pk: int) -> HttpResponseBase:
    person = get_object_or_404(request.user.people.select_related("company"), pk=pk)
    form = ForgettingForm(posted(request), person=person)
    home = home_of(person)
    if form.is_valid():
        form.save()
        messages.success(request, "Forgotten.")
        return redirect(home)
    return TemplateResponse(request, "upkeep/forgetting.html", {"form": form, "person": person, "home": home})


@require_safe
def version_list(request: PersonRequest, table: Table, pk: int) -> HttpResponseBase:
    if not issubclass(table.model, Description):
        raise Http404
    record = get_object_or_404(table.of(request.user), pk=pk)
    earlier = EarlierVersions(record, request.GET.get("page"))
    page = {"earlier": earlier, "title": title_of(record), "home": page_of(record)}
    return TemplateResponse(request, "upkeep/version_list.html", page)


@require_POST
def version_return(request: PersonRequest, pk: int) -> HttpResponseBase:
    version = get_object_or_404(request.user.versions, pk=pk)
    record = record_of(version)
    if record is None:
        raise Http404
    try:
        deed = return_to(version, request.POST.get("revision", ""))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("version-list", TABLES[NAMES[type(record)]], record.pk)
    sentence = "It says again what it said then. What it said until now is an earlier version."
    messages.success(request, sentence, extra_tags=leading_to(undo=address_to_undo(deed)))
    return redirect(page_of(record))
