"""Writes a day of the calendar in a template, in the style the person has chosen."""

from datetime import date

from django import template

from applications.fields.plain_words import day_in_words

register = template.Library()


@register.filter(expects_localtime=True)
def day(moment: date | None) -> str:
    """ "12 May 2016" of a day, or of a moment where the person is; "" for None."""
    return day_in_words(moment) if moment else ""
