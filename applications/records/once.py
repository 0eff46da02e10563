"""What lets a form that is sent twice record once."""

from functools import cache
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import UUIDField

from applications.fields.kept_queries import Given, KeptQuery


class OnceField(forms.UUIDField):
    """The identity of a record to be, set when its form was made: a form that is sent twice records once."""

    widget = forms.HiddenInput

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError:
            return None


def recorded_as(model: Any, owner: int, uuid: UUID) -> int | None:
    """The key of the owner's record with this UUID, if it is recorded already. One query."""
    return next((key for (key,) in keys_of(model).rows(owner=owner, uuid=uuid)), None)


@cache
def keys_of(model: Any) -> KeptQuery:
    rows = model._base_manager.filter(owner=Given("owner"), uuid=Given("uuid", UUIDField()))
    return KeptQuery(lambda: rows.values_list("pk"))
