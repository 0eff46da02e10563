"""Recording their words."""

from applications.attempts.finding import attempt_of
from applications.records.pages import record_page
from applications.thread.forms import FeedbackForm
from applications.thread.models import Feedback
from applications.thread.views.places import back_from, fact_of, step_in
from applications.web.forms import posted


def feedback_new(request, pk):
    attempt = attempt_of(request.user, pk)
    feedback = Feedback(owner=request.user, attempt=attempt, **step_in(request, attempt))
    form = FeedbackForm(posted(request), instance=feedback)
    return record_page(request, form, "Their words", back_from(feedback), lambda _: "Their words recorded.")


def feedback_correct(request, pk):
    feedback = fact_of(request, "feedback", pk)
    form = FeedbackForm(posted(request), corrects=feedback)
    return record_page(request, form, "Correct their words", back_from(feedback), lambda _: "Their words corrected.")
