"""Recording an offer, and each version it came in."""

from django.shortcuts import get_object_or_404

from applications.attempts.finding import attempt_of
from applications.records.pages import record_page
from applications.thread.choices import OfferForm
from applications.thread.forms import OfferVersionForm
from applications.thread.models import Offer, OfferVersion
from applications.thread.views.places import back_from, fact_of
from applications.web.forms import posted


def offer_new(request, pk):
    attempt = attempt_of(request.user, pk)
    offer = Offer(owner=request.user, attempt=attempt, role=attempt.current_role)
    return new(request, OfferVersion(owner=request.user, offer=offer), f"Offer from {attempt}")


def offer_version_new(request, pk):
    """What was agreed by word and then written down is told anew, from what was said before."""
    offers = request.user.offers.select_related("attempt__company", "role")
    offer = get_object_or_404(offers, pk=pk)
    before = offer.versions.current().last()
    said = {name: getattr(before, name) for name in ("level", "pay", "terms")} if before else {}
    return new(request, OfferVersion(owner=request.user, offer=offer, form=next_form(before), **said), "New version")


def next_form(before: OfferVersion | None) -> str:
    return OfferForm.WRITTEN if before and before.form == OfferForm.VERBAL else ""


def new(request, version: OfferVersion, heading: str):
    form = OfferVersionForm(posted(request), instance=version)
    return record_page(request, form, heading, back_from(version), lambda version: f"{version} recorded.")


def offer_version_correct(request, pk):
    version = fact_of(request, "offer_versions", pk)
    form = OfferVersionForm(posted(request), corrects=version)
    heading = f"Correct: {str(version).lower()}"
    return record_page(request, form, heading, back_from(version), lambda version: f"{version} corrected.")
