"""The form that logs what happened: to what, what, and when; the first is picked already."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from applications.accounts.models import User
from applications.companies.naming import suggested_names
from applications.fields.inputs import FuzzyDateInput
from applications.fields.text import KeptText, is_clean
from applications.log.choices import Happened
from applications.log.logging import Impossible, Logged, Telling, log
from applications.log.subjects import Subject, subject_named, subjects_at, subjects_of
from applications.records.forms import OnceField
from applications.web.forms import FoldedForm

NOTHING_OPEN = "Nothing is open. Type the company it was."
NOTHING_TRIED = "There is no attempt at a company that begins so."
SEVERAL = "Several of your companies begin so. Pick one."


class LogForm(FoldedForm, forms.Form):
    """`subjects` are what it may have happened to, the likeliest first; with `company`, those of what it begins."""

    uuid = OnceField(required=False)
    company = KeptText(label="Somewhere else", required=False, max_length=200)
    subject = forms.ChoiceField(label="It happened to", required=False, widget=forms.RadioSelect)
    what = forms.ChoiceField(
        label="What happened?",
        choices=Happened.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened."},
    )
    when = FuzzyDateInput(label="When", required=False, initial="today")
    words = KeptText(label="In a few words", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    folds = (("Add a word", "what they said, how it was", ("words",)),)

    def __init__(self, data=None, *, user: User, company: str = "", picked: str = ""):
        super().__init__(data, initial={"company": company, "uuid": uuid4()})
        typed = (self.data.get("company", "") if self.is_bound else company).strip()
        # What no database can be asked for is refused beside its field.
        self.user, self.typed = user, typed if is_clean(typed) else ""
        self.subjects = subjects_at(user, self.typed) if self.typed else subjects_of(user)
        self.bring_in((self.data.get("subject") if self.is_bound else picked) or "")
        known = {subject.key: subject for subject in self.subjects}
        self.fields["subject"].choices = [(key, subject.where) for key, subject in known.items()]
        self.picked = known.get(picked) or next(iter(known.values()), None)

    def bring_in(self, key: str) -> None:
        """What somebody picked stays theirs to pick, though other things may have come before it since."""
        if key and key not in {subject.key for subject in self.subjects}:
            found = subject_named(self.user, key)
            there = {subject.attempt.company_id for subject in self.subjects}
            if found and (not self.typed or found.attempt.company_id in there):
                self.subjects = [found, *self.subjects]

    @property
    def names(self) -> list[str]:
        """Of companies, so that a figure which begins one is not taken for a choice."""
        return suggested_names(self.user)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each subject, and whether it is picked."""
        sent = self.data.get("subject") if self.is_bound else None
        keys = {subject.key for subject in self.subjects}
        picked = sent if sent in keys else self.picked and self.picked.key
        return [{"subject": subject, "is_picked": subject.key == picked} for subject in self.subjects]

    @property
    def choices(self) -> list[dict[str, Any]]:
        """What can have happened, each with its key."""
        chosen = self["what"].value()
        return [
            {"value": value, "label": label, "key": place, "is_chosen": value == chosen}
            for place, (value, label) in enumerate(Happened.choices, start=1)
        ]

    def _clean_fields(self):
        """What was picked before another company was typed counts no more."""
        if self.data.get("subject") not in {subject.key for subject in self.subjects}:
            self.data = self.data.copy()
            self.data["subject"] = ""
        super()._clean_fields()

    def clean_subject(self) -> Subject:
        known = {subject.key: subject for subject in self.subjects}
        if picked := known.get(self.cleaned_data["subject"]):
            return picked
        if not known and self.typed:
            self.add_error("company", NOTHING_TRIED)
            return self.cleaned_data["subject"]
        if not known:
            raise ValidationError(NOTHING_OPEN)
        if self.typed and len({subject.attempt.company_id for subject in self.subjects}) > 1:
            raise ValidationError(SEVERAL)
        return self.subjects[0]

    def save(self) -> Logged | None:
        """Log it, once; None, with an error beside the choice, if it cannot have happened there."""
        sent = self.cleaned_data
        telling = Telling(
            sent["subject"], Happened(sent["what"]), sent["when"], sent["words"].strip(), sent["uuid"] or uuid4()
        )
        try:
            return log(telling)
        except Impossible as reason:
            self.add_error("what", str(reason))
            return None
