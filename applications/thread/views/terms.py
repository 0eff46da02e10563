"""Recording what has an end, correcting it, and moving it."""

from django.shortcuts import get_object_or_404

from applications.attempts.finding import attempt_of
from applications.records.pages import record_page
from applications.thread.forms import TermForm
from applications.thread.models import Term
from applications.thread.views.places import back_from, fact_of, step_in
from applications.web.addresses import number_in
from applications.web.forms import posted, preset


def term_new(request, pk):
    attempt = attempt_of(request.user, pk)
    offer = attempt.offers.filter(pk=number_in(request.GET.get("offer"))).first()
    about = {"round": step_in(request, attempt)["round"], "offer": offer}
    return new(request, Term(owner=request.user, attempt=attempt, **about))


def company_term_new(request, pk):
    return new(request, Term(owner=request.user, company=get_object_or_404(request.user.companies, pk=pk)))


def own_term_new(request):
    return new(request, Term(owner=request.user))


def new(request, term: Term):
    form = preset(TermForm(posted(request), instance=term), request.GET, "kind", "duty")
    return record_page(request, form, "Deadline or term", back_from(term), lambda term: f"{term} recorded.")


def term_correct(request, pk):
    term = fact_of(request, "terms", pk)
    form = TermForm(posted(request), corrects=term)
    return record_page(request, form, f"Correct: {term}", back_from(term), lambda term: f"{term} corrected.")


def term_extend(request, pk):
    term = get_object_or_404(request.user.terms, pk=pk).last_extension()
    form = TermForm(posted(request), instance=term.extension_to_be())
    note = f"Until now: {term.ends}." if term.ends else ""
    return record_page(request, form, f"Extended: {term}", back_from(term), lambda term: f"{term} moved.", note=note)
