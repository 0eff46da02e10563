"""Stories: the list, the page of one, its forms, and where each was told."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from applications.attempts.finding import attempt_of
from applications.loops.models import Story, Telling
from applications.loops.people_views import back_from, step_in
from applications.loops.places import place_in, place_page
from applications.loops.stories.filters import StoryFilters
from applications.loops.stories.forms import StoryForm, TellingForm
from applications.loops.stories.listing import Stories, StoryPage
from applications.loops.stories.matrix import Matrix
from applications.records.deeds import address_to_undo
from applications.records.doing import doing
from applications.records.pages import record_page
from applications.web.forms import posted
from applications.web.toasts import leading_to

TOLD = "Where you told it"


def story_list(request):
    filters = StoryFilters(request.GET, owner=request.user)
    stories = Stories.of(request.user, filters.stories(), request.GET.get("page"))
    return TemplateResponse(request, "loops/story_list.html", {"filters": filters, "stories": stories})


def story(request, pk):
    story = get_object_or_404(request.user.stories, pk=pk)
    return TemplateResponse(request, "loops/story.html", {"story": story, "page": StoryPage.of(story)})


def story_new(request):
    form = StoryForm(posted(request), instance=Story(owner=request.user))
    back = ("Stories", reverse("story-list"))
    return record_page(request, form, "New story", back, "{} recorded.".format, Story.get_absolute_url)


def story_edit(request, pk):
    story = get_object_or_404(request.user.stories, pk=pk)
    form = StoryForm(posted(request), instance=story)
    also = {"address": "telling-new", "words": "Say where you told it"}
    back = (story.title, story.get_absolute_url())
    return record_page(request, form, "Edit the story", back, "{} saved.".format, also=also)


@require_POST
def story_rest(request, pk):
    """Lets it rest or takes it up again, whichever is asked; the other than now where nothing is."""
    story = get_object_or_404(request.user.stories, pk=pk)
    asked = {"true": True, "false": False}.get(request.POST.get("resting"), not story.is_resting)
    sentence = f"{story} {'rests now' if asked else 'is among those you tell again'}."
    with doing(request.user, sentence) as did:
        if story.is_resting != asked:
            story.is_resting = asked
            story.revise()
    messages.success(request, sentence, extra_tags=leading_to(undo=address_to_undo(did.deed)))
    return redirect("story-list" if request.GET.get("back") == "list" else story)


def company_stories(request, pk):
    company = get_object_or_404(request.user.companies, pk=pk)
    matrix = Matrix.of(company, request.GET.get("page"))
    return TemplateResponse(request, "loops/company_stories.html", {"company": company, "matrix": matrix})


def telling_new(request, pk):
    """The address says where: `?round=9`, or `?attempt=5` with perhaps `&loop=7`; without it one chooses."""
    story = get_object_or_404(request.user.stories, pk=pk)
    back = (story.title, story.get_absolute_url())
    attempt = place_in(request)
    if attempt is None:
        return place_page(request, "Where did you tell it?", back)
    telling = Telling(owner=request.user, story=story, attempt=attempt, **step_in(request, attempt))
    form = TellingForm(posted(request), instance=telling)
    return record_page(request, form, TOLD, back, said)


def said(telling: Telling) -> str:
    return "Kept, on purpose." if telling.is_deliberate else "Kept."


def attempt_telling_new(request, pk):
    attempt = attempt_of(request.user, pk)
    telling = Telling(owner=request.user, attempt=attempt, **step_in(request, attempt))
    back = back_from(request, telling)
    return record_page(request, TellingForm(posted(request), instance=telling), "A story you told", back, said)


def telling_edit(request, pk):
    tellings = request.user.tellings.select_related("story", "attempt__company", "loop", "round")
    telling = get_object_or_404(tellings, pk=pk)
    form = TellingForm(posted(request), instance=telling)
    is_from_step = request.GET.get("back") == "step"
    back = back_from(request, telling) if is_from_step else (telling.story.title, telling.story.get_absolute_url())
    return record_page(request, form, TOLD, back, lambda _: "Saved.")
