"""The forms for facts: what happened, what they said, what they offered, what has an end, and how it ended."""

from applications.thread.forms.decision import DecisionForm
from applications.thread.forms.event import EventForm
from applications.thread.forms.feedback import FeedbackForm
from applications.thread.forms.offer import OfferVersionForm
from applications.thread.forms.outcome import OutcomeForm
from applications.thread.forms.plans import CancellationForm, ReschedulingForm
from applications.thread.forms.reopening import ReopeningForm
from applications.thread.forms.role_change import RoleChangeForm
from applications.thread.forms.term import TermForm

__all__ = [
    "CancellationForm",
    "DecisionForm",
    "EventForm",
    "FeedbackForm",
    "OfferVersionForm",
    "OutcomeForm",
    "ReopeningForm",
    "ReschedulingForm",
    "RoleChangeForm",
    "TermForm",
]
