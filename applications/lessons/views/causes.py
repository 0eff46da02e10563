"""Why it went as it did: the causes of what was looked back on, one by one and by topic."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from applications.lessons.causes import Causes
from applications.lessons.differences import Differences
from applications.lessons.forms.cause import CauseForm
from applications.lessons.models import Cause
from applications.records.pages import record_page
from applications.web.forms import posted


def cause_list(request):
    causes = Causes.of(request.user, request.GET.get("topic", ""), request.GET.get("page"))
    return TemplateResponse(request, "lessons/cause_list.html", {"causes": causes})


def cause_new(request, pk):
    about = request.user.post_mortems.select_related("attempt__company", "loop", "round")
    post_mortem = get_object_or_404(about, pk=pk)
    cause = Cause(owner=request.user, post_mortem=post_mortem, attempt=post_mortem.attempt, round=post_mortem.round)
    form = CauseForm(posted(request), instance=cause)
    back = (str(post_mortem.about), post_mortem.get_absolute_url())
    return record_page(request, form, "A reason", back, lambda _: "Reason added.")


def cause_edit(request, pk):
    causes = request.user.causes.select_related("attempt__company", "topic", "post_mortem__loop", "post_mortem__round")
    cause = get_object_or_404(causes, pk=pk)
    form = CauseForm(posted(request), instance=cause)
    back = (str(cause.post_mortem.about), cause.get_absolute_url())
    return record_page(request, form, "Edit the reason", back, lambda _: "Saved.")


def attempt_differences(request, pk):
    attempts = request.user.attempts.select_related("company", "current_role")
    context = {"differences": Differences.of(get_object_or_404(attempts, pk=pk))}
    return TemplateResponse(request, "lessons/differences.html", context)
