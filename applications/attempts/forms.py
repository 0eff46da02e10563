"""The form for an attempt. A company is all it needs."""

from collections.abc import Callable
from typing import Any

from django import forms

from applications.attempts.models import Attempt
from applications.attempts.placing import rank_of_owner, renumber
from applications.attempts.role_fields import DETAILS, ROLE, RoleFields, posting_in
from applications.attempts.roles import keys_of, role_as_typed, roles_offered, take_along
from applications.companies.models import Role
from applications.companies.naming import companies_named
from applications.companies.naming_form import LinesField, NamingForm
from applications.fields.choices import NOT_KNOWN
from applications.fields.inputs import AS_KNOWN
from applications.fields.text import KeptText
from applications.records.forms import RecordForm

NAMELESS = "Name the company, even if only as “undisclosed”."
SEVERAL = ("count_words", "count_least", "count_most")
LONGEST_NAME = 200


class CompanyInput(forms.TextInput):
    """The server says when a company is missing: a row for several needs none, and the browser cannot know.

    `before` reads what happened there, for the form in which an attempt begins; it is told under the field.
    """

    template_name = "attempts/company_input.html"
    before: Callable[[], Any] | None = None

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["tells_before"] = self.before is not None
        return context | {"before": self.before and self.before()}

    def use_required_attribute(self, initial) -> bool:
        return False


class AttemptForm(NamingForm, RoleFields):
    company_name = KeptText(
        label="Company", max_length=LONGEST_NAME, widget=CompanyInput, error_messages={"required": NAMELESS}
    )
    companies_named = LinesField(
        label="Companies it names", required=False, help_text="One a line, if you remember some; each will show it."
    )
    folds = (
        ("How it began", "who wrote first, through whom", ("origin", "via", "hunt")),
        ("The role", "level, team, place, posting", DETAILS),
        ("Its roles", "several, at once or in turn", ("roles", "current_role")),
        ("Your approach", "what you do differently this time", ("approach", "differently")),
        ("Notes", "", ("notes",)),
        ("It stands for several", "“about a dozen”; needs no company", (*SEVERAL, "companies_named")),
    )
    field_order = ["company_name", "role_title", "posting", "began"]

    class Meta(RecordForm.Meta):
        model = Attempt
        help_texts = {"began": AS_KNOWN}
        fields = ["began", "origin", "via", "hunt", "approach", "differently", "notes", *SEVERAL]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        attempt, role = self.instance, self.instance.current_role
        self.suggest("hunt", attempt.owner.attempts.all().hunts)
        self.fields["company_name"].required = not self.is_for_several
        for name, column in ROLE.items():
            self.fields[name].initial = getattr(role, column) if role else ""
        if self.is_edit:
            self.fields["companies_named"].initial = [company.name for company in attempt.companies_named.by_name()]
        if self.is_edit or (role and (role.posting_address or role.posting_text)):
            del self.fields["posting"]  # it has its two fields among those of the role
        self.offer_roles()

    def offer_roles(self) -> None:
        """Which of several roles it is can be said once there are roles to choose from."""
        offered = roles_offered(self.instance) if self.is_edit else Role.objects.none()
        choices = [(role.pk, str(role)) for role in offered]
        if not choices:
            del self.fields["roles"], self.fields["current_role"]
            return
        self.fields["roles"].queryset = self.fields["current_role"].queryset = offered
        self.fields["roles"].choices = choices
        self.fields["roles"].initial = keys_of(self.instance)
        self.fields["current_role"].choices = [("", NOT_KNOWN), *choices]
        self.fields["current_role"].initial = self.instance.current_role_id

    @property
    def is_for_several(self) -> bool:
        if self.is_bound:
            return any(self.data.get(self.add_prefix(name)) for name in SEVERAL)
        return self.instance.stands_for_several

    @property
    def describes_role(self) -> bool:
        return any(name in self.changed_data for name in (*ROLE, "posting"))

    @property
    def chooses_role(self) -> bool:
        return "current_role" in self.changed_data

    def clean_companies_named(self):
        names = self.cleaned_data["companies_named"]
        if too_long := next((name for name in names if len(name) > LONGEST_NAME), ""):
            raise forms.ValidationError(f"Please keep a name within {LONGEST_NAME} characters: {too_long[:40]}…")
        return names

    def clean(self):
        cleaned = super().clean()
        self.take_posting(cleaned)
        name = cleaned.get("company_name", "").strip()
        if not name and not self.is_for_several and "company_name" not in self.errors:
            self.add_error("company_name", NAMELESS)
        if self.chooses_role and self.describes_role:
            self.add_error("current_role", "Choose another role or describe this one, one after the other.")
        elif self.chooses_role and "company_name" in self.changed_data:
            self.add_error("current_role", "The company changes too. Save that first, then choose among its roles.")
        elif self.describes_role and not name and any(cleaned.get(field) for field in ROLE):
            self.add_error("role_title", "A role belongs to a company. Name one, or write this into the notes.")
        return cleaned

    def take_posting(self, cleaned: dict) -> None:
        """What was pasted is the role's; what the fields for its two parts hold already is not replaced by it."""
        for column, words in posting_in(cleaned.get("posting", "")).items():
            if words.strip() and cleaned.get(column):
                self.add_error(
                    "posting", f"There is another one under “{self.fields[column].label}”. Keep one of them."
                )
            elif words.strip():
                cleaned[column] = words

    def settle(self):
        """The company and the role stay what they are unless the person typed or chose something else."""
        attempt = self.instance
        self.company_before, self.role_before = attempt.company, attempt.current_role
        super().settle()
        if self.is_edit and attempt.company != self.company_before:
            take_along(attempt, self.company_before)
        attempt.current_role = self.role_meant()
        if not self.is_edit or ("began" in self.changed_data and attempt.began and attempt.began.is_placed):
            attempt.rank = rank_of_owner(attempt.owner, attempt.began)

    def role_meant(self) -> Role | None:
        attempt, role = self.instance, self.instance.current_role
        if self.chooses_role:
            return self.cleaned_data["current_role"]
        is_elsewhere = attempt.company != self.company_before and role and role.company_id != attempt.company_id
        if not self.describes_role and not is_elsewhere:
            return role
        typed = {column: self.cleaned_data[name] for name, column in ROLE.items()}
        return role_as_typed(attempt, typed) if attempt.company else None

    def write(self):
        super().write()
        attempt = self.instance
        if not self.is_edit or {*ROLE, "roles", "current_role", "company_name"} & set(self.changed_data):
            attempt.roles.set(self.roles_meant())
        if "companies_named" in self.changed_data:
            typed = self.cleaned_data["companies_named"]
            attempt.companies_named.set(companies_named(attempt.owner, typed, shown=attempt.companies_named.all()))
        renumber(attempt.company)
        if self.company_before != attempt.company:
            renumber(self.company_before)

    def roles_meant(self) -> set[int]:
        """What is ticked, without a role that was replaced by another and without those left at the company before."""
        attempt, before = self.instance, self.company_before
        kept = {role.pk for role in self.cleaned_data["roles"]} if "roles" in self.fields else set(keys_of(attempt))
        if before and before != attempt.company:
            kept -= set(before.roles.filter(pk__in=kept).values_list("pk", flat=True))
        if self.role_before and not self.chooses_role and self.role_before != attempt.current_role:
            kept.discard(self.role_before.pk)
        return kept | {role.pk for role in [attempt.current_role] if role}
