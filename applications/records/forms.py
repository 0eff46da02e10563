"""The form all records share: it knows the owner, checks every constraint and never overwrites silently."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db.backends.base.operations import BaseDatabaseOperations

from applications.fields.text import kept_formfield
from applications.records.models import Conflict, Description
from applications.web.forms import FoldedForm

NOT_KNOWN = "not known"
CHANGED_ELSEWHERE = "This was changed elsewhere since you opened it. Compare, then save again to keep yours."


class RecordForm(FoldedForm, forms.ModelForm):
    """A ModelForm over a record whose owner is set.

    Choices of other records are those of the owner. All constraints are checked, also those that name a
    field the form does not show, except for the fields that `save` alone can fill (`settled_on_save`). An
    edited description carries the revision it was read at; when somebody saved since, the form is refused
    with the text as it stands now, and nothing typed is lost.
    """

    settled_on_save: frozenset[str] = frozenset()

    class Meta:
        formfield_callback = kept_formfield

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_edit = isinstance(self.instance, Description) and self.instance.pk is not None
        if self.is_edit:
            self.fields["revision"].initial = self.instance.revision
        else:
            del self.fields["revision"]
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.filter(owner=self.instance.owner_id)
                field.empty_label = NOT_KNOWN
            elif isinstance(field, forms.IntegerField):
                self.bound(name, field)
            elif isinstance(field, forms.ChoiceField) and not field.required:
                field.choices = [(value, label if value else NOT_KNOWN) for value, label in field.choices]

    def bound(self, name: str, field: forms.IntegerField) -> None:
        """A number fits its column on every database, also where this one would take a larger."""
        column = type(self.instance)._meta.get_field(name) if name != "revision" else None
        _, most = BaseDatabaseOperations.integer_field_ranges.get(column and column.get_internal_type(), (None, None))
        if most is not None:
            field.validators.append(MaxValueValidator(most))
            field.widget.attrs["max"] = most

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints(exclude=self.settled_on_save | {"uuid"})
            except ValidationError as error:
                self.add_error(None, error.messages)
        if not self.errors and self.is_edit:
            latest = type(self.instance)._base_manager.get(pk=self.instance.pk)
            if self.cleaned_data.get("revision") != latest.revision:
                self.show_latest(latest)

    def show_latest(self, latest: Description) -> None:
        """Refuse, saying field by field what stands there now; saving again replaces it knowingly."""
        standing = type(self)(instance=latest)
        for name in self.changed_data:
            if name != "revision" and standing[name].value() != self[name].value():
                self.add_error(name, f"It now says: {standing[name].value() or 'nothing'}")
        self.add_error(None, CHANGED_ELSEWHERE)
        data: Any = self.data.copy()
        data[self.add_prefix("revision")] = latest.revision
        self.data = data

    def save(self, commit: bool = True):
        """Save the record; an edit keeps the earlier version. Raises `Conflict` if somebody saved just now."""
        if not (commit and self.is_edit):
            return super().save(commit)
        if self.has_changed():
            self.instance.revise()
            self._save_m2m()
        return self.instance


def saved(form: RecordForm) -> bool:
    """Save the form if it is valid. False if it is not, or if somebody saved in the same moment."""
    if not form.is_valid():
        return False
    try:
        form.save()
    except Conflict as conflict:
        form.show_latest(conflict.latest)
        return False
    return True
