"""Choices as the forms of records offer them: nothing chosen means not known."""

from collections.abc import Iterable
from typing import Any

from django import forms

NOT_KNOWN = "not known"


class KnownChoice(forms.TypedChoiceField):
    """All forms share its choices, which nobody changes in place: to copy them for each form takes longer than to
    read the form."""

    def __init__(self, *, choices: Iterable[tuple[Any, Any]] = (), required: bool = True, **options: Any) -> None:
        offered = choices if required else [(value, label if value else NOT_KNOWN) for value, label in choices]
        super().__init__(choices=offered, required=required, **options)

    def __deepcopy__(self, memo: dict) -> "KnownChoice":
        return super(forms.ChoiceField, self).__deepcopy__(memo)
