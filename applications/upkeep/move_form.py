"""The form that says where a record belongs."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Case, Value, When

from applications.attempts.models import Attempt, AttemptQuerySet
from applications.records.choosing import Offered, OneOf
from applications.records.deeds import Deed
from applications.records.models import Record
from applications.transfer.manifest import NAMES
from applications.upkeep.belongings import APART
from applications.upkeep.moving import Whereabouts, mark_of, move
from applications.upkeep.restoration import Refused
from applications.web.forms import FoldedForm

STANDS_THERE = "It stands there already."


class _Elsewhere(Offered):
    def __iter__(self):
        yield from super().__iter__()
        yield from ((key, f"{str(place)[:1].upper()}{str(place)[1:]}") for key, place in self.field.apart.items())


class Elsewhere(OneOf):
    """Any of the owner's attempts but the one where it stands, or one of the places `apart` from all of them."""

    iterator = _Elsewhere
    here = Whereabouts()
    apart: dict[str, Whereabouts] = {}

    @cached_property
    def offered(self) -> list[Record]:
        return [attempt for attempt in super().offered if attempt != self.here.attempt]

    @property
    def has_choices(self) -> bool:
        return bool(self.offered or self.apart)

    def to_python(self, value: Any) -> Any:
        return self.apart[value] if value in self.apart else super().to_python(value)


class MoveForm(FoldedForm, forms.Form):
    """Where a record goes. `revision` is the mark of what the person saw."""

    to = Elsewhere(
        Attempt.objects.none(),
        label="The attempt it belongs to",
        empty_label="Choose one",
        error_messages={"required": "Choose where it belongs."},
    )
    revision = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, record: Any, **kwargs):
        super().__init__(*args, **kwargs)
        self.record, self.here = record, Whereabouts.of(record)
        self.fields["revision"].initial = self.mark = mark_of(record)
        self.deed: Deed | None = None
        field: Any = self.fields["to"]
        field.here, field.queryset = self.here, nearest_first(record.owner.attempts.named(), self.here)
        if NAMES[type(record)] in APART:
            field.apart = {name: place for name, place in places_apart(self.here).items() if place != self.here}

    def clean_to(self) -> Whereabouts:
        to = self.cleaned_data["to"]
        if to == self.here.attempt:
            raise forms.ValidationError(STANDS_THERE)
        return to if isinstance(to, Whereabouts) else Whereabouts(to)

    @property
    def there(self) -> Whereabouts:
        return self.cleaned_data["to"]

    def is_saved(self) -> bool:
        """Move it if that can be; else say why not."""
        if not self.is_valid():
            return False
        try:
            self.deed = move(self.record, self.there, self.cleaned_data["revision"])
        except Refused as refused:
            self.add_error(None, str(refused))
            return False
        return True


def nearest_first(attempts: AttemptQuerySet, here: Whereabouts) -> Any:
    """Those at the same company, then the others; the latest first."""
    company = here.attempt.company_id if here.attempt else here.company and here.company.pk
    if company is None:
        return attempts.newest_first()
    return attempts.order_by(Case(When(company=company, then=Value(0)), default=Value(1)), "-rank", "-uuid")


def places_apart(here: Whereabouts) -> dict[str, Whereabouts]:
    company = here.attempt.company if here.attempt else here.company
    return ({"company": Whereabouts(company=company)} if company else {}) | {"own": Whereabouts()}
