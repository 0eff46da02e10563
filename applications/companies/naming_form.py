"""What all forms share in which companies are typed by their names."""

from django import forms

from applications.companies.models import Company
from applications.companies.naming import companies_called, folded, suggested_names
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


class NamingForm(RecordForm):
    """A record that links to a company (in `company_column`), which is typed by its name: found, or made."""

    company_column = "company"
    settled_on_save = frozenset({"company"})
    company_name = KeptText(label="Company", max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.suggest("company_name", lambda: suggested_names(self.instance.owner))
        if self.company_shown:
            self.fields["company_name"].initial = self.company_shown.name

    @property
    def company_shown(self) -> Company | None:
        return getattr(self.instance, self.company_column)

    def company_known(self, name: str) -> Company | None:
        """The company that was shown, if its name still stands there; two may bear the same. Else one known by it."""
        shown = self.company_shown
        if shown and folded(name) == shown.name_folded:
            return shown
        return companies_called(self.instance.owner, [name]).get(folded(name))

    def company_typed(self) -> Company | None:
        if "company_name" not in self.fields:
            return self.company_shown
        name = self.cleaned_data["company_name"].strip()
        return (
            (self.company_known(name) or Company.objects.create(owner=self.instance.owner, name=name)) if name else None
        )

    def write(self):
        self.settle()
        super().write()

    def settle(self) -> None:
        """Fill in what follows from the words typed, right before the record is saved."""
        setattr(self.instance, self.company_column, self.company_typed())
