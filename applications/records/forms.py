"""The form all records share: it knows the owner, checks every constraint and never overwrites silently."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from applications.fields.columns import FuzzyDateField
from applications.records.models import Conflict, Description


class RecordForm(forms.ModelForm):
    """A ModelForm over a record of `instance.owner`.

    Choices of other records are those of the owner. All constraints are checked, also those that name
    a field the form does not show. An edited description carries the revision it was read at; when
    somebody saved since, the form is refused with the text as it stands now, and nothing typed is lost.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_edit = isinstance(self.instance, Description) and self.instance.pk is not None
        if self.is_edit:
            self.fields["revision"].initial = self.instance.revision
        else:
            del self.fields["revision"]
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.filter(owner=self.instance.owner_id)

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error(None, error.messages)
        if not self.errors and self.is_edit:
            self.refuse_if_changed_elsewhere()

    def refuse_if_changed_elsewhere(self) -> None:
        latest = type(self.instance)._base_manager.get(pk=self.instance.pk)
        if self.cleaned_data.get("revision") != latest.revision:
            self.show_latest(latest)

    def show_latest(self, latest: Description) -> None:
        """Refuse, saying field by field what stands there now; saving again replaces it knowingly."""
        self.add_error(None, "This was changed elsewhere since you opened it. Compare, then save again to keep yours.")
        for name in self.changed_data:
            if name in self.cleaned_data and hasattr(latest, name) and not is_link(latest, name):
                standing = getattr(latest, name)
                if standing != getattr(self.instance, name):
                    self.add_error(name, f"It now says: {standing if standing not in (None, '') else 'nothing'}")
        self.data = self.data.copy()
        self.data[self.add_prefix("revision")] = latest.revision

    def save(self, commit: bool = True):
        """Save the record; an edit keeps the earlier version. Raises `Conflict` if somebody saved just now."""
        if commit and self.is_edit:
            if self.has_changed():
                self.instance.revise()
                self._save_m2m()
            return self.instance
        return super().save(commit)


def is_link(record: models.Model, name: str) -> bool:
    return record._meta.get_field(name).many_to_many


__all__ = ["Conflict", "FuzzyDateField", "RecordForm"]
