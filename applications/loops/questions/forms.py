"""Forms for a question, for where it was asked, and for a go in the drill."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django import forms

from applications.companies.topics import TopicsForm
from applications.fields.folded import fold
from applications.fields.text import KeptText
from applications.loops.models import Asking, Question, Recall
from applications.loops.people_forms import AtStepForm
from applications.loops.questions.alike import same_as
from applications.records.choosing import OneOf
from applications.records.fact_form import FactForm
from applications.records.forms import RecordForm

NEEDED = "Write down what they asked, in your words or in theirs."


class QuestionInput(forms.Textarea):
    """The words of a question; under them those that are there already and may be the same. `alike` finds them,
    `picks` says whether one may be chosen in their place."""

    template_name = "loops/question_input.html"
    alike: Callable[[], list[Question]] | None = None
    picks = False
    chosen = ""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["offers"] = self.alike is not None
        return context | {"alike": self.alike and self.alike(), "picks": self.picks, "chosen": self.chosen}

    def use_required_attribute(self, initial) -> bool:
        return super().use_required_attribute(initial) and not self.picks


class QuestionForm(TopicsForm):
    """The words are all it needs. Naming a date until when says that it is confidential."""

    folds = (
        ("Topics", "what it is about", ("topics", "more_topics")),
        ("Confidential", "never in anything you share", ("is_confidential", "confidential_until")),
        ("Notes", "a hint, a link, what they were after", ("notes",)),
    )
    field_order = ["uuid", "revision", "words"]

    class Meta(TopicsForm.Meta):
        model = Question
        fields = ["words", "topics", "is_confidential", "confidential_until", "notes"]
        help_texts = {"confidential_until": "Empty means for good; so does a date nobody can place."}
        error_messages = {"words": {"required": NEEDED}}
        widgets = {
            "words": QuestionInput(attrs={"rows": 2}),
            "topics": forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
            "notes": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_words(self) -> str:
        if not self.cleaned_data["words"].strip():
            raise forms.ValidationError(NEEDED)
        return self.cleaned_data["words"]

    def clean(self):
        cleaned = super().clean()
        says_until = cleaned.get("confidential_until") and "confidential_until" in self.changed_data
        if says_until and "is_confidential" not in self.changed_data:
            cleaned["is_confidential"] = True
        return cleaned


class AskingFields(AtStepForm):
    """What all forms over an asking share."""

    class Meta(RecordForm.Meta):
        model = Asking
        fields = ["went", "said", "would_say"]
        labels = {"went": "How it went"}
        widgets = {
            "went": forms.RadioSelect(attrs={"class": "choices short"}),
            "said": forms.Textarea(attrs={"rows": 3}),
            "would_say": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].label = "Asked in"


class AskedForm(AskingFields):
    """A question that is there already, in an attempt."""

    field_order = ["uuid", "revision", "went", "said", "would_say", "step"]


class AskingForm(AskingFields):
    """An asking that is edited: it may also turn out to be another question's."""

    folds = (("Another question", "if it belongs to one you have", ("question",)),)
    field_order = ["uuid", "revision", "went", "said", "would_say", "step"]

    class Meta(AskingFields.Meta):
        fields = ["question", *AskingFields.Meta.fields]
        field_classes = {"question": OneOf}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked: Any = self.instance
        self.offer("question", asked.owner.questions.newest_first().only("words"), chosen=asked.question)
        self.fields["question"].empty_label = None

    def says_something(self, field) -> bool:
        """It always names one; that is no reason to open the fold."""
        return field.name in self.changed_data if self.is_bound else False


class NewAskingForm(AskingFields):
    """What they asked in an attempt, typed as one remembers it. One that is there already is asked again: chosen among
    those that are like it (`same_as`), or typed in just its words."""

    words = KeptText(label="The question", widget=QuestionInput(attrs={"rows": 2}), required=False)
    same_as = OneOf(Question.objects.none(), required=False, label="The same as")
    folds = (("What you would say now", "", ("would_say",)),)
    field_order = ["uuid", "revision", "words", "went", "said", "step", "would_say"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["same_as"].queryset = self.instance.owner.questions.all()
        self.fields["words"].widget.chosen = str(self["same_as"].value() or "")

    def is_shown(self, name: str) -> bool:
        """What may be the same is offered under the words."""
        return super().is_shown(name) and (name != "same_as" or name in self.errors)

    @cached_property
    def found(self) -> Question | None:
        """The question there already that is meant, if there is one."""
        chosen, words = self.cleaned_data.get("same_as"), self.cleaned_data.get("words", "")
        return chosen or same_as(self.instance.owner, fold(words.strip()))

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("words", "").strip() or cleaned.get("same_as") or self.errors):
            self.add_error("words", NEEDED)
        return cleaned

    def write(self):
        owner, words = self.instance.owner, self.cleaned_data["words"]
        self.instance.question = self.found or Question.objects.create(owner=owner, words=words)
        super().write()


class RecallForm(RecordForm):
    """How it went in the drill: one of three."""

    class Meta(RecordForm.Meta):
        model = Recall
        fields = ["result"]
        error_messages = {"result": {"required": "Say how it went: you knew it, nearly, or no."}}


class RecallCorrection(FactForm):
    class Meta(RecordForm.Meta):
        model = Recall
        fields = ["result", "recalled"]
        labels = {"result": "How it went", "recalled": "When"}
        widgets = {"result": forms.RadioSelect(attrs={"class": "choices short"})}
