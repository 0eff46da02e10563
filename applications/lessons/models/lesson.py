"""Lesson: one sentence of advice to a friend who walks into the same room."""

from django.db import models

from applications.attempts.models import Attempt
from applications.companies.models import Topic
from applications.fields.columns import FuzzyDateField
from applications.loops.models import Loop, Round
from applications.records.models import Description, RecordQuerySet, owned_by


class Direction(models.TextChoices):
    CHANGE = "change", "change"
    KEEP = "keep", "keep"


class Lesson(Description):
    """Advice with an if-then plan, linked to the attempts, loops and rounds it came from."""

    owner = owned_by("lessons")
    advice = models.CharField(max_length=500)
    cue = models.CharField("if", max_length=300, blank=True)
    response = models.CharField("then", max_length=300, blank=True)
    direction = models.CharField("change or keep", max_length=10, choices=Direction, blank=True)
    learned = FuzzyDateField("learned on", blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="lessons")
    attempts = models.ManyToManyField(Attempt, blank=True, related_name="lessons")
    loops = models.ManyToManyField(Loop, blank=True, related_name="lessons")
    rounds = models.ManyToManyField(Round, blank=True, related_name="lessons")

    objects = RecordQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return self.advice
