"""Moving an attempt or a piece of preparation up, down, or to where a hand dropped it."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from applications.lessons.order import move_in_life
from applications.records.moves import Move
from applications.web.addresses import number_in


def life_order(request):
    """`?company=` is on whose page it was moved; what else stands in the address is that page's own. Without a
    company it was moved in the list of all preparation, which runs from last to first."""
    query = request.GET.copy()
    keys = query.pop("company", [])
    company = get_object_or_404(request.user.companies, pk=number_in(keys[-1])) if keys else None
    if request.method == "POST":
        move = Move.sent(request.POST)
        move_in_life(request.user, move if company else move.turned(), company)
    page = company.get_absolute_url() if company else reverse("preparation-list")
    return redirect(f"{page}?{query.urlencode()}".rstrip("?"))
