"""What was done between attempts: the list, the page of one with its counter, and the forms."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from applications.lessons.counter import Counter
from applications.lessons.filters import PreparationFilters
from applications.lessons.forms.count import CountForm
from applications.lessons.forms.preparation import PreparationForm
from applications.lessons.models import Preparation, PreparationCount
from applications.lessons.pieces import Pieces
from applications.lessons.placing import neighbours
from applications.records.pages import record_page
from applications.web.forms import posted


def preparation_list(request):
    filters = PreparationFilters(request.GET)
    pieces = Pieces.of(filters.found(request.user.preparation.all()), request.GET.get("page"))
    return TemplateResponse(request, "lessons/preparation_list.html", {"filters": filters, "pieces": pieces})


def preparation(request, pk):
    preparation = get_object_or_404(request.user.preparation, pk=pk)
    context = {
        "preparation": preparation,
        "place": neighbours(preparation),
        "counter": Counter.of(preparation.counts.all()),
        "topics": preparation.topics.by_name(),
        "lessons": preparation.lessons.newest_first(),
        "reflections": preparation.reflections.by_question(),
    }
    return TemplateResponse(request, "lessons/preparation.html", context)


def preparation_new(request):
    form = PreparationForm(posted(request), instance=Preparation(owner=request.user))
    back = ("Preparation", reverse("preparation-list"))
    said = "{} recorded.".format
    return record_page(request, form, "New preparation", back, said, Preparation.get_absolute_url)


def preparation_edit(request, pk):
    preparation = get_object_or_404(request.user.preparation, pk=pk)
    form = PreparationForm(posted(request), instance=preparation)
    back = (preparation.title, preparation.get_absolute_url())
    return record_page(request, form, f"Edit {preparation.title}", back, "{} saved.".format)


def count_new(request, pk):
    preparation = get_object_or_404(request.user.preparation, pk=pk)
    form = CountForm(posted(request), instance=PreparationCount(owner=request.user, preparation=preparation))
    return count_page(request, form, "New reading", preparation)


def count_edit(request, pk):
    count = get_object_or_404(request.user.preparation_counts.select_related("preparation"), pk=pk)
    return count_page(request, CountForm(posted(request), instance=count), "Edit the reading", count.preparation)


def count_page(request, form, heading, preparation):
    back = (preparation.title, preparation.get_absolute_url())
    note = f"What is counted: {preparation.counting}." if preparation.counting else ""
    return record_page(request, form, heading, back, "Now at {}.".format, note=note)
