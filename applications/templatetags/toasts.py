"""A message as what a toast shows of it."""

from django import template

from applications.web.toasts import toast_of

register = template.Library()
register.filter("toast", toast_of)
