"""What a browser would do with a form: read it, change a field, send it all."""

from typing import Any

from django import forms
from django.test import Client
from django.urls import reverse

from applications.records.conflicts import as_sent, flat


def form_at(client: Client, address: str) -> Any:
    """The form of a page; None where it shows none."""
    response = client.get(address)
    return (response.context or {}).get("form") if response.status_code == 200 else None


def sent(form: forms.BaseForm) -> dict[str, list[str]]:
    """What a browser sends for a form that was not touched."""
    return {field.html_name: as_sent(field) for field in form}


def fill_in(client: Client, name: str, record: Any, **typed: str) -> None:
    """Change some fields in the form of a page, named by its address, and save it."""
    address = reverse(name, args=[record.pk])
    response = client.post(address, sent(form_at(client, address)) | typed)
    assert response.status_code == 302, response.text


def other_value(form: forms.BaseForm, name: str) -> list[str]:
    """Something else than what stands in a field, as a browser sends it."""
    field, now = form.fields[name], as_sent(form[name])
    if isinstance(field, forms.ModelMultipleChoiceField):
        return [str(row.pk) for row in field.queryset if str(row.pk) not in now][:1]
    if isinstance(field, forms.ChoiceField):
        return [str(key) for key, _ in flat(field.choices) if key not in ("", None) and str(key) not in now][:1]
    if isinstance(field, forms.NullBooleanField):
        return ["true"] if now != ["true"] else ["false"]
    if isinstance(field, forms.BooleanField):
        return [] if now else ["on"]
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        return ["7"] if now != ["7"] else ["8"]
    return ["2015"] if now != ["2015"] else ["2014"]


def nothing_in(field: forms.Field) -> list[str]:
    """What a browser sends for a field that was emptied."""
    if isinstance(field, forms.NullBooleanField):
        return ["unknown"]
    ticked = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField | forms.BooleanField)
    return [] if ticked else [""]
