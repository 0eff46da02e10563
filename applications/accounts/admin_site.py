"""The admin: for staff with a second factor, through the same login as everyone."""

from allauth.account.decorators import secure_admin_login
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


class AdminSite(admin.AdminSite):
    site_header = site_title = "Afterloop administration"

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and is_mfa_enabled(request.user)

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if super().has_permission(request) and not is_mfa_enabled(request.user):
            messages.info(request, "The administration asks for a second factor. Set one up first.")
            return redirect("mfa_index")
        return secure_admin_login(super().login)(request, extra_context)
