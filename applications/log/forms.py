"""The form that logs what happened: to what, what, and when; the first is picked already."""

from functools import cached_property
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from applications.accounts.models import User
from applications.companies.naming import suggested_names
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.inputs import FuzzyDateInput
from applications.fields.text import KeptText, is_clean
from applications.log.choices import Happened
from applications.log.logging import Logged, log
from applications.log.subjects import Subject, companies_beginning, subject_named, subjects_at, subjects_of
from applications.log.telling import Impossible, Telling
from applications.loops.models.forecast import Chance
from applications.loops.plans import lies_ahead, which_day
from applications.records.once import OnceField
from applications.web.forms import FoldedForm

NOTHING_OPEN = "Nothing is open. Type the company it was."
NOTHING_TRIED = "There is no attempt at a company that begins so."
LONGEST_NAME = 200
NOT_YET = "That day has not come yet. What lies ahead is planned on the attempt's page."
SEVERAL = "Several of your companies begin so. Pick one."


class LogForm(FoldedForm, forms.Form):
    """`subjects` are what it may have happened to, the likeliest first; with `company`, those of what it begins."""

    uuid = OnceField(required=False)
    company = KeptText(label="Where", required=False, max_length=LONGEST_NAME)
    subject = forms.CharField(label="It happened to", required=False, max_length=40)
    what = forms.ChoiceField(
        label="What happened?",
        choices=Happened.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened."},
    )
    when = FuzzyDateInput(label="When", required=False, initial="today")
    words = KeptText(label="In a few words", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    chance = forms.TypedChoiceField(
        label="Held, no word yet: how likely do you pass?",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "none"), *Chance.choices],
        widget=forms.RadioSelect(attrs={"class": "choices short"}),
        help_text="It is sealed once the result is known, and then shows how well you judge yourself.",
    )
    folds = (("Add a word", "what they said, how it was, how likely you pass", ("words", "chance")),)

    def __init__(self, data=None, *, user: User, company: str = "", picked: str = ""):
        super().__init__(data, initial={"company": company, "uuid": uuid4()})
        typed = (self.data.get("company", "") if self.is_bound else company).strip()
        # What no database can be asked for is refused beside its field.
        self.user, self.typed = user, typed if is_clean(typed) and len(typed) <= LONGEST_NAME else ""
        self.asked = (self.data.get("subject", "") if self.is_bound else picked) or ""

    @cached_property
    def picked(self) -> Subject | None:
        """What somebody picked, unless they went on to type another company: it stays theirs to pick, though other
        things may have come before it since."""
        found = subject_named(self.user, self.asked) if self.asked else None
        if found and self.typed:
            there = companies_beginning(self.user, self.typed).filter(pk=found.attempt.company_id)
            return found if there.exists() else None
        return found

    @cached_property
    def subjects(self) -> list[Subject]:
        found = subjects_at(self.user, self.typed) if self.typed else subjects_of(self.user)
        if self.picked and self.picked.key not in {subject.key for subject in found}:
            return [self.picked, *found]
        return found

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each subject, and whether it is picked."""
        first = self.picked or next(iter(self.subjects), None)
        return [{"subject": subject, "is_picked": subject.key == first.key} for subject in self.subjects]

    @property
    def names(self) -> list[str]:
        """Names that begin with a figure, which is then no choice but a letter."""
        return [name for name in suggested_names(self.user) if name[:1].isdigit()]

    @property
    def choices(self) -> list[dict[str, Any]]:
        """What can have happened, each with its key."""
        chosen = self["what"].value()
        return [
            {"value": value, "label": label, "key": place, "is_chosen": value == chosen}
            for place, (value, label) in enumerate(Happened.choices, start=1)
        ]

    def clean_when(self) -> FuzzyDate | None:
        if asked := which_day(self.cleaned_data["when"]):
            raise ValidationError(asked)
        if lies_ahead(self.cleaned_data["when"]):
            raise ValidationError(NOT_YET)
        return self.cleaned_data["when"]

    def clean_subject(self) -> Subject | None:
        if self.picked:
            return self.picked
        if not self.subjects:
            self.add_error("company", NOTHING_TRIED if self.typed else NOTHING_OPEN)
            return None
        if self.typed and len({subject.attempt.company_id for subject in self.subjects}) > 1:
            raise ValidationError(SEVERAL)
        return self.subjects[0]

    def save(self) -> Logged | None:
        """Log it, once; None, with an error beside the choice, if it cannot have happened there."""
        sent = self.cleaned_data
        told = sent["subject"], Happened(sent["what"]), sent["when"], sent["words"].strip()
        telling = Telling(*told, sent["uuid"] or uuid4(), sent["chance"])
        try:
            return log(self.user, telling)
        except Impossible as reason:
            self.add_error(reason.field, str(reason))
            return None
