"""Where our rules for accounts meet allauth."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse

from applications.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Before the first account, only the one-time link makes one; afterwards SIGNUP decides."""
        if not User.objects.exists():
            raise ImmediateHttpResponse(redirect("welcome"))
        return settings.SIGNUP == "open"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("settings")


class SecondFactorAdapter(DefaultMFAAdapter):
    def _get_site_name(self) -> str:
        """What a phone or a passkey's dialog calls this place."""
        return "Afterloop"
