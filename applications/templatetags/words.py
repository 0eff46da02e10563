"""Prints words as they were said."""

from django import template

from applications.fields.emphasis import render_words, without_emphasis

register = template.Library()
register.filter("as_said", render_words)
register.filter("in_a_line", without_emphasis)
