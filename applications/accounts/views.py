"""Oneself: settings, leaving, and the few places where allauth's pages need our word first."""

from copy import copy

from allauth.account import views as allauth
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from applications.accounts.closure import close_account
from applications.accounts.forms import ClosureForm, SettingsForm
from applications.accounts.models import User
from applications.accounts.requests import PersonRequest


def profile(request: PersonRequest) -> HttpResponseBase:
    # A copy, so that a page which refuses them is not dressed in settings that were never saved.
    form = SettingsForm(request.POST if request.method == "POST" else None, instance=copy(request.user))
    if form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("settings")
    page = {"form": form, "mail": settings.MAIL}
    return TemplateResponse(request, "accounts/settings.html", page, status=422 if form.is_bound else 200)


def closure(request: PersonRequest) -> HttpResponseBase:
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        return ratelimit.respond_429(request)
    form = ClosureForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        close_account(request.user)
        logout(request)
        messages.success(request, "Your account is closed, and everything in it is removed.")
        return redirect("account_login")
    return TemplateResponse(request, "accounts/closure.html", {"form": form}, status=422 if form.is_bound else 200)


@login_not_required
def login(request: HttpRequest) -> HttpResponseBase:
    return allauth.login(request) if User.objects.exists() else redirect("welcome")


@login_not_required
def password_reset(request: HttpRequest) -> HttpResponseBase:
    return allauth.password_reset(request) if settings.MAIL else TemplateResponse(request, "accounts/no_mail.html")


def email(request: HttpRequest) -> HttpResponseBase:
    """Addresses serve only to send a forgotten password's link to."""
    if not settings.MAIL:
        raise Http404
    return allauth.email(request)
