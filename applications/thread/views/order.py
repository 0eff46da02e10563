"""Moving an entry of a thread up, down, or to where a hand dropped it."""

from django.shortcuts import get_object_or_404, redirect

from applications.records.moves import Move
from applications.thread.order import move_in_thread


def thread_order(request, pk):
    attempt = get_object_or_404(request.user.attempts.select_related("company"), pk=pk)
    if request.method == "POST":
        move_in_thread(attempt, Move.sent(request.POST))
    return redirect(attempt)
