"""What the form of an attempt asks about its role."""

import re

from django import forms

from applications.companies.models import Employment, Role, WorkingMode
from applications.fields.text import KeptText

#: The fields, and the columns of the role they fill.
DETAILS = (
    *("level", "team", "place", "working_mode", "employment", "pay"),
    *("posting_address", "posting_text", "requisition"),
)
ROLE = {"role_title": "title", **{name: name for name in DETAILS}}
ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


def posting_in(text: str, longest: int = 2000) -> dict[str, str]:
    """What was pasted of a posting, by the columns of the role: its address where that stands alone in the first
    line, and the text as it is, unless the address is all."""
    lines = text.strip().splitlines()
    first = lines[0].strip() if lines else ""
    address = first if ADDRESS.fullmatch(first) and len(first) <= longest else ""
    return {"posting_address": address, "posting_text": "" if address and len(lines) == 1 else text}


class RoleFields(forms.Form):
    """The role an attempt is about, described; and, once it is recorded, which of several it is."""

    role_title = KeptText(label="Role", max_length=200, required=False)
    posting = KeptText(
        label="The posting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Its address or its text: postings vanish, what you paste stays here.",
    )
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
