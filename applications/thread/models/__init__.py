"""What happened, in order: facts, appended and corrected, never overwritten."""

from applications.thread.models.decision import Decision
from applications.thread.models.event import Event
from applications.thread.models.feedback import Feedback, FeedbackPoint
from applications.thread.models.offer import Offer, OfferVersion
from applications.thread.models.term import Term

__all__ = ["Decision", "Event", "Feedback", "FeedbackPoint", "Offer", "OfferVersion", "Term"]
