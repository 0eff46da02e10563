"""The first start: make the account with the key from the terminal, then choose what to begin with."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from applications.accounts.models import User
from applications.accounts.requests import PersonRequest
from applications.transfer.broken import BrokenHistory
from applications.transfer.examples import EXAMPLES, load_example
from applications.welcome.forms import BeginningForm, FirstAccountForm
from applications.welcome.key import opens, used_up


@login_not_required
def welcome(request: HttpRequest) -> HttpResponseBase:
    if User.objects.exists():
        return redirect("welcome-example" if request.user.is_authenticated else "account_login")
    posted = request.POST if request.method == "POST" else None
    key = (posted or request.GET).get("key", "")
    if not opens(key):
        return TemplateResponse(request, "welcome/locked.html", status=403)
    form = FirstAccountForm(posted, initial={"key": key})
    if form.is_valid():
        return first_account(request, form)
    return TemplateResponse(request, "welcome/account.html", {"form": form}, status=422 if form.is_bound else 200)


def first_account(request: HttpRequest, form: FirstAccountForm) -> HttpResponseBase:
    """One account for one key, also when two forms arrive at once."""
    with used_up() as mine, transaction.atomic():
        if not mine or User.objects.exists():
            return redirect("account_login")
        user = form.save()
    return perform_login(request, user, redirect_url=reverse("welcome-example"))


def example(request: PersonRequest) -> HttpResponseBase:
    form = BeginningForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and begun(request, form):
        return redirect((form.cleaned_data["example"] and request.user.companies.most_tried()) or "dashboard")
    return TemplateResponse(request, "welcome/example.html", {"form": form}, status=422 if form.is_bound else 200)


def begun(request: PersonRequest, form: BeginningForm) -> bool:
    """Load what was chosen, if anything; an example that was changed since it was loaded is left as it is."""
    if name := form.cleaned_data["example"]:
        try:
            load_example(request.user, name)
        except BrokenHistory as error:
            form.add_error("example", str(error))
            return False
        messages.success(request, f"“{EXAMPLES[name]}” is loaded.")
    return True
