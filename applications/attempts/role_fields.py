"""What the form of an attempt asks about its role."""

from django import forms

from applications.companies.models import Employment, Role, WorkingMode
from applications.fields.text import KeptText

#: The fields, and the columns of the role they fill.
DETAILS = (
    *("level", "team", "place", "working_mode", "employment", "pay"),
    *("posting_address", "posting_text", "requisition"),
)
ROLE = {"role_title": "title", **{name: name for name in DETAILS}}


class RoleFields(forms.Form):
    """The role an attempt is about, described; and, once it is recorded, which of several it is."""

    role_title = KeptText(label="Role", max_length=200, required=False)
    level = KeptText(max_length=100, required=False)
    team = KeptText(max_length=200, required=False)
    place = KeptText(max_length=200, required=False)
    working_mode = forms.ChoiceField(choices=[("", ""), *WorkingMode.choices], required=False)
    employment = forms.ChoiceField(choices=[("", ""), *Employment.choices], required=False)
    pay = KeptText(max_length=300, required=False)
    posting_address = KeptText(
        label="Address of the posting",
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    posting_text = KeptText(
        label="Text of the posting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Postings vanish; a copy stays here.",
    )
    requisition = KeptText(max_length=100, required=False)
    roles = forms.ModelMultipleChoiceField(
        Role.objects.none(),
        label="Roles it concerns",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices"}),
        help_text="At once or in turn. The current one is always among them.",
    )
    current_role = forms.ModelChoiceField(Role.objects.none(), label="The current one", required=False)
