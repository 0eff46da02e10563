"""Forms for who was there, and for how one thinks it went."""

from django import forms
from django.forms.boundfield import BoundField

from applications.attempts.models import Attempt
from applications.companies.finding import names_in, person_named, suggested_people
from applications.companies.names_field import PeopleNames
from applications.fields.folded import fold
from applications.fields.text import KeptText
from applications.loops.models import Involvement, Loop, Round, SelfRating
from applications.records.fact_form import FactForm
from applications.records.forms import RecordForm

WHOLE = "the attempt as a whole"
SOMEBODY = "Say who it was, by name or by what they were."
SOMETHING = "Say how it went, in words or in per cent."


def step_choices(attempt: Attempt) -> list[tuple[str, str]]:
    """The attempt's loops and rounds in their order, as `loop-3` and `round-5`."""
    steps: list[Loop | Round] = [*attempt.loops.all(), *attempt.rounds.all()]
    steps.sort(key=lambda step: (step.rank, str(step.uuid)))
    return [("", WHOLE), *((value_of(step), in_line(step)) for step in steps)]


def value_of(step: Loop | Round) -> str:
    return f"{step._meta.model_name}-{step.pk}"


def in_line(step: Loop | Round) -> str:
    """ "Phone interview, 12 May 2016"; a round of a loop is set in."""
    indent = "– " if isinstance(step, Round) and step.loop_id else ""
    return indent + ", ".join(filter(None, [step.title, str(step.date or "")]))


class NamesAsTyped(BoundField):
    @property
    def data(self):
        """The same people in another spelling of the line are the line as it stands."""
        text = super().data
        return text if self.field.has_changed(self.initial, text) else self.initial


class NamesOfPeople(PeopleNames):
    """The same people in another order or spelling are no change."""

    def get_bound_field(self, form, field_name):
        return NamesAsTyped(form, self, field_name)

    def has_changed(self, initial, data) -> bool:
        before, after = ({fold(name) for name in names_in(text or "")} for text in (initial, data))
        return before != after


class AtStepForm(RecordForm):
    """What stands at a round, at a loop, or at the attempt as a whole; `step` says which."""

    step = forms.ChoiceField(label="About", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = step_choices(self.instance.attempt)
        at = self.instance.round or self.instance.loop
        self.fields["step"].initial = value_of(at) if at else ""

    def clean_step(self) -> str:
        """What was not touched stays as it is, also where both a loop and its round are named."""
        if "step" in self.changed_data:
            table, _, key = self.cleaned_data["step"].partition("-")
            self.instance.loop_id = int(key) if table == "loop" else None
            self.instance.round_id = int(key) if table == "round" else None
        return self.cleaned_data["step"]


class InvolvementForm(AtStepForm):
    person_name = KeptText(
        label="Name",
        required=False,
        max_length=200,
    )
    folds = (
        ("Announced, and there", "whether they took part", ("was_planned", "was_there")),
        ("How long", "from when until when", ("since", "until")),
    )
    in_turn = (("since", "until", "This end lies before its beginning."),)
    field_order = ["uuid", "revision", "person_name", "who", "capacity", "step"]

    class Meta(RecordForm.Meta):
        model = Involvement
        fields = ["who", "capacity", "was_planned", "was_there", "since", "until"]
        labels = {"who": "Or what they were", "capacity": "As"}
        help_texts = {"who": "If you know no name: “four interviewers”, “the country head”."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].label = "In"
        self.fields["person_name"].initial = str(self.instance.person or "")
        owner, company = self.instance.owner, self.instance.attempt.company
        self.suggest("person_name", lambda: suggested_people(owner, company))

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name, "").strip() for name in ("person_name", "who", "capacity")):
            self.add_error("person_name", SOMEBODY)
        return cleaned

    def write(self):
        """The person stays who they are unless another name was typed; two may bear the same."""
        shown, name = self.instance.person, self.cleaned_data["person_name"].strip()
        if not name:
            self.instance.person = None
        elif shown is None or fold(name) != fold(shown.name.strip()):
            self.instance.person = person_named(self.instance.owner, name, self.instance.attempt.company)
        super().write()


class SelfRatingForm(AtStepForm, FactForm):
    folds = (("In per cent", "how likely it went well", ("percent_least", "percent_most")),)
    field_order = ["uuid", "revision", "words", "step", "given"]

    class Meta(RecordForm.Meta):
        model = SelfRating
        fields = ["words", "percent_least", "percent_most", "given"]
        labels = {
            "words": "How do you think it went?",
            "percent_least": "At least, per cent",
            "percent_most": "At most, per cent",
            "given": "When you thought so",
        }
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}

    def clean(self):
        cleaned = super().clean()
        least, most = cleaned.get("percent_least"), cleaned.get("percent_most")
        if not (self.errors or cleaned.get("words", "").strip()) and least is None and most is None:
            self.add_error("words", SOMETHING)
        return cleaned
