"""The ledger of lessons, the page of one, and its forms."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from applications.lessons.explaining import explanation
from applications.lessons.filters import LessonFilters
from applications.lessons.forms.lesson import LessonForm
from applications.lessons.ledger import Ledger, topics_by_lesson
from applications.lessons.life import Life
from applications.lessons.models import Lesson
from applications.lessons.origins import KINDS, chosen_by
from applications.lessons.recorded import preparation
from applications.records.pages import record_page
from applications.web.forms import posted

LEDGER = ("Lessons", "lesson-list")


def lesson_list(request):
    filters = LessonFilters(request.GET, owner=request.user)
    found, is_by_topic = filters.found(request.user.lessons.all()), filters.asked("by") == "topic"
    ledger = Ledger.of(found, request.GET.get("page"), is_by_topic=is_by_topic)
    return TemplateResponse(request, "lessons/lesson_list.html", {"filters": filters, "ledger": ledger})


def lesson(request, pk):
    lesson = get_object_or_404(request.user.lessons, pk=pk)
    life = Life.of(lesson)
    context = {"lesson": lesson, "life": life, "explanation": explanation(life)}
    context["topics"] = topics_by_lesson([pk])[pk]
    context["preparation"] = preparation.records(lesson=pk)
    return TemplateResponse(request, "lessons/lesson.html", context)


def lesson_new(request):
    """The address may name what it came from, and where one then goes back to: `?attempt=5`, `?loop=7`, `?round=9`."""
    asked = [f"{kind}-{request.GET[kind]}" for kind in KINDS if kind in request.GET]
    origin = next((rows[0] for rows in chosen_by(request.user, asked).values() if rows), None)
    form = LessonForm(posted(request), instance=Lesson(owner=request.user), preselected=tuple(asked))
    back = (str(origin), origin.get_absolute_url()) if origin else (LEDGER[0], reverse(LEDGER[1]))
    to = None if origin else Lesson.get_absolute_url
    return record_page(request, form, "New lesson", back, lambda _: "Lesson recorded.", to)


def lesson_edit(request, pk):
    lesson = get_object_or_404(request.user.lessons, pk=pk)
    form = LessonForm(posted(request), instance=lesson)
    back = ("The lesson", lesson.get_absolute_url())
    return record_page(request, form, "Edit the lesson", back, lambda _: "Lesson saved.")
