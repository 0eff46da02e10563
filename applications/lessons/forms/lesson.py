"""The form for a lesson. The advice is all it needs."""

from django import forms

from applications.companies.naming import suggested_names
from applications.companies.topics import TopicsForm
from applications.fields.text import KeptText
from applications.lessons.models import Lesson
from applications.lessons.offering import offered
from applications.lessons.origins import by_kind, chosen_by, keys_of

COMPANIES = "company-names"
ADDED = "Its attempts are among them now. Tick those it came from, or leave this empty."


class OriginChoice(forms.CheckboxSelectMultiple):
    """Attempts one below the other, each with its steps folded away unless one of them is ticked."""

    template_name = "lessons/origin_choice.html"


class CompanyNames(forms.TextInput):
    """A company by its name, with the owner's offered while one types."""

    template_name = "lessons/company_names.html"
    names: tuple[str, ...] = ()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs | {"list": COMPANIES, "autocomplete": "off"})
        return context | {"id": COMPANIES, "names": self.names}


class LessonForm(TopicsForm):
    """`preselected` are keys of origins to begin with, as in `origins.key_of`."""

    origins = forms.MultipleChoiceField(
        label="Attempts and their steps", required=False, widget=OriginChoice,
        help_text="Tick what taught it: an attempt as a whole, or the loop or round in it.",
    )  # fmt: skip
    also_at = KeptText(
        label="At another company", required=False, max_length=200, widget=CompanyNames,
        help_text="If the attempt is not among these, name its company and save: its attempts are then added.",
    )  # fmt: skip
    field_order = ["advice", "cue", "response", "direction"]
    folds = (
        ("Topics", "what it is about", ("topics", "more_topics")),
        ("Where it came from", "attempts, loops, rounds", ("origins", "also_at")),
        ("When you learned it", "", ("learned",)),
    )

    class Meta(TopicsForm.Meta):
        model = Lesson
        fields = ["advice", "cue", "response", "direction", "topics", "learned"]
        labels = {"cue": "If …", "response": "… then", "direction": "Change or keep"}
        help_texts = {"advice": "One sentence, as you would say it to a friend who walks into the same room."}
        error_messages = {"advice": {"required": "A lesson needs one sentence of advice."}}
        widgets = {
            "advice": forms.Textarea(attrs={"rows": 2}),
            "cue": forms.Textarea(attrs={"rows": 2, "class": "half"}),
            "response": forms.Textarea(attrs={"rows": 2, "class": "half"}),
            "topics": forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
        }

    def __init__(self, *args, preselected: tuple[str, ...] = (), **kwargs):
        super().__init__(*args, **kwargs)
        owner, origins = self.instance.owner, self.fields["origins"]
        origins.initial = keys_of(self.instance) if self.is_edit else list(preselected)
        typed = self.data.get(self.add_prefix("also_at"), "")
        origins.choices = offered(owner, [*origins.initial, *self.data_of("origins")], typed)
        self.fields["also_at"].widget.names = suggested_names(owner)
        if not origins.choices:
            del self.fields["origins"], self.fields["also_at"]

    def clean(self):
        """A company that is named asks for its attempts, which must then be chosen from."""
        cleaned = super().clean()
        name = cleaned.get("also_at", "").strip()
        if name and not self.is_chosen_at(name, cleaned.get("origins", [])):
            here = self.instance.owner.companies.named_like(name).filter(attempts__isnull=False).exists()
            self.add_error("also_at", ADDED if here else "No attempt is known at a company of this name.")
        return cleaned

    def is_chosen_at(self, name: str, keys: list[str]) -> bool:
        """Whether something of a company called so is ticked."""
        companies = self.instance.owner.companies.named_like(name).values("pk")
        chosen = by_kind(keys)
        return any(
            rows.filter(**{"pk__in": chosen[kind], f"{path}company__in": companies}).exists()
            for kind, rows, path in (
                ("attempt", self.instance.owner.attempts, ""),
                ("loop", self.instance.owner.loops, "attempt__"),
                ("round", self.instance.owner.rounds, "attempt__"),
            )
        )

    def write(self):
        super().write()
        if "origins" in self.fields and (not self.is_edit or "origins" in self.changed_data):
            for name, records in chosen_by(self.instance.owner, self.cleaned_data["origins"]).items():
                getattr(self.instance, name).set(records)
