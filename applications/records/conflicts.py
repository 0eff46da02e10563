"""Shows what stands in a field beside what was typed, and takes it over if the person says so."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from applications.fields.fuzzy_date import FuzzyDate
from applications.records.values import content_fields

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Changes:
    """The fields in which what was typed and what stands now differ, by who changed them since the form was made."""

    mine: list[str]
    theirs: list[str]
    both: list[str]

    @classmethod
    def between(cls, typed: Any, standing: Any, read: Any | None) -> "Changes":
        """`read` is the form over what the person saw, if that is known; it tells of the record's own columns alone."""
        asked = [name for name, field in typed.fields.items() if name != "revision" and not answers(field)]
        shown = [name for name in asked if standing[name].value() != typed[name].value()]
        names = [name for name in shown if in_words(standing[name]) != in_words(typed[name])]
        columns = {field.name for field in content_fields(type(typed.instance))} if read else set()
        told = [name for name in names if name in columns]
        mine = [name for name in told if in_words(read[name]) == in_words(standing[name])]
        theirs = [name for name in told if in_words(read[name]) == in_words(typed[name])]
        return cls(mine, theirs, [name for name in names if name not in mine + theirs])


def answers(field: forms.Field) -> bool:
    """Whether the field holds the answer to a question of the form, and nothing that is recorded."""
    return getattr(field, "is_answer", False)


def in_words(field: BoundField) -> str:
    """What a field holds, as a person reads it: labels in the place of keys, one line for each of several."""
    value = field.value()
    if isinstance(field.field, forms.ChoiceField):
        values = value if isinstance(value, list | tuple | set) else [value]
        chosen = {str(getattr(each, "pk", each)) for each in values}
        labels = [
            str(label) for key, label in flat(field.field.choices) if str(key) in chosen and key not in ("", None)
        ]
        return "\n".join(labels) or NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value) if value is not None else ""
    return text.replace("\r\n", "\n") or NOTHING


def flat(choices) -> list[tuple[Any, Any]]:
    """Choices without their groups."""
    found = []
    for key, label in choices:
        found += label if isinstance(label, list | tuple) else [(key, label)]
    return found


def as_sent(field: BoundField) -> list[str]:
    """What a browser would send for the value the field holds."""
    value = field.value()
    if isinstance(field.field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        return [str(getattr(each, "pk", each)) for each in value or []]
    if isinstance(field.field, forms.BooleanField) and not isinstance(field.field, forms.NullBooleanField):
        return ["on"] if value else []
    if isinstance(value, FuzzyDate):
        return [str(value)]
    return [] if value is None else [str(value)]
