"""The form for a forecast: one tap, refused once the result is known."""

from django import forms
from django.core.exceptions import ValidationError

from applications.loops.models import Forecast
from applications.loops.models.forecast import Chance
from applications.loops.sealing import is_sealed
from applications.records.fact_form import FactForm
from applications.records.forms import RecordForm

SEALED = "The result is known by now. What you forecast before stands, and nothing more can be forecast here."


class ForecastForm(FactForm):
    class Meta(RecordForm.Meta):
        model = Forecast
        fields = ["chance"]
        labels = {"chance": "How likely do you pass?"}
        error_messages = {"chance": {"required": "Choose one of the five."}}
        widgets = {"chance": forms.RadioSelect(attrs={"class": "choices short"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chance"].choices = Chance.choices

    def clean(self):
        cleaned = super().clean()
        if is_sealed(self.instance.step):
            raise ValidationError(SEALED)
        return cleaned

    def write(self):
        """The result may have been recorded since it was checked; now nobody else writes."""
        step = self.instance.step.as_it_stands()
        if step is None or is_sealed(step):
            raise ValidationError(SEALED)
        super().write()
