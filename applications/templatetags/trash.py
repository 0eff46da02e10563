"""Finds for the page that says “there is nothing here” what its reader removed there."""

from django import template

from applications.upkeep.missing import removed_at
from applications.upkeep.models import Removal

register = template.Library()


@register.simple_tag(takes_context=True)
def removed_here(context: template.Context) -> Removal | None:
    request = context.get("request")
    person = getattr(request, "user", None)
    return removed_at(person, request.path) if person and person.is_authenticated else None
