"""The forms all records share: they know the owner, check every constraint, record once and overwrite nothing."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from applications.fields.fuzzy_date import is_surely_after
from applications.fields.text import kept_formfield
from applications.records.deeds import Deed
from applications.records.doing import doing
from applications.records.fitting import FittedForm
from applications.records.models import Conflict, Record
from applications.records.once import OnceField, recorded_as
from applications.records.values import content_fields

OUT_OF_ORDER = "“At least” cannot be more than “at most”."


class RecordForm(FittedForm, forms.ModelForm):
    """A ModelForm over a record whose owner is set.

    Choices of other records are those of the owner. All constraints are checked, also those that name a
    field the form does not show, except for the fields that `write` alone can fill (`settled_on_save`).

    A new record carries its UUID, so that a request that comes again finds it recorded. An edit carries the `revision`
    it was read at; when somebody saved since, both texts of each field that both changed are shown, and the person
    chooses (`keep-<field>`, asked for by `asked-<field>`).
    `in_turn` names dates of which the first cannot lie after the second, and what to say beside the second if it does.
    `sentence` says what saving did, `deed` is what undoes it; `leads_back` is where one goes on reading once it is
    undone, if that is not what was changed.
    """

    settled_on_save: frozenset[str] = frozenset()
    in_turn: tuple[tuple[str, str, str], ...] = ()
    sentence: Callable[[Any], str] = staticmethod(str)
    deed: Deed | None = None
    leads_back = ""

    class Meta:
        formfield_callback = kept_formfield

    uuid = OnceField(required=False)
    revision = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_fields()
        if self.before is None:
            del self.fields["revision"]
            self.fields["uuid"].initial = self.instance.uuid
        else:
            del self.fields["uuid"]
            self.fields["revision"].initial = self.before.mark
        for name, field in self.fields.items():
            self.fit(name, field)
        self.take_what_stands()

    def add_fields(self) -> None:
        """Add the fields whose number depends on the record."""

    @cached_property
    def before(self) -> Record | None:
        """The record that is edited, as it was read; None for a new one."""
        return self.instance if self.instance.pk is not None else None

    @property
    def is_edit(self) -> bool:
        return self.before is not None

    @property
    def table(self) -> str:
        """Where the owner keeps such records: `user.<table>`."""
        return self.instance._meta.get_field("owner").remote_field.related_name

    def clean(self):
        """No lower bound lies above its upper one; said beside the field rather than by the database's rule."""
        cleaned: Any = super().clean() or self.cleaned_data
        for name in [name for name in self.fields if name.endswith("_least")]:
            least, most = cleaned.get(name), cleaned.get(name.removesuffix("_least") + "_most")
            if least is not None and most is not None and least > most:
                self.add_error(name, OUT_OF_ORDER)
        for first, second, sentence in self.in_turn:
            if is_surely_after(cleaned.get(first), cleaned.get(second)):
                self.add_error(second, sentence)
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if not self.is_edit and self.cleaned_data.get("uuid"):
            self.instance.uuid = self.cleaned_data["uuid"]
        if not self.errors:
            try:
                self.instance.validate_constraints(exclude=self.settled_on_save | {"uuid"})
            except ValidationError as error:
                self.add_error(None, error.messages)
        if "" in self.choices.values():
            self.ask_again()
        elif not self.errors and (latest := self.saved_since()):
            self.show_latest(latest)

    def save(self, commit: bool = True):
        """Save the record in one transaction, once. Raises `Conflict` if somebody saved just now."""
        if self.is_settled:
            return self.instance
        with doing(self.instance.owner) as did:
            if self.before is None and (again := self.sent_before()):
                self.instance = again
            elif latest := self.saved_since():
                raise Conflict(latest)
            else:
                self.write()
                did.sentence, did.page = self.sentence(self.instance), self.leads_back
        self.deed = did.deed
        return self.instance

    def sent_before(self) -> Record | None:
        model: Any = type(self.instance)
        key = recorded_as(model, self.instance.owner_id, self.instance.uuid)
        return model._base_manager.get(pk=key) if key else None

    def was_removed(self) -> bool:
        """Whether the record, or one that it names, is no longer there."""
        if self.before and not self.before.as_it_stands():
            return True
        links = [field for field in content_fields(type(self.instance)) if field.is_relation]
        named = [(link.related_model, getattr(self.instance, link.attname)) for link in links]
        return any(key and not model._base_manager.filter(pk=key).exists() for model, key in named)

    def write(self) -> None:
        """Put the record into the database; subclasses add what belongs to it. Runs in the transaction of `save`."""
        if self.before is None:
            super().save()
        elif self.has_changed():
            self.instance.revise()
            self._save_m2m()
