"""How many days count as silence, and which attempts shall be closed for it."""

from uuid import uuid4

from django import forms

from applications.records.once import OnceField
from applications.thread.silence import SILENT_DAYS
from applications.web.addresses import number_in

#: A hundred years.
MOST_DAYS = 36_525
NO_DAYS = f"Give a whole number of days, from 1 to {MOST_DAYS:,}."
NOTHING_TICKED = "Tick at least one."
#: As text, so that what cannot be read stands there to be mended.
NUMBER = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


class DaysForm(forms.Form):
    days = forms.IntegerField(
        label="Days of silence, at least",
        min_value=1,
        max_value=MOST_DAYS,
        widget=NUMBER,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_DAYS),
    )

    def __init__(self, asked):
        super().__init__({"days": asked.get("days", str(SILENT_DAYS))})


class KeysField(forms.Field):
    """The keys of whatever was ticked; what can be none is left out."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value) -> list[int]:
        return [key for text in value or () if (key := number_in(text)) is not None]


class ClosingForm(forms.Form):
    uuid = OnceField(required=False)
    attempts = KeysField(error_messages={"required": NOTHING_TICKED})

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["uuid"].initial = uuid4()

    @property
    def ticked(self) -> list[int]:
        """What stands ticked on the page."""
        return self.fields["attempts"].to_python(self["attempts"].value()) if self.is_bound else []
