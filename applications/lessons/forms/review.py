"""The form for a review: when it was, and how much of it one still had in mind."""

from django import forms

from applications.lessons.models import Review
from applications.loops.people_forms import AtStepForm
from applications.records.forms import RecordForm


class ReviewForm(AtStepForm):
    field_order = ["uuid", "revision", "reviewed", "is_fresh", "asked", "tripped", "promised", "step"]
    folds = (("Before which step", "", ("step",)),)

    class Meta(RecordForm.Meta):
        model = Review
        fields = ["reviewed", "is_fresh", "asked", "tripped", "promised"]
        labels = {
            "is_fresh": "You started fresh, with the past hidden",
            "asked": "What they asked or said: did you have it?",
            "tripped": "What tripped you: did you have it?",
            "promised": "What you promised yourself: did you have it?",
        }
        widgets = {
            name: forms.RadioSelect(attrs={"class": "choices short"}) for name in ("asked", "tripped", "promised")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].label = "Before"
