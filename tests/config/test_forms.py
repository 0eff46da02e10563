"""Widgets of forms are written as Django itself would write them."""

import pytest
from django import forms
from django.forms.renderers import Jinja2

from config.forms import Renderer

CHOICES = [("", "not known"), ("a<b", "A & B"), ("Groups", [(1, "one"), (2, "two")])]
ATTRIBUTES = {"id": "it", "class": "wide", "required": True, "disabled": False, "data-say": '"so" & so'}


@pytest.mark.parametrize("value", [None, "", "a<b", 2])
@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput(),
        forms.NumberInput(),
        forms.HiddenInput(),
        forms.DateInput(),
        forms.CheckboxInput(),
        forms.Textarea(),
        forms.Select(choices=CHOICES),
        forms.SelectMultiple(choices=CHOICES),
        forms.RadioSelect(choices=CHOICES),
        forms.CheckboxSelectMultiple(choices=CHOICES),
    ],
    ids=lambda widget: type(widget).__name__,
)
def test_a_widget_is_written_as_django_writes_it(widget, value):
    given = [value] if getattr(widget, "allow_multiple_selected", False) else value
    ours, theirs = (widget.render("name", given, ATTRIBUTES, renderer()) for renderer in (Renderer, Jinja2))
    assert "".join(ours.split()) == "".join(theirs.split())
