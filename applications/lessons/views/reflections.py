"""Questions about oneself, answered over the years: the list, one answer, and the forms."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from applications.lessons.filters import ReflectionFilters
from applications.lessons.forms.reflection import ReflectionForm
from applications.lessons.models import Reflection
from applications.lessons.prompts import PROMPTS
from applications.records.pages import record_page
from applications.web.addresses import number_in
from applications.web.forms import posted

ROWS = 20


def reflection_list(request):
    filters = ReflectionFilters(request.GET, owner=request.user)
    found = filters.found(request.user.reflections.select_related("company", "preparation")).by_question()
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"filters": filters, "page": page, "prompts": PROMPTS}
    return TemplateResponse(request, "lessons/reflection_list.html", context)


def reflection(request, pk):
    reflection = get_object_or_404(request.user.reflections.select_related("company", "preparation"), pk=pk)
    alike = request.user.reflections.filter(question=reflection.question).select_related("company")
    others = alike.exclude(pk=pk).by_question()
    context = {"reflection": reflection, "others": others[:ROWS]}
    return TemplateResponse(request, "lessons/reflection.html", context)


def reflection_new(request):
    """The address may name a prompt (`?prompt=3`), an answer to give anew (`?again=5`) or what it is part of."""
    asked = {name: number_in(request.GET.get(name)) for name in ("again", "preparation")}
    before = request.user.reflections.select_related("company").filter(pk=asked["again"]).first()
    part_of = request.user.preparation.filter(pk=asked["preparation"]).first()
    begun = Reflection(owner=request.user, preparation=part_of, company=before.company if before else None)
    begun.question = before.question if before else ""
    prompt = request.GET.get("prompt", "")
    form = ReflectionForm(posted(request), instance=begun, initial={"prompt": prompt} if prompt else {})
    back = (str(part_of), part_of.get_absolute_url()) if part_of else ("Reflections", reverse("reflection-list"))
    return record_page(request, form, "New reflection", back, lambda _: "Answer kept.", Reflection.get_absolute_url)


def reflection_edit(request, pk):
    reflection = get_object_or_404(request.user.reflections, pk=pk)
    form = ReflectionForm(posted(request), instance=reflection)
    back = ("The reflection", reflection.get_absolute_url())
    return record_page(request, form, "Edit the reflection", back, lambda _: "Answer kept.")
