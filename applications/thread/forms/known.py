"""The form that asks for a day in the past, to read a thread as it was known then."""

from datetime import datetime, time

from django import forms
from django.utils import timezone

from applications.fields.inputs import FuzzyDateInput

NO_DAY = "This names no day on the calendar. Write it as “12 May 2020”, “May 2020” or “2020”."


class KnownForm(forms.Form):
    known = FuzzyDateInput(label="As you knew it on", help_text="Any date: “12 May 2020”, “2019”, “last Friday”.")

    def clean_known(self) -> datetime:
        """The end of the last day it can mean, where the reader is."""
        day = self.cleaned_data["known"].last_day
        if day is None:
            raise forms.ValidationError(NO_DAY)
        return datetime.combine(day, time.max, tzinfo=timezone.get_current_timezone())
