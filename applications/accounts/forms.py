"""What one says about oneself, and the last word on leaving."""

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from applications.accounts.models import User
from applications.accounts.zones import zone_choices
from applications.fields.date_style import DateStyle
from applications.fields.plain_words import day_in_words


class SettingsForm(forms.ModelForm):
    time_zone = forms.ChoiceField(
        label="Time zone",
        choices=zone_choices,
        required=False,
        error_messages={"invalid_choice": "Choose a time zone from the list."},
        help_text="What counts as today, and the hours shown and read.",
    )

    class Meta:
        model = User
        fields = ["name", "time_zone", "date_style", "first_day", "theme", "has_keys"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "theme": forms.RadioSelect(attrs={"class": "choices short"}),
        }
        help_texts = {
            "date_style": "How Afterloop writes a day. What you typed is shown as you typed it.",
            "first_day": "Where “last week” begins, when you write it as a date.",
            "theme": "On every device where you are logged in. “System” does as each device does.",
            "has_keys": "Single keys such as “n” for a new attempt; “?” lists them. Off, no key alone does anything.",
        }
        error_messages = {
            "date_style": {"invalid_choice": "Choose one of these ways to write a day."},
            "first_day": {"invalid_choice": "Choose a day from the list."},
            "theme": {"invalid_choice": "Choose one of these."},
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        login = self.instance.get_username()
        self.fields["name"].help_text = format_html("Stands in your menu. You log in as “{}”.", login)
        self.fields["date_style"].choices = [(style, day_in_words(today, style)) for style in DateStyle.values]


class ClosureForm(forms.Form):
    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, user: User, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        if not self.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError("This is not your password. Nothing was removed.")
        return self.cleaned_data["password"]
