"""The page on which an attempt begins, beside what happened there before."""

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from applications.accounts.models import User
from applications.attempts.forms import AttemptForm
from applications.attempts.models import Attempt
from applications.briefing.before import Before
from applications.companies.finding import company_meant
from applications.companies.models import Company
from applications.companies.naming import folded
from applications.companies.views import company_asked
from applications.fields.text import is_clean
from applications.records.pages import record_page
from applications.web.addresses import number_in
from applications.web.forms import posted, preset

LOOK = "Look what happened before"


def before(request):
    """What happened at the company of this name; of two it is the one the address names (`?company=5`)."""
    typed = request.GET.get("company_name", "")
    company, is_guess = company_typed(request.user, typed, company_asked(request))
    context = {"before": Before.of(request.user, company, timezone.now(), typed, is_guess)}
    return TemplateResponse(request, "briefing/before.html", context)


def attempt_new(request):
    """Without JavaScript a button shows what happened before: the form comes back with all that was typed."""
    asked = number_in(request.GET.get("role"))
    role = request.user.roles.select_related("company").filter(pk=asked).first() if asked else None
    company = role.company if role else company_asked(request)
    attempt = Attempt(owner=request.user, company=company, current_role=role)
    form = AttemptForm(posted(request), instance=attempt)
    if "look" in request.POST:
        form = AttemptForm(initial=request.POST.dict(), instance=attempt)
    preset(form, request.GET, "company_name")
    tell_before(form, company)
    heading = f"New attempt at {company}" if company else "New attempt"
    shown = role or company
    back = (str(shown), shown.get_absolute_url()) if shown else ("Today", reverse("dashboard"))
    return record_page(request, form, heading, back, "Recorded: {}.".format, to=Attempt.get_absolute_url, look=LOOK)


def tell_before(form: AttemptForm, company: Company | None) -> None:
    """Show under the company what happened there: at once, and anew as one types another name."""
    address = reverse("before")
    widget = form.fields["company_name"].widget
    widget.attrs |= {
        "data-hx-get": f"{address}?company={company.pk}" if company else address,
        "data-hx-trigger": "input changed delay:300ms",
        "data-hx-target": "#been-here",
        "data-hx-swap": "innerHTML",
        "data-hx-sync": "this:replace",
    }
    widget.before = lambda: before_at(form, company)


def before_at(form: AttemptForm, shown: Company | None) -> Before | None:
    owner, typed = form.instance.owner, form["company_name"].value() or ""
    company, is_guess = company_typed(owner, typed, shown)
    return Before.of(owner, company, timezone.now(), typed, is_guess)


def company_typed(owner: User, name: str, shown: Company | None) -> tuple[Company | None, bool]:
    """The company meant by what was typed, and whether that is a guess; the one that was shown, if it bears the
    name."""
    if not name.strip() or not is_clean(name):
        return None, False
    return (shown, False) if shown and folded(name) == shown.name_folded else company_meant(owner, name)
