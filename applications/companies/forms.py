"""Forms for companies, their roles, their people and what they judge."""

from django import forms

from applications.companies.models import Company, Person, Role, Topic
from applications.companies.naming import companies_called, folded
from applications.companies.naming_form import LinesField, NamingForm
from applications.fields.inputs import AS_KNOWN
from applications.fields.text import KeptText
from applications.records.forms import RecordForm


class CompanyForm(NamingForm):
    company_column = "parent"
    aliases = LinesField(label="Other names", required=False, help_text="One a line, such as Facebook for Meta.")
    company_name = KeptText(label="Owned by", max_length=200, required=False, help_text="Such as Amazon for Ring.")
    folds = (
        (
            "What kind of company",
            "other names, owner, agency",
            ("aliases", "company_name", "is_agency", "is_disclosed"),
        ),
        ("Notes", "how they interview, anything else", ("interviewing", "notes")),
    )

    class Meta(RecordForm.Meta):
        model = Company
        error_messages = {"name": {"required": "A company needs a name."}}
        fields = ["name", "aliases", "is_agency", "is_disclosed", "interviewing", "notes"]

    def clean(self):
        """What is typed of one company would go to the other of the same name."""
        cleaned = super().clean()
        name = "" if self.is_edit else cleaned.get("name", "")
        known = companies_called(self.instance.owner, [name]).get(folded(name)) if name else None
        if known and known.uuid != cleaned.get("uuid"):
            called = "" if known.name_folded == folded(name) else ", which is also called so"
            self.add_error("name", f"You have {known} already{called}. Let the name of another tell the two apart.")
        return cleaned

    def clean_company_name(self):
        """No company owns itself, at any distance."""
        name = self.cleaned_data["company_name"]
        parent = above = self.company_known(name) if self.is_edit and name.strip() else None
        while above:
            if above.pk == self.instance.pk:
                raise forms.ValidationError(f"{parent} belongs to {self.instance} already, so it cannot own it.")
            above = above.parent
        return name

    def write(self):
        """Attempts bear numbers only where the employer is known."""
        super().write()
        self.instance.attempts.renumber(self.instance.is_disclosed)

    def says_something(self, field):
        """A known employer is the rule and says nothing."""
        return super().says_something(field) and not (field.name == "is_disclosed" and field.value())


class RoleForm(NamingForm):
    """A new role is at the company it was begun from; only an edit asks for the company."""

    folds = (
        ("Where and how", "team, place, employment", ("team", "place", "working_mode", "employment", "pay")),
        ("The posting", "address, its text", ("posting_address", "posting_text", "posted", "requisition")),
        ("Notes", "", ("notes",)),
    )
    field_order = ["title", "company_name", "level"]

    class Meta(RecordForm.Meta):
        model = Role
        fields = [
            "title", "level", "team", "place", "working_mode", "employment", "pay", "posting_address", "posting_text",
            "posted", "requisition", "notes",
        ]  # fmt: skip
        widgets = {"posting_address": forms.TextInput(attrs={"inputmode": "url"})}
        labels = {"posting_address": "Address of the posting", "posted": "When it was posted"}
        help_texts = {"posting_text": "Postings vanish; a copy stays here.", "posted": AS_KNOWN}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["company_name"].required = True
        self.fields["company_name"].error_messages["required"] = "A role belongs to a company."
        if not self.is_edit:
            del self.fields["company_name"]

    def clean(self):
        cleaned = super().clean()
        if not self.is_edit and not self.errors and not any(cleaned[name] for name in self.Meta.fields):
            self.add_error("title", "Say at least one thing about it: a title, a team, where it was posted.")
        return cleaned

    def clean_company_name(self):
        """A role that was tried stays at the company where it was tried."""
        name, role = self.cleaned_data["company_name"], self.instance
        if not name.strip():
            raise forms.ValidationError(self.fields["company_name"].error_messages["required"])
        tried = role.tries().filter(company=role.company_id).first()
        if tried and self.company_known(name) != role.company:
            raise forms.ValidationError(f"{tried} is about this role. Move the attempt, and the role goes with it.")
        return name


class PersonForm(NamingForm):
    folds = (("Notes", "", ("notes",)),)
    field_order = ["name", "title", "company_name"]

    class Meta(RecordForm.Meta):
        model = Person
        fields = ["name", "title", "notes"]
        error_messages = {"name": {"required": "Say who: a name, a handle or initials will do."}}
        help_texts = {"name": "A name, a handle or initials.", "title": "Such as “recruiter” or “head of data”."}


class TopicForm(NamingForm):
    company_name = KeptText(
        label="Whose", max_length=200, required=False, help_text="A company’s own, or leave it empty for everybody’s."
    )

    class Meta(RecordForm.Meta):
        model = Topic
        fields = ["name", "kind"]
        error_messages = {"name": {"required": "A topic needs a name."}}
        help_texts = {"name": "Something that is judged, such as “system design” or “ownership”."}
