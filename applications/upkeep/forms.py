"""Forms for what takes more than a press: merging two companies, forgetting a person."""

from django import forms

from applications.companies.models import Company, Person
from applications.fields.note import LONGEST_NOTE
from applications.records.choosing import OneOf
from applications.upkeep.forgetting import forget
from applications.upkeep.merging import merge
from applications.upkeep.models import Removal
from applications.upkeep.names import name_of
from applications.upkeep.texts import count_in, passages


class MergerForm(forms.Form):
    """Which of the owner's other companies becomes part of this one."""

    other = OneOf(
        Company.objects.none(),
        label="The other company",
        empty_label="Choose one",
        error_messages={"required": "Choose the company that becomes part of this one."},
    )

    def __init__(self, *args, company: Company, called: str = "", **kwargs):
        """`called` is what is looked for in the names; without it those come first that begin alike."""
        super().__init__(*args, **kwargs)
        self.company = company
        others = company.owner.companies.exclude(pk=company.pk).by_name()
        self.fields["other"].queryset = others.named_like(called) if called else others.alike_first(company)

    def clean_other(self) -> Company:
        other = self.cleaned_data["other"]
        for mine, theirs in ((self.company.notes, other.notes), (self.company.interviewing, other.interviewing)):
            if len(mine) + len(theirs) + 2 > LONGEST_NOTE:
                raise forms.ValidationError("The notes of both are too long for one company. Shorten them first.")
        return other

    def save(self) -> Removal:
        return merge(self.company, self.cleaned_data["other"])


class ForgettingForm(forms.Form):
    """Whether a person's name goes from texts too; asked only where it stands in any."""

    also_in_texts = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, name = person, name_of(person)
        count = sum(count_in(passage, name) for passage in passages(person, name))
        self.fields[
            "also_in_texts"
        ].label = f"Their name also stands in {'1 text' if count == 1 else f'{count:,} texts'}; take it out there too"
        if not count:
            del self.fields["also_in_texts"]

    def save(self) -> None:
        forget(self.person, self.cleaned_data.get("also_in_texts", False))
