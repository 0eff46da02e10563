"""Forms for companies."""

from django import forms

from applications.companies.models import Company
from applications.fields.text import KeptText
from applications.records.forms import RecordForm


class LinesField(KeptText):
    """A list of strings, typed a line each."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def run_validators(self, value):
        super().run_validators("\n".join(value))

    def has_changed(self, initial, data) -> bool:
        return (initial or []) != self.to_python(data)


class CompanyForm(RecordForm):
    aliases = LinesField(label="Other names", required=False, help_text="One a line, such as Facebook for Meta.")
    folds = (
        ("What kind of company", "other names, owner, agency", ("aliases", "parent", "is_agency", "is_disclosed")),
        ("Notes", "how they interview, anything else", ("interviewing", "notes")),
    )

    class Meta(RecordForm.Meta):
        model = Company
        error_messages = {"name": {"required": "A company needs a name."}}
        fields = ["name", "aliases", "parent", "is_agency", "is_disclosed", "interviewing", "notes"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = self.fields["parent"].queryset.exclude(pk=self.instance.pk).by_name()

    def clean_parent(self):
        """No company owns itself, at any distance."""
        parent = above = self.cleaned_data["parent"]
        while above:
            if above.pk == self.instance.pk:
                raise forms.ValidationError(f"{parent} belongs to {self.instance} already, so it cannot own it.")
            above = above.parent
        return parent

    def write(self):
        """Attempts bear numbers only where the employer is known."""
        super().write()
        self.instance.attempts.renumber(self.instance.is_disclosed)

    def says_something(self, field):
        """A known employer is the rule and says nothing."""
        return super().says_something(field) and not (field.name == "is_disclosed" and field.value())
