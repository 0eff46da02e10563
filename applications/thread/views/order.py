"""Moving an entry of a thread up, down, or to where a hand dropped it."""

from django.shortcuts import get_object_or_404, redirect

from applications.companies.models import Company
from applications.records.moves import Move
from applications.thread.models.facts import page_of
from applications.thread.order import move_apart, move_in_thread


def thread_order(request, pk):
    attempt = get_object_or_404(request.user.attempts.select_related("company"), pk=pk)
    if request.method == "POST":
        move_in_thread(attempt, Move.sent(request.POST))
    return redirect(attempt)


def life_events_order(request):
    return order_apart(request, None)


def company_events_order(request, pk):
    return order_apart(request, get_object_or_404(request.user.companies, pk=pk))


def order_apart(request, company: Company | None):
    """The list runs from last to first. What stands in the address is its page."""
    if request.method == "POST":
        move_apart(request.user, company, Move.sent(request.POST).turned())
    return redirect(f"{page_of(None, company)}?{request.GET.urlencode()}".rstrip("?"))
