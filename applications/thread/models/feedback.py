"""Feedback: their words, kept as they were given."""

from django.db import models

from applications.attempts.models import Attempt
from applications.companies.models import Person, Topic
from applications.fields.columns import FuzzyDateField
from applications.loops.models import Loop, Round
from applications.records.models import Record, RecordQuerySet, owned_by
from applications.thread.models.facts import ThreadFact


class Feedback(ThreadFact):
    """On an attempt, or on one of its loops or rounds; also without or after a decision."""

    owner = owned_by("feedback")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="feedback", db_index=False)
    loop = models.ForeignKey(Loop, on_delete=models.SET_NULL, null=True, blank=True, related_name="feedback")
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="feedback")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="feedback")
    by = models.CharField("from whom", max_length=200, blank=True)
    given = FuzzyDateField("when", blank=True)
    is_quoted = models.BooleanField("word for word", null=True, blank=True)
    words = models.TextField("their words")

    class Meta(ThreadFact.Meta):
        verbose_name_plural = "feedback"
        indexes = [models.Index(fields=["attempt", "rank"], name="feedback_of_attempt")]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return f"{self.attempt.get_absolute_url()}#feedback-{self.pk}"

    @property
    def date(self):
        return self.given

    @property
    def source_name(self) -> str:
        return str(self.person) if self.person else self.by


class FeedbackPoint(Record):
    """One point of their feedback: what it was about, and whether it was good."""

    owner = owned_by("feedback_points")
    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="points")
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, blank=True, related_name="points")
    is_good = models.BooleanField("good", null=True, blank=True)
    words = models.CharField(max_length=500, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        pass

    def __str__(self) -> str:
        return self.words or str(self.topic)
