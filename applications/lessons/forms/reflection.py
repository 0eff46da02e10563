"""The form for a reflection: one of seven questions or one's own, and the answer."""

from django import forms
from django.utils.safestring import mark_safe

from applications.companies.naming_form import NamingForm
from applications.fields.text import KeptText
from applications.lessons.models import Reflection
from applications.lessons.prompts import PROMPTS
from applications.records.forms import RecordForm

LATEST = 50
OWN = "own"
HINT = mark_safe(
    "Half a page is about 250 words; more or fewer is fine. "
    '<output class="scripted" data-measure-of="id_answer" aria-live="off"></output>'
)


class ReflectionForm(NamingForm):
    """A new one may take its question from the prompts (`prompt`, from 1 on) and keeps it as a question like any."""

    prompt = forms.ChoiceField(
        label="Question",
        required=False,
        choices=[*((str(number), prompt) for number, prompt in enumerate(PROMPTS, start=1)), (OWN, "My own question")],
        initial=OWN,
        widget=forms.RadioSelect(attrs={"class": "ticks"}),
    )
    field_order = ["prompt", "question", "answer"]
    company_name = KeptText(label="With which company in mind", max_length=200, required=False)
    folds = (("When, and for what", "company, date, preparation", ("company_name", "written", "preparation")),)

    class Meta(RecordForm.Meta):
        model = Reflection
        fields = ["question", "answer", "written", "preparation"]
        help_texts = {"answer": HINT}
        widgets = {"answer": forms.Textarea(attrs={"rows": 16, "data-measured": True})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["question"].required = self.is_edit
        self.fields["question"].error_messages["required"] = "A reflection needs a question."
        if self.is_edit:
            del self.fields["prompt"]
        else:
            self.fields["question"].label = "Your own question"
        self.offer_preparation()

    def offer_preparation(self) -> None:
        """The latest, and what it was written as part of already."""
        rows, field = self.instance.owner.preparation, self.fields["preparation"]
        keys = {row["pk"] for row in rows.newest_first().values("pk")[:LATEST]} | {self.instance.preparation_id}
        field.queryset = rows.filter(pk__in=keys - {None}).newest_first()
        field.empty_label = "nothing in particular"

    def clean(self):
        """One's own question goes before a prompt."""
        cleaned = super().clean()
        prompt = cleaned.get("prompt")
        if not self.is_edit and not cleaned.get("question", "?").strip():
            if prompt and prompt != OWN:
                cleaned["question"] = PROMPTS[int(prompt) - 1]
            else:
                self.add_error("question", "Choose one of the questions, or write your own.")
        return cleaned
