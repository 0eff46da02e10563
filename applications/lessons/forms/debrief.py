"""The form for the evening after a round: in the order people tell it, every part optional, saved as one."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Q

from applications.companies.finding import suggested_people
from applications.fields.text import KeptText
from applications.lessons.debrief import FELT, Debrief
from applications.lessons.forms.learning import LearningForm
from applications.lessons.forms.post_mortem import TO_A_FRIEND
from applications.lessons.models import PostMortem
from applications.lessons.telling import tell_events, tell_people, tell_rating, tell_trouble
from applications.loops.people_forms import NamesOfPeople
from applications.records.forms import RecordForm
from applications.thread.forms.purpose import OnPurposeForm

NUMBER = {"inputmode": "numeric"}


def words(label: str, rows: int = 3, **more: Any) -> KeptText:
    return KeptText(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}), **more)


def number(label: str, most: int) -> forms.IntegerField:
    widget = forms.NumberInput(attrs=NUMBER)
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=most, widget=widget)


class DebriefForm(OnPurposeForm, LearningForm):
    """Over all that is written of a round. Facts are corrected where they were told already; what somebody else, or
    another tab, wrote meanwhile is shown beside what was typed, field by field."""

    told = "told_them"
    asked = words("What they asked", 5, help_text="A line each, while it is fresh.")
    told_them = words("What you told them", help_text="Pay, reasons, dates. Your next attempt here shows it again.")
    trouble = words("Trouble on the day", 2)
    trouble_minutes = number("Minutes lost", 32767)
    met = NamesOfPeople(
        label="Whom you met",
        required=False,
        max_length=2000,
        help_text="By name, with commas between.",
        widget=forms.TextInput(attrs={"data-several": "", "autocapitalize": "words"}),
    )
    rating = words("How do you think it went?", 2)
    percent_least = number("At least, per cent", 100)
    percent_most = number("At most, per cent", 100)
    felt = forms.ChoiceField(
        label="How it felt",
        required=False,
        choices=[(word, word) for word in FELT],
        widget=forms.RadioSelect(attrs={"class": "choices short"}),
    )
    field_order = [
        "asked",
        "told_them",
        "on_purpose",
        "went_well",
        "went_wrong",
        "again",
        "trouble",
        "trouble_minutes",
        "met",
        "rating",
        "felt",
        "takeaway",
        "as_lesson",
    ]

    class Meta(RecordForm.Meta):
        model = PostMortem
        fields = ["went_well", "went_wrong", "why", "takeaway", "happened", "written"]
        labels = {"went_wrong": "What did not go well", "takeaway": TO_A_FRIEND, "why": "Why, in your own words"}
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("went_well", "went_wrong")}

    def __init__(self, *args, debrief: Debrief, **kwargs):
        self.debrief = debrief
        post_mortem = debrief.post_mortem or debrief.to_be()
        super().__init__(*args, instance=post_mortem, initial=debrief.said, **kwargs)
        owner, company = post_mortem.owner, debrief.round.attempt.company
        self.suggest("met", lambda: suggested_people(owner, company))
        if debrief.people:
            self.fields["met"].help_text += " Whom you take out is kept as somebody who did not take part."
        if debrief.said["felt"]:
            felt: Any = self.fields["felt"]
            felt.choices = [*felt.choices, ("", "not said")]

    @property
    def folds(self):
        return (
            ("In per cent", "how likely it went well", ("percent_least", "percent_most")),
            ("Reasons", "each with what speaks for it, and who could change it", self.cause_names),
            ("In your own words", "what happened, and why it went so", ("happened", "why")),
            ("When you wrote it", "", ("written",)),
        )

    @cached_property
    def before(self) -> Any:
        """All that stands, from the first time on: a first debrief in two tabs is written once."""
        return self.debrief

    @property
    def is_edit(self) -> bool:
        return self.debrief.post_mortem is not None

    def over(self, latest: Any) -> RecordForm:
        return type(self)(debrief=latest)

    def clean(self):
        cleaned = super().clean()
        if "told_them" in self.changed_data:
            round = self.debrief.round
            self.ask_about_pay(cleaned.get("told_them", ""), round.attempt, Q(round=round.pk))
        return cleaned

    def write(self) -> None:
        """A debrief is written as soon as it is saved, were it empty; the second time, only what differs."""
        said, changed = self.cleaned_data, set(self.changed_data)
        if not self.is_edit:
            forms.ModelForm.save(self)
        elif changed & set(self.Meta.fields):
            self.instance.revise()
        self.learn()
        tell_trouble(self.debrief, {name: said[name] for name in ("trouble", "trouble_minutes") if name in changed})
        tell_events(self.debrief, {name: said[name] for name in ("asked", "told_them", "felt") if name in changed})
        if changed & {"rating", "percent_least", "percent_most"}:
            tell_rating(self.debrief, said["rating"], said["percent_least"], said["percent_most"])
        if "met" in changed:
            tell_people(self.debrief, said["met"])
