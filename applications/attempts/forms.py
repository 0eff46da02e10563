"""The form for an attempt. A company is all it needs."""

from django import forms

from applications.attempts.models import Attempt
from applications.attempts.placing import rank_of_owner, renumber
from applications.attempts.roles import role_as_typed
from applications.companies.models import Company, WorkingMode
from applications.companies.naming import company_named, suggested_names
from applications.fields.folded import fold
from applications.fields.inputs import AS_KNOWN
from applications.fields.text import KeptText
from applications.records.forms import RecordForm

SUGGESTIONS = "company-names"
NAMELESS = "Name the company, even if only as “undisclosed”."
SEVERAL = ("count_words", "count_least", "count_most")
ROLE = {"role_title": "title", "place": "place", "working_mode": "working_mode", "posting_address": "posting_address"}


class AttemptForm(RecordForm):
    company_name = KeptText(
        label="Company",
        max_length=200,
        widget=forms.TextInput(attrs={"list": SUGGESTIONS, "autocomplete": "off"}),
        required=False,
    )
    role_title = KeptText(label="Role", max_length=200, required=False)
    place = KeptText(max_length=200, required=False)
    working_mode = forms.ChoiceField(choices=[("", "not known"), *WorkingMode.choices], required=False)
    posting_address = KeptText(label="Address of the posting", max_length=2000, required=False)
    folds = (
        ("How it began", "who wrote first, through whom", ("origin", "via", "hunt")),
        ("The role", "place, posting", ("place", "working_mode", "posting_address")),
        ("Your approach", "what you do differently this time", ("approach", "differently")),
        ("Notes", "", ("notes",)),
        ("It stands for several", "“about a dozen applications”", ("count_words", "count_least", "count_most")),
    )
    field_order = ["company_name", "role_title", "began"]
    settled_on_save = frozenset({"company"})

    class Meta(RecordForm.Meta):
        model = Attempt
        help_texts = {"began": AS_KNOWN}
        fields = [
            "began", "origin", "via", "hunt", "approach", "differently", "notes",
            "count_words", "count_least", "count_most",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.suggestions = {"id": SUGGESTIONS, "names": suggested_names(self.instance.owner)}
        role = self.instance.current_role
        if self.instance.company:
            self.fields["company_name"].initial = self.instance.company.name
        for name, column in ROLE.items():
            self.fields[name].initial = getattr(role, column) if role else ""

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("company_name", "").strip() and not any(map(cleaned.get, SEVERAL)):
            self.add_error("company_name", NAMELESS)
        return cleaned

    def write(self):
        """The company and the role stay what they are unless the person typed something else."""
        attempt = self.instance
        company_before, role_before = attempt.company, attempt.current_role
        attempt.company = self.company_typed()
        if attempt.company != company_before or any(name in self.changed_data for name in ROLE):
            typed = {column: self.cleaned_data[name] for name, column in ROLE.items()}
            attempt.current_role = role_as_typed(attempt, typed) if attempt.company else None
        if not self.is_edit or ("began" in self.changed_data and attempt.began):
            attempt.rank = rank_of_owner(attempt.owner, attempt.began)
        super().write()
        if role_before != attempt.current_role:
            attempt.roles.remove(*filter(None, [role_before]))
            attempt.roles.add(*filter(None, [attempt.current_role]))
        renumber(attempt.company)
        if company_before != attempt.company:
            renumber(company_before)

    def company_typed(self) -> Company | None:
        """The company that was shown, if its name still stands there; two may bear the same."""
        name, shown = self.cleaned_data["company_name"].strip(), self.instance.company
        if shown and fold(name) == shown.name_folded:
            return shown
        return company_named(self.instance.owner, name) if name else None
