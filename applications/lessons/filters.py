"""What the lists of lessons, preparation and reflections can be narrowed to; all of it stands in the address."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from applications.fields.text import KeptText
from applications.lessons.models.lesson import Direction, State
from applications.lessons.models.preparation import PreparationKind
from applications.web.filters import FilterForm

ANY = ("", "Any")
LONGEST, TOPICS = 200, 200


def capitalised(choices: Any) -> list[tuple[str, str]]:
    return [ANY, *((value, f"{label[:1].upper()}{label[1:]}") for value, label in choices)]


class WordFilter(FilterForm):
    q = KeptText(label="Words", max_length=LONGEST, required=False)

    def asked(self, name: str) -> str:
        """What is asked for in one field; "" where the filters cannot be read."""
        return self.cleaned_data.get(name, "") if self.is_valid() else ""

    def found(self, rows: QuerySet) -> QuerySet:
        """The owner's rows that match; none where a filter cannot be read."""
        if not self.is_valid():
            return rows.none()
        asked = self.cleaned_data
        return self.narrowed(rows.saying(asked["q"].strip()) if asked["q"].strip() else rows, asked)

    def narrowed(self, rows: QuerySet, asked: dict[str, Any]) -> QuerySet:
        return rows


class LessonFilters(WordFilter):
    topic = forms.ModelChoiceField(None, required=False, empty_label="Any")
    company = KeptText(max_length=LONGEST, required=False)
    direction = forms.ChoiceField(label="Change or keep", choices=capitalised(Direction.choices), required=False)
    state = forms.ChoiceField(choices=capitalised((state.key, state.label) for state in State), required=False)
    by = forms.ChoiceField(label="In order of", choices=[("", "State"), ("topic", "Topic")], required=False)

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = owner
        self.fields["topic"].queryset = owner.topics.used_by("lessons").by_name()

    def narrowed(self, rows, asked):
        if asked["topic"]:
            rows = rows.filter(topics=asked["topic"])
        if asked["company"].strip():
            rows = rows.learned_at(self.owner.companies.named_like(asked["company"].strip()).values("pk"))
        if asked["state"]:
            rows = rows.filter(state=State[asked["state"].upper()])
        return rows.filter(direction=asked["direction"]) if asked["direction"] else rows


class ReflectionFilters(WordFilter):
    company = KeptText(max_length=LONGEST, required=False)

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = owner

    def narrowed(self, rows, asked):
        name = asked["company"].strip()
        return rows.filter(company__in=self.owner.companies.named_like(name).values("pk")) if name else rows


class PreparationFilters(WordFilter):
    kind = forms.ChoiceField(choices=capitalised(PreparationKind.choices), required=False)

    def narrowed(self, rows, asked):
        return rows.filter(kind=asked["kind"]) if asked["kind"] else rows
