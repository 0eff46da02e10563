"""Forms for a story, and for where it was told."""

from functools import cached_property

from django import forms

from applications.companies.topics import TopicsForm
from applications.fields.text import KeptText
from applications.loops.models import Story, Telling
from applications.loops.people_forms import AtStepForm
from applications.loops.stories.told_before import ToldBefore
from applications.records.choosing import OneOf
from applications.records.forms import RecordForm

WHICH = "Choose the story, or name a new one."
ON_PURPOSE = "Do you tell it again on purpose? Say yes or no, then save."


def part(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class StoryForm(TopicsForm):
    """A title is all it needs."""

    field_order = ["title", "situation", "task", "action", "result", "topics", "more_topics", "is_resting"]

    class Meta(TopicsForm.Meta):
        model = Story
        fields = ["title", "situation", "task", "action", "result", "topics", "is_resting"]
        labels = {"is_resting": "Let it rest: keep it, but offer it no more"}
        help_texts = {
            "title": "A few words by which you will know it.",
            "situation": "Where it was, and what was at stake.",
            "task": "What you had to do.",
            "action": "What you did, step by step: “I”, not “we”.",
            "result": "How it ended, in figures if you have them.",
        }
        error_messages = {"title": {"required": "A story needs a title: a few words by which you will know it."}}
        widgets = {
            "situation": part(),
            "task": part(2),
            "action": part(5),
            "result": part(),
            "topics": forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.folds = (("Topics", "and the principles it shows", ("topics", "more_topics")),)
        if not self.is_edit:
            del self.fields["is_resting"]


class TellingForm(AtStepForm):
    """A story in an attempt. Before it is told again to people who may compare notes, it asks whether that is on
    purpose; not so in an edit that leaves the story and the place alone."""

    new_story = KeptText(
        label="Or a new one, by its title",
        required=False,
        max_length=300,
        help_text="What happened in it can be written down later.",
    )
    folds = (
        ("A new story", "its title is enough", ("new_story",)),
        ("Told here before", "on purpose or not", ("is_deliberate",)),
    )
    field_order = ["uuid", "revision", "story", "is_deliberate", "step", "to_whom", "landed", "words", "new_story"]

    class Meta(RecordForm.Meta):
        model = Telling
        fields = ["story", "to_whom", "landed", "words", "is_deliberate"]
        field_classes = {"story": OneOf}
        labels = {"to_whom": "To whom", "landed": "How it landed", "words": "In your words"}
        help_texts = {
            "to_whom": "Names, or what they were: “the hiring manager”.",
            "words": "What they asked to get it, what they asked next, what you left out.",
        }
        widgets = {"landed": forms.RadioSelect(attrs={"class": "choices short"}), "words": part()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        story = self.instance.story if self.instance.story_id else None
        self.fields["step"].label = "Told in"
        self.fields["story"].required = False
        self.offer("story", self.instance.owner.stories.by_title(), "Choose one", chosen=story)
        if not self.fields["story"].has_choices:
            self.fields["new_story"].label = "The story, by its title"
            self.folds = self.folds[1:]
        if story and not self.is_bound and (before := ToldBefore.of(story, self.instance)):
            self.fields["is_deliberate"].help_text = str(before)
            self.folds = self.folds[:-1]

    @cached_property
    def named(self) -> Story | None:
        """The story of the title that was typed, if there is one."""
        title = self.cleaned_data.get("new_story", "").strip()
        return self.instance.owner.stories.filter(title__iexact=title).first() if title else None

    def clean(self):
        cleaned = super().clean()
        title = cleaned.get("new_story", "").strip()
        story = self.named if title else cleaned.get("story")
        if not (story or title or self.errors.get("story")):
            self.add_error("story" if "story" in self.fields else "new_story", WHICH)
        elif story and self.asks_again(cleaned) and (before := ToldBefore.of(story, self.instance)):
            self.add_error("is_deliberate", f"{before} {ON_PURPOSE}")
        if story:
            cleaned["story"] = story
        return cleaned

    def asks_again(self, cleaned) -> bool:
        is_new = not self.is_edit or {"story", "new_story", "step"} & set(self.changed_data)
        return bool(is_new and cleaned.get("is_deliberate") is None and "is_deliberate" not in self.errors)

    def write(self):
        """A title nobody bears yet makes a story."""
        title = self.cleaned_data["new_story"].strip()
        if title:
            self.instance.story = self.named or Story.objects.create(owner=self.instance.owner, title=title)
        super().write()
