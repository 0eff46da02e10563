"""Forms whose rarer fields wait folded, and the page that shows one form."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from django import forms
from django.core.validators import DecimalValidator
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe

EMPTY = (None, "", [], False)
NOT_OFFERED = "This is not among what can be chosen here. Please choose again."
# What all forms say in the place of the framework's own sentences.
WORDS: dict[str, str] = {
    "required": "Please fill this in.",
    "invalid_choice": NOT_OFFERED,
    "invalid_list": NOT_OFFERED,
    "invalid_pk_value": NOT_OFFERED,
    "max_value": "This can be %(limit_value)s at most.",
    "min_value": "This cannot be less than %(limit_value)s.",
    "max_length": "Please keep this within %(limit_value)d characters; it has %(show_value)d.",
    **dict.fromkeys(DecimalValidator.messages, "This number has more digits than can be kept."),
}
NUMBER_WORDS: dict[type, dict[str, str]] = {
    forms.DecimalField: {"invalid": "Please write a number, such as 7 or 7.5."},
    forms.IntegerField: {"invalid": "Please write a whole number, such as 7."},
}


def in_our_words(field: forms.Field) -> None:
    """Let a field say what is wrong as the rest of the pages would, where it has no sentence of its own."""
    kind: Any = type(field)
    for code, given, sentence in sentences_of(kind):
        if field.error_messages.get(code) is given:
            field.error_messages[code] = sentence


@cache
def sentences_of(kind: type[forms.Field]) -> list[tuple[str, Any, str]]:
    """What such a field would say by itself, and what our pages say instead."""
    given: dict = {}
    for parent in reversed(kind.__mro__):
        given |= getattr(parent, "default_error_messages", {})
    words = WORDS | NUMBER_WORDS.get(kind, {})
    return [(code, given.get(code), sentence) for code, sentence in words.items()]


class FoldedForm(forms.BaseForm):
    """`folds` names the fields that wait folded, as (heading, what is inside, field names).

    `suggested` are the lists of words offered while typing, by their id on the page.
    """

    folds: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    suggested: dict[str, Iterable[str] | Callable[[], Iterable[str]]] = {}

    @property
    def is_edit(self) -> bool:
        """Whether it is filled with what is recorded already."""
        return False

    def full_clean(self) -> None:
        """Fields may have been added until now."""
        for field in self.fields.values():
            in_our_words(field)
        super().full_clean()

    def suggest(self, name: str, words: Iterable[str] | Callable[[], Iterable[str]]) -> None:
        """Offer words while somebody types into a field; anything else may be typed as well. Words that must be read
        first may come as a function, which is called where they are shown."""
        self.suggested = {**self.suggested, f"{name}-words": words}
        self.fields[name].widget.attrs |= {"list": f"{name}-words", "autocomplete": "off"}

    @property
    def datalists(self) -> SafeString:
        """The lists of words, written as the fields are: there may be hundreds of words."""
        return mark_safe(self.renderer.render("forms/datalists.html", {"lists": self.suggested}))

    def visible_fields(self) -> list[forms.BoundField]:
        return [field for field in super().visible_fields() if self.is_shown(field.name)]

    def is_shown(self, name: str) -> bool:
        """Whether there is something to choose in the field, or to mend."""
        return name in self.fields and (getattr(self.fields[name], "has_choices", True) or name in self.errors)

    @property
    def open_fields(self) -> list[forms.BoundField]:
        folded = {name for _, _, names in self.folds for name in names}
        fields = [field for field in self.visible_fields() if field.name not in folded]
        # What the page one came from has filled in already is passed over.
        empty = [] if self.is_edit else [each for each in fields if not each.value()]
        first = next(iter(empty), fields[0])
        if not first.use_fieldset and not self.errors:  # then the list of errors comes first
            first.field.widget.attrs["autofocus"] = True
        return fields

    @property
    def folded_fields(self) -> list[dict]:
        """Per fold: its heading, what is inside, its fields, and whether it opens by itself; none without fields."""
        return [fold for fold in (self.fold(*each) for each in self.folds) if fold["fields"]]

    def fold(self, heading: str, inside: str, names: tuple[str, ...]) -> dict:
        fields = [self[name] for name in names if self.is_shown(name)]
        is_open = any(field.errors or self.says_something(field) for field in fields)
        return {"heading": heading, "inside": inside, "fields": fields, "is_open": is_open}

    def says_something(self, field: forms.BoundField) -> bool:
        return field.value() not in EMPTY


def said(form: forms.BaseForm, sentence: str) -> str:
    """What to say once the form is saved; names each date that was kept as words, having no place on the calendar."""
    dates = [field for field in form if getattr(field, "reading_note", "")]
    return " ".join([sentence, *(f"{field.label}: {field.reading_note}" for field in dates)])


def form_page(
    request: HttpRequest, form: forms.BaseForm, heading: str, back: tuple[str, str], **more
) -> TemplateResponse:
    """A page with one form; 422 when it was refused. `back` is the name and the address of where it leads."""
    context = {"form": form, "heading": heading, "back": {"name": back[0], "address": back[1]}, **more}
    return TemplateResponse(request, "layout/form_page.html", context, status=422 if form.is_bound else 200)


def preset(form: forms.BaseForm, asked: Mapping[str, str], *names: str):
    """The form with what the address asks for chosen beforehand; what is none of the choices is ignored."""
    for name in names:
        field: Any = form.fields.get(name)
        if field and (value := asked.get(name)) and takes(field, value):
            form.initial[name] = value
    return form


def takes(field: forms.Field, value: str) -> bool:
    try:
        field.clean(value)
    except forms.ValidationError:
        return False
    return True


def posted(request: HttpRequest):
    """What was sent, also when it is nothing at all; None for a page that is merely shown."""
    return request.POST if request.method == "POST" else None
