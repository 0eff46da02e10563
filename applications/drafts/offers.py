"""What was typed into this form before and never saved: offered beside it, and taken up when one says so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db.models import DateTimeField, Q, QuerySet, TextField
from django.http import QueryDict
from django.utils import timezone

from applications.accounts.models import User
from applications.drafts.models import KEPT, Draft
from applications.fields.kept_queries import Given, KeptQuery
from applications.fields.text import same_line_ends

#: More than this at once would be a list, not an offer; the others follow when these are dealt with.
MOST = 3
READ = 12


@dataclass(frozen=True)
class Offer:
    """`texts` are the long texts of a draft that the form does not show, each with the name of its field."""

    draft: Draft
    texts: list[tuple[str, str]]


@dataclass(frozen=True)
class Drafts:
    """What a form carries: the sitting it belongs to, and what it offers."""

    sitting: UUID = field(default_factory=uuid4)
    offers: list[Offer] = field(default_factory=list)

    @classmethod
    def at(cls, place: str, owner: User, form: forms.BaseForm, taken: int | None) -> "Drafts":
        """Fill the form with the draft that was taken up, and offer the others."""
        drafts = not_recorded(owner, form, latest_at.records(owner=owner.pk, place=place, since=timezone.now() - KEPT))
        again = next((draft for draft in drafts if draft.pk == taken), None)
        if again:
            fill(form, again)
        found = [Offer(draft, unseen(form, draft)) for draft in drafts if draft is not again]
        offers = [offer for offer in found if offer.texts][:MOST]
        return cls(again.sitting, offers) if again else cls(offers=offers)


@KeptQuery
def latest_at() -> QuerySet[Draft]:
    """Those that can still be offered at a place."""
    here = Q(place=Given("place", TextField()), saved_at__gt=Given("since", DateTimeField()))
    return Draft.objects.filter(here, owner=Given("owner")).newest_first()[:READ]


def long_fields(form: forms.BaseForm) -> Iterator[str]:
    """The names of the fields that take a long text."""
    return (name for name, field in form.fields.items() if isinstance(field.widget, forms.Textarea))


def not_recorded(owner: User, form: forms.BaseForm, drafts: list[Draft]) -> list[Draft]:
    """Leaves out what was recorded after all: its form came through, and a draft of it after that."""
    identities = {draft.said("uuid") for draft in drafts} - {None, ""}
    if not identities or not isinstance(form, forms.ModelForm):
        return drafts
    records = type(form.instance)._base_manager.filter(owner=owner, uuid__in=filter(is_identity, identities))
    recorded = {str(uuid) for uuid in records.values_list("uuid", flat=True)}
    return [draft for draft in drafts if draft.said("uuid") not in recorded]


def is_identity(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def unseen(form: forms.BaseForm, draft: Draft) -> list[tuple[str, str]]:
    said = [(form[name], draft.said(name) or "") for name in long_fields(form)]
    return [(str(field.label), text) for field, text in said if text.strip() and text != shown_in(field)]


def shown_in(field: forms.BoundField) -> str:
    return same_line_ends(str(field.value() or ""))


def fill(form: forms.BaseForm, draft: Draft) -> None:
    """Let the form begin with what the draft says; what it says alike stays the very value it was."""
    sent = QueryDict(mutable=True)
    for name, values in draft.texts.items():
        sent.setlist(name, values)
    initial: Any = form.initial
    for name, place in form.fields.items():
        prefixed = form.add_prefix(name)
        if isinstance(place, forms.FileField) or place.widget.value_omitted_from_data(sent, {}, prefixed):
            continue
        before, after = form.get_initial_for_field(place, name), place.widget.value_from_datadict(sent, {}, prefixed)
        if place.has_changed(before, after):
            initial[name] = place.bound_data(after, before)
            # A field that was looked at remembers what it began with.
            form[name].initial = form.get_initial_for_field(place, name)
