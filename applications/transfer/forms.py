"""The form that takes a history file."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from applications.accounts.models import User
from applications.transfer.broken import BrokenHistory
from applications.transfer.restore import Restored, restore_history

LARGEST = 50 * 1024 * 1024


class RestoreForm(forms.Form):
    file = forms.FileField(
        label="History file",
        help_text="A file that was exported here or by another Afterloop.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={"required": "Choose the file to restore.", "empty": "This file is empty."},
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"This file has {filesizeformat(file.size)}; a page takes up to {filesizeformat(LARGEST)}. "
                "Whoever runs this Afterloop can restore it with the command “restore_history”."
            )
        return file

    def restore(self, owner: User) -> Restored | None:
        """Bring the file's history into the account; None, and an error on the form, when it is refused."""
        try:
            return restore_history(owner, self.cleaned_data["file"])
        except BrokenHistory as error:
            self.add_error(None, f"Nothing was changed. {error}")
            return None
