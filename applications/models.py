"""Table of contents: the nouns, in the order in which they know each other."""

from applications.accounts.models import User
from applications.attempts.models import Attempt, Document
from applications.companies.models import Company, Person, Role, Topic
from applications.dashboard.models import PutOff
from applications.drafts.models import Draft
from applications.lessons.models import (
    Carry,
    Cause,
    Lesson,
    PostMortem,
    Preparation,
    PreparationCount,
    Reflection,
    Rehearsal,
    Retirement,
    Review,
    Sighting,
)
from applications.loops.models import (
    Asking,
    Forecast,
    Involvement,
    Loop,
    Question,
    Recall,
    Round,
    Seal,
    SelfRating,
    Story,
    Telling,
)
from applications.loops.questions import keeping as keeping  # heard by nobody else until a page is asked for
from applications.records.deeds import Deed
from applications.records.models import Version
from applications.search.models import SearchDocument
from applications.thread.models import Decision, Event, Feedback, FeedbackPoint, Offer, OfferVersion, Term
from applications.upkeep.models import Removal

__all__ = [
    "Asking",
    "Attempt",
    "Carry",
    "Cause",
    "Company",
    "Decision",
    "Deed",
    "Document",
    "Draft",
    "Event",
    "Feedback",
    "FeedbackPoint",
    "Forecast",
    "Involvement",
    "Lesson",
    "Loop",
    "Offer",
    "OfferVersion",
    "Person",
    "PostMortem",
    "Preparation",
    "PreparationCount",
    "PutOff",
    "Question",
    "Recall",
    "Reflection",
    "Rehearsal",
    "Removal",
    "Retirement",
    "Review",
    "Role",
    "Round",
    "Seal",
    "SearchDocument",
    "SelfRating",
    "Sighting",
    "Story",
    "Telling",
    "Term",
    "Topic",
    "User",
    "Version",
]
