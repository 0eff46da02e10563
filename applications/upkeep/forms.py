"""Forms for what takes more than a press: merging two companies, forgetting a person."""

from typing import Any

from django import forms

from applications.companies.models import Company, Person
from applications.fields.note import LONGEST_NOTE
from applications.records.choosing import OneOf
from applications.transfer.manifest import NAMES, TABLES
from applications.upkeep.forgetting import forget
from applications.upkeep.merging import merge
from applications.upkeep.models import Removal
from applications.upkeep.names import name_of
from applications.upkeep.texts import count_in, passages
from applications.upkeep.words import shortened


class OneToMerge(OneOf):
    def label_from_instance(self, record: Any) -> str:
        return shortened(str(record))


class MergerForm(forms.Form):
    """Which of the owner's other records of the same kind becomes part of this one. `happens` is what it says of it,
    `notes` what of both is put together."""

    noun = "record"
    happens: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    other = OneToMerge(Company.objects.none(), empty_label="Choose one")

    def __init__(self, *args, record: Any, called: str = "", **kwargs):
        """`called` is what is looked for in the names or words."""
        super().__init__(*args, **kwargs)
        self.record = record
        field: Any = self.fields["other"]
        field.label = f"The other {self.noun}"
        field.error_messages["required"] = f"Choose the {self.noun} that becomes part of this one."
        field.queryset = self.offered(TABLES[NAMES[type(record)]].of(record.owner).exclude(pk=record.pk), called)

    def offered(self, others: Any, called: str) -> Any:
        return (others.saying(called) if called else others).newest_first()

    def clean_other(self) -> Any:
        other = self.cleaned_data["other"]
        for name in self.notes:
            if len(getattr(self.record, name)) + len(getattr(other, name)) + 2 > LONGEST_NOTE:
                raise forms.ValidationError(f"The notes of both are too long for one {self.noun}. Shorten them first.")
        return other

    def save(self) -> Removal:
        return merge(self.record, self.cleaned_data["other"])


class CompanyMergerForm(MergerForm):
    """Without a name to look for, those come first that begin alike."""

    noun = "company"
    notes = ("notes", "interviewing")
    happens = (
        "Its attempts, roles, people and all else recorded of it move here; the attempts of both stand in one order.",
        "This one goes by its names too, and keeps the notes of both.",
    )

    def offered(self, others: Any, called: str) -> Any:
        others = others.by_name()
        return others.named_like(called) if called else others.alike_first(self.record)


class LessonMergerForm(MergerForm):
    noun = "lesson"
    happens = (
        "Where it came from, where it was taken along and what became of it count for this one.",
        "This one keeps its words, and takes over a plan it has not got.",
        "What else the other said stays readable among the earlier versions.",
    )


class QuestionMergerForm(MergerForm):
    noun = "question"
    notes = ("notes",)
    happens = (
        "Where it was asked, and each go at it in the drill, count for this one.",
        "This one keeps its words and the notes of both. What either of them keeps confidential stays so.",
    )


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
