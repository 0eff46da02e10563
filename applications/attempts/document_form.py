"""The form for a document that was sent. Of its file only the name and the hash are kept."""

import hashlib
import re

from django import forms

from applications.attempts.models import Document
from applications.fields.text import KeptText
from applications.records.forms import RecordForm

HASH = re.compile("[0-9a-f]{64}")


class HashField(KeptText):
    """A SHA-256 as 64 hex digits, whatever the case and the space around it."""

    def to_python(self, value):
        return super().to_python(value).strip().lower()


class DocumentForm(RecordForm):
    """A file that is chosen is read once, for its hash and, if none was typed, its name; then it is gone.

    Both take the place of the file at once, so that they stand in the form also when it is refused.
    """

    file = forms.FileField(
        label="The file itself",
        required=False,
        allow_empty_file=True,
        help_text="To tell later whether it is the same. It is read for its hash and not kept.",
    )
    sha256 = HashField(
        label="SHA-256 of the file",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    folds = (("Hash", "if you know it and have no file", ("sha256",)),)
    field_order = ["name", "file"]

    class Meta(RecordForm.Meta):
        model = Document
        fields = ["name", "sha256"]
        help_texts = {"name": "Such as “CV, March”. Left empty, it is the name of the file."}
        error_messages = {"name": {"required": "Name it, or choose the file."}}

    def __init__(self, data=None, files=None, **kwargs):
        super().__init__(read_once(data, files), **kwargs)
        self.fields["name"].widget.use_required_attribute = lambda initial: False

    def clean_sha256(self) -> str:
        sha256 = self.cleaned_data["sha256"]
        if "sha256" in self.changed_data and sha256 and not HASH.fullmatch(sha256):
            raise forms.ValidationError("A SHA-256 has 64 digits, each 0–9 or a–f.")
        return sha256


def read_once(data, files):
    """What was typed, with the hash of the file in the place of the file."""
    file = files and files.get("file")
    if not file or data is None:
        return data
    sha256 = hashlib.sha256()
    for chunk in file.chunks():
        sha256.update(chunk)
    name = data.get("name", "").strip() and data["name"]
    told = data.copy()
    told["sha256"], told["name"] = sha256.hexdigest(), name or file.name[:300]
    return told
