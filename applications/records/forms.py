"""The forms all records share: they know the owner, check every constraint, record once and overwrite nothing."""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.validators import MaxValueValidator
from django.db import IntegrityError
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models import QuerySet, UUIDField

from applications.fields.choices import NOT_KNOWN, KnownChoice
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import Given, KeptQuery
from applications.fields.text import kept_formfield
from applications.records.choosing import OneOf
from applications.records.deeds import Deed
from applications.records.doing import doing
from applications.records.models import Conflict, Fact, Record
from applications.records.settling import SettledForm
from applications.records.values import content_fields

OUT_OF_ORDER = "“At least” cannot be more than “at most”."
YES_OR_NO = [("unknown", NOT_KNOWN), ("true", "yes"), ("false", "no")]
REMOVED = "This, or something it names, was removed a moment ago. Bring it back from the trash, then save again."


def is_surely_after(first: FuzzyDate | None, second: FuzzyDate | None) -> bool:
    """Whether the first date lies after the second, whatever moment each of them means."""
    return bool(first and second and first.earliest and second.latest and first.earliest > second.latest)


@cache
def sent(model: Any) -> KeptQuery:
    """The key of the owner's record with this UUID."""
    rows = model._base_manager.filter(owner=Given("owner"), uuid=Given("uuid", UUIDField()))
    return KeptQuery(lambda: rows.values_list("pk"))


class OnceField(forms.UUIDField):
    """The identity of a record to be, set when its form was made: a form that is sent twice records once."""

    widget = forms.HiddenInput

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError:
            return None


class RecordForm(SettledForm, forms.ModelForm):
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

    def fit(self, name: str, field: Any) -> None:
        """Offer the owner's own records, say that nothing chosen means not known, and bound numbers."""
        if isinstance(field, forms.ModelChoiceField):
            self.keep_to_own(field)
            if not isinstance(field, forms.ModelMultipleChoiceField):
                field.empty_label = NOT_KNOWN
        elif isinstance(field, forms.NullBooleanField):
            field.widget.choices = YES_OR_NO
        elif isinstance(field, forms.IntegerField):
            self.bound(name, field)
        elif isinstance(field, forms.ChoiceField) and not isinstance(field, KnownChoice) and not field.required:
            choices: Any = field.choices
            field.choices = [(value, label if value else NOT_KNOWN) for value, label in choices]

    def keep_to_own(self, field: Any) -> None:
        rows, owner = field.queryset, self.instance.owner_id
        field.queryset = (lambda: rows.filter(owner=owner)) if isinstance(field, OneOf) else rows.filter(owner=owner)

    def offer(
        self,
        name: str,
        rows: QuerySet | Callable[[], QuerySet],
        nothing: str = NOT_KNOWN,
        chosen: Record | None = None,
        first: Callable[[], list] | None = None,
    ) -> None:
        """Let one of these be chosen, or the one that is; a function is called where they are needed. `first` reads
        those that are shown, if the queryset does not."""
        field: Any = self.fields[name]
        field.queryset, field.empty_label, field.first = rows, nothing, first
        field.chosen = chosen or getattr(self.instance, name, None)

    def bound(self, name: str, field: forms.IntegerField) -> None:
        """A number fits its column on every database, also where this one would take a larger."""
        column = {column.name: column for column in type(self.instance)._meta.concrete_fields}.get(name)
        _, most = BaseDatabaseOperations.integer_field_ranges.get(column and column.get_internal_type(), (None, None))
        if most is not None:
            field.validators.append(MaxValueValidator(most))
            field.widget.attrs["max"] = most

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
        found = sent(model).rows(owner=self.instance.owner_id, uuid=self.instance.uuid)
        return model._base_manager.get(pk=found[0][0]) if found else None

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


class FactForm(RecordForm):
    """Appends: a new fact or, over one that stands (`corrects`), a correction that begins with its words."""

    def __init__(self, *args, instance: Fact | None = None, corrects: Fact | None = None, **kwargs):
        self.corrects = corrects
        super().__init__(*args, instance=corrects.correction_to_be() if corrects else instance, **kwargs)

    @cached_property
    def before(self) -> Record | None:
        return self.corrects

    def over(self, latest: Any) -> "RecordForm":
        return type(self)(corrects=latest)

    def write(self) -> None:
        """A correction that changes nothing is none."""
        if self.corrects and not self.has_changed():
            self.instance = self.corrects
        else:
            forms.ModelForm.save(self)


def saved(form: RecordForm) -> bool:
    """Save the form if it is valid. False if it is not, or if somebody saved or removed it in the same moment, so
    that writing it was refused."""
    if not form.is_valid():
        return False
    try:
        form.save()
    except Conflict as conflict:
        form.show_latest(conflict.latest)
        return form.is_settled
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    except (IntegrityError, ObjectDoesNotExist):
        if not form.was_removed():
            raise
        form.add_error(None, REMOVED)
        return False
    return True
