"""Table of contents: the nouns, in the order in which they know each other."""

from applications.accounts.models import User
from applications.attempts.models import Attempt, Document
from applications.companies.models import Company, Person, Role, Topic
from applications.drafts.models import Draft
from applications.lessons.models import Lesson, PostMortem, Preparation, PreparationCount, Reflection
from applications.loops.models import Involvement, Loop, Round, SelfRating
from applications.records.deeds import Deed
from applications.records.models import Version
from applications.thread.models import Decision, Event, Feedback, FeedbackPoint, Offer, OfferVersion, Term
from applications.upkeep.models import Removal

__all__ = [
    "Attempt",
    "Company",
    "Decision",
    "Deed",
    "Document",
    "Draft",
    "Event",
    "Feedback",
    "FeedbackPoint",
    "Involvement",
    "Lesson",
    "Loop",
    "Offer",
    "OfferVersion",
    "Person",
    "PostMortem",
    "Preparation",
    "PreparationCount",
    "Reflection",
    "Removal",
    "Role",
    "Round",
    "SelfRating",
    "Term",
    "Topic",
    "User",
    "Version",
]
