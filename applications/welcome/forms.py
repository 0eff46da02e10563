"""The two questions of the first start: who are you, and what to begin with."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from applications.accounts.models import User
from applications.transfer.examples import EXAMPLES


class FirstAccountForm(forms.ModelForm):
    password = forms.CharField(
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 10 characters; not your name, and none of the passwords everyone uses.",
    )
    key = forms.CharField(widget=forms.HiddenInput)

    class Meta:
        model = User
        fields = ["username", "password", "email"]
        help_texts = {"username": "What you log in with.", "email": "You may leave it out."}
        labels = {"email": "E-mail"}
        widgets = {
            "username": forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def _post_clean(self) -> None:
        super()._post_clean()
        try:
            validate_password(self.cleaned_data.get("password", ""), self.instance)
        except ValidationError as error:
            self.add_error("password", error)

    def save(self, commit: bool = True) -> User:
        self.instance.set_password(self.cleaned_data["password"])
        return super().save(commit)


class BeginningForm(forms.Form):
    example = forms.ChoiceField(
        label="Begin with",
        required=False,
        widget=forms.RadioSelect(attrs={"class": "choices"}),
        choices=lambda: [("", "Nothing, my own history"), *EXAMPLES.items()],
        error_messages={"invalid_choice": "There is no such example. Choose one of these."},
    )
