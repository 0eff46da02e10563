"""Prints words as they were said."""

from django import template

from applications.fields.emphasis import render_words

register = template.Library()
register.filter("as_said", render_words)
