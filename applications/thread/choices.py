"""The words for what happens in a thread."""

from django.db import models

from applications.attempts.stages import Outcome


class Act(models.TextChoices):
    CONTACTED = "contacted", "made contact"
    APPLIED = "applied", "applied"
    ACKNOWLEDGED = "acknowledged", "acknowledged"
    INVITED = "invited", "invited"
    AGREED = "agreed", "said yes"
    ASKED = "asked", "asked"
    ANSWERED = "answered", "answered"
    TOLD_THEM = "told_them", "told them"
    TOLD_ME = "told_me", "told me"
    ADVANCED = "advanced", "took it further"
    FOLLOWED_UP = "followed_up", "followed up"
    SCHEDULED = "scheduled", "set a date"
    RESCHEDULED = "rescheduled", "moved the date"
    HANDED_IN = "handed_in", "handed in"
    SKIPPED = "skipped", "skipped a step"
    ON_HOLD = "on_hold", "put it on hold"
    ROLE_CHANGED = "role_changed", "changed the role"
    LEVEL_CHANGED = "level_changed", "changed the level"
    REOPENED = "reopened", "reopened it"
    PREPARED = "prepared", "prepared"
    FELT = "felt", "felt"
    NOTED = "noted", "noted"


class Channel(models.TextChoices):
    CALL = "call", "by phone"
    EMAIL = "email", "by e-mail"
    MESSAGE = "message", "by message"
    PORTAL = "portal", "on the portal"
    IN_PERSON = "in_person", "in person"
    LETTER = "letter", "by letter"


class DecidedBy(models.TextChoices):
    THEM = "them", "them"
    ME = "me", "me"
    CIRCUMSTANCES = "circumstances", "circumstances"
    NOBODY = "nobody", "nobody"


# Every outcome but the computed one can be decided.
DECISIONS = [choice for choice in Outcome.choices if choice[0] != Outcome.OFFER]


class OfferForm(models.TextChoices):
    VERBAL = "verbal", "by word"
    WRITTEN = "written", "in writing"


class TermKind(models.TextChoices):
    ASSESSMENT_DUE = "assessment_due", "assessment due"
    ANSWER_DUE = "answer_due", "answer due"
    APPLICATION_DEADLINE = "application_deadline", "application deadline"
    OFFER_OPEN = "offer_open", "offer open until"
    RESULT_VALID = "result_valid", "result valid until"
    REAPPLY_FROM = "reapply_from", "may reapply from"
    PERMIT = "permit", "permit"
    OTHER = "other", "term"


class SaidBy(models.TextChoices):
    RECRUITER = "recruiter", "the recruiter"
    POLICY_PAGE = "policy_page", "a policy page"
    HEARSAY = "hearsay", "hearsay"
    MY_CHOICE = "my_choice", "my own choice"
