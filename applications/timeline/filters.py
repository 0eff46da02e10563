"""What the timeline can be narrowed to; all of it stands in the address."""

from django import forms
from django.db.models import QuerySet

from applications.accounts.models import User
from applications.attempts.models import Attempt, Origin
from applications.attempts.stages import Outcome, tone_of
from applications.web.filters import FilterForm

OPEN = "open"
TONES = {"yes": "Yes", "no": "Not this time", "silence": "Silence", "ended": "Ended otherwise"}
BY_TONE: dict[str, list[str]] = {
    tone: [outcome.value for outcome in Outcome if tone_of(outcome) == tone] for tone in TONES
}
OUTCOMES = [
    ("", "Any"),
    (OPEN, "Open"),
    *TONES.items(),
    ("One by one", [(outcome, label.capitalize()) for outcome, label in Outcome.choices]),
]
ORIGINS = [("", "Any"), *((origin, f"{label[0].upper()}{label[1:]}") for origin, label in Origin.choices)]


YEAR = forms.TextInput(attrs={"inputmode": "numeric"})
NO_YEAR = "Please write a year, such as 2020."


class Filters(FilterForm):
    company = forms.CharField(max_length=200, required=False)
    outcome = forms.ChoiceField(choices=OUTCOMES, required=False)
    origin = forms.ChoiceField(label="How it began", choices=ORIGINS, required=False)
    hunt = forms.CharField(max_length=100, required=False)
    # As text, so that what cannot be read stands there to be mended.
    year = forms.IntegerField(
        min_value=1900,
        max_value=2200,
        required=False,
        widget=YEAR,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NO_YEAR),
    )

    def attempts_of(self, user: User) -> QuerySet[Attempt]:
        """The owner's attempts that match; none where a filter cannot be read."""
        attempts = user.attempts.all()
        if not self.is_valid():
            return attempts.none()
        asked = self.cleaned_data
        if asked["company"]:
            # Their keys, so that the names are searched once and not by each query about the attempts.
            companies = user.companies.named_like(asked["company"]).values_list("pk", flat=True)
            attempts = attempts.about(list(companies))
        if asked["outcome"]:
            attempts = attempts.filter(outcome__in=outcomes_of(asked["outcome"]))
        if asked["origin"]:
            attempts = attempts.filter(origin=asked["origin"])
        if asked["hunt"]:
            attempts = attempts.filter(hunt__icontains=asked["hunt"])
        if asked["year"]:
            attempts = attempts.may_have_begun_in(asked["year"])
        return attempts


def outcomes_of(choice: str) -> list[str]:
    return [""] if choice == OPEN else BY_TONE.get(choice, [choice])
