"""Questions: the list, the page of one, its forms, where each was asked, and the drill."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from applications.attempts.finding import attempt_of
from applications.attempts.models import Attempt
from applications.fields.clock import day_of
from applications.loops.models import Asking, Question, Recall
from applications.loops.people_views import back_from, step_in
from applications.loops.places import place_in, place_page
from applications.loops.questions.alike import alike
from applications.loops.questions.drill import Drill, next_time
from applications.loops.questions.filters import QuestionFilters
from applications.loops.questions.forms import (
    AskedForm,
    AskingForm,
    NewAskingForm,
    QuestionForm,
    RecallCorrection,
    RecallForm,
)  # fmt: skip
from applications.loops.questions.listing import QuestionList
from applications.loops.questions.page import QuestionPage
from applications.records.deeds import address_to_undo
from applications.records.pages import record_page
from applications.records.saving import saved
from applications.web.addresses import number_in
from applications.web.forms import posted, preset
from applications.web.toasts import leading_to

LIST = ("Questions", "question-list")
LOOK = "Look for one like it"


def question_list(request):
    filters = QuestionFilters(request.GET, owner=request.user)
    questions = QuestionList.of(request.user, filters, timezone.now(), request.GET.get("page"))
    return TemplateResponse(request, "loops/question_list.html", {"filters": filters, "questions": questions})


def question(request, pk):
    question = get_object_or_404(request.user.questions, pk=pk)
    page = QuestionPage.of(question, timezone.now(), request.GET.get("page"))
    return TemplateResponse(request, "loops/question.html", {"question": question, "page": page})


def question_alike(request):
    """Those that may be the same as the words in the address; with `picks`, to be chosen in a form."""
    found = alike(request.user, request.GET.get("words", ""))
    context = {"alike": found, "picks": "picks" in request.GET, "chosen": request.GET.get("same_as", "")}
    return TemplateResponse(request, "loops/question_alike.html", context)


def question_new(request):
    form = QuestionForm(posted(request), instance=Question(owner=request.user))
    if "look" in request.POST:
        form = QuestionForm(initial=request.POST.dict(), instance=Question(owner=request.user))
    offer_alike(form)
    back = (LIST[0], reverse(LIST[1]))
    return record_page(
        request, form, "New question", back, lambda _: "Question kept.", Question.get_absolute_url, look=LOOK
    )


def question_edit(request, pk):
    question = get_object_or_404(request.user.questions, pk=pk)
    form = QuestionForm(posted(request), instance=question)
    also = {"address": "asking-new", "words": "Say where it was asked"}
    back = ("The question", question.get_absolute_url())
    return record_page(request, form, "Edit the question", back, lambda _: "Question saved.", also=also)


def asking_new(request, pk):
    """The address says where: `?round=9`, or `?attempt=5` with perhaps `&loop=7`; without it one chooses."""
    question = get_object_or_404(request.user.questions, pk=pk)
    back = ("The question", question.get_absolute_url())
    attempt = place_in(request)
    if attempt is None:
        return place_page(request, "Where was it asked?", back)
    asking = Asking(owner=request.user, question=question, attempt=attempt, **step_in(request, attempt))
    form = AskedForm(posted(request), instance=asking)
    return record_page(request, form, "Where it was asked", back, lambda _: "Kept.", note=question.words)


def attempt_asking_new(request, pk):
    """Without JavaScript a button looks for one like it: the form comes back with all that was typed."""
    attempt = attempt_of(request.user, pk)
    form = NewAskingForm(posted(request), instance=asking_to_be(request, attempt))
    if "look" in request.POST:
        form = NewAskingForm(initial=request.POST.dict(), instance=asking_to_be(request, attempt))
    preset(form, request.GET, "words")
    offer_alike(form, picks=True)
    back = back_from(request, form.instance)
    return record_page(request, form, "What they asked", back, lambda _: "Question kept.", look=LOOK)


def asking_to_be(request, attempt: Attempt) -> Asking:
    return Asking(owner=request.user, attempt=attempt, **step_in(request, attempt))


def offer_alike(form: QuestionForm | NewAskingForm, picks: bool = False) -> None:
    """Show under the words the questions that may be the same: at once, and anew as one types."""
    widget = form.fields["words"].widget
    widget.attrs |= {
        "data-hx-get": reverse("question-alike") + ("?picks=yes" if picks else ""),
        "data-hx-include": "#alike",
        "data-hx-trigger": "input changed delay:300ms",
        "data-hx-target": "#alike",
        "data-hx-swap": "innerHTML",
        "data-hx-sync": "this:replace",
    }
    widget.picks = picks
    widget.alike = lambda: alike(form.instance.owner, form["words"].value() or "")


def asking_edit(request, pk):
    askings = request.user.askings.select_related("question", "attempt__company", "loop", "round")
    asking = get_object_or_404(askings, pk=pk)
    form = AskingForm(posted(request), instance=asking)
    is_from_step = request.GET.get("back") == "step"
    back = back_from(request, asking) if is_from_step else ("The question", asking.question.get_absolute_url())
    return record_page(request, form, "Edit what you kept", back, lambda _: "Saved.", note=asking.question.words)


def recall_correct(request, pk):
    recall = get_object_or_404(request.user.recalls.select_related("question"), pk=pk).as_it_stands()
    form = RecallCorrection(posted(request), corrects=recall)
    back = ("The question", recall.get_absolute_url())
    return record_page(request, form, "Correct how it went", back, lambda _: "Corrected.")


def drill(request):
    """Asks what is due, one after the other; the address may name another to begin with (`?question=5`)."""
    key = number_in(request.GET.get("question"))
    form = RecallForm(instance=Recall(owner=request.user))
    if request.method == "POST":
        key = number_in(request.POST.get("question"))
        question = get_object_or_404(request.user.questions, pk=key)
        form = RecallForm(request.POST, instance=recall_to_be(question))
        form.sentence, form.leads_back = str, reverse("drill")
        if saved(form):
            sentence = f"{form.instance.get_result_display().capitalize()}: {next_time(question, timezone.now())}."
            messages.success(request, sentence, extra_tags=leading_to(undo=address_to_undo(form.deed)))
            return redirect("drill")
    context = {"form": form, "drill": Drill.of(request.user, timezone.now(), key)}
    return TemplateResponse(request, "loops/drill.html", context, status=422 if form.is_bound else 200)


def recall_to_be(question: Question) -> Recall:
    return Recall(owner=question.owner, question=question, recalled=day_of())
