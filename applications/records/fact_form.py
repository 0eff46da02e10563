"""The form of a fact: it appends, and what was recorded stays as it is."""

from functools import cached_property
from typing import Any

from django import forms

from applications.records.forms import RecordForm
from applications.records.models import Fact, Record


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
