"""The words for what a loop or a round can be."""

from django.db import models


class LoopKind(models.TextChoices):
    ONSITE = "onsite", "onsite loop"
    VIRTUAL = "virtual", "virtual loop"
    FINAL = "final", "final loop"
    ADD_ON = "add_on", "add-on loop"
    SCREENING = "screening", "screening loop"
    OTHER = "other", "loop"


class State(models.TextChoices):
    """Empty means that it is not known; a step whose state is not known is taken to have been held."""

    PLANNED = "planned", "planned"
    HELD = "held", "held"
    CANCELLED = "cancelled", "cancelled"
    NO_SHOW = "no_show", "no-show"
    NOT_HELD = "not_held", "not held"


class Result(models.TextChoices):
    PENDING = "pending", "no word yet"
    PASSED = "passed", "passed"
    NOT_PASSED = "not_passed", "not passed"
    HOLD = "hold", "on hold"
    MIXED = "mixed", "mixed"


class Party(models.TextChoices):
    ME = "me", "I"
    THEM = "them", "they"
    NOBODY = "nobody", "nobody"


class Medium(models.TextChoices):
    PHONE = "phone", "phone"
    VIDEO = "video", "video"
    IN_PERSON = "in_person", "in person"
    CHAT = "chat", "chat"
    ALONE = "alone", "on one's own"


class Capacity(models.TextChoices):
    RECRUITER = "recruiter", "recruiter"
    SOURCER = "sourcer", "sourcer"
    INTERVIEWER = "interviewer", "interviewer"
    HIRING_MANAGER = "hiring_manager", "hiring manager"
    REFERRER = "referrer", "referrer"
    SHADOW = "shadow", "shadow"
