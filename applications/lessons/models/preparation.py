"""Preparation: what I did between attempts, tied to none of them."""

from django.db import models

from applications.attempts.counted import Counted
from applications.companies.models import Topic
from applications.fields.columns import FuzzyDateField, NoteField
from applications.lessons.models.lesson import Lesson
from applications.records.models import Description, Record, RecordQuerySet, owned_by
from applications.web.addresses import address_of


class PreparationKind(models.TextChoices):
    CERTIFICATE = "certificate", "certificate"
    COURSE = "course", "course"
    PROJECT = "project", "project"
    PRACTICE = "practice", "practice"
    MOCK = "mock", "mock interview"
    READING = "reading", "reading"
    STUDY_GROUP = "study_group", "study group"
    NOTES = "notes", "my own notes"
    OTHER = "other", "other"


class PreparationQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("rank", "uuid")

    def newest_first(self):
        return self.order_by("-rank", "-uuid")

    def saying(self, words: str):
        """Preparation in whose title or notes the words stand."""
        return self.filter(models.Q(title__icontains=words) | models.Q(notes__icontains=words))


class Preparation(Description):
    """Its rank lies among the owner's attempts, which tells between which of them it was done."""

    owner = owned_by("preparation")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=PreparationKind, blank=True)
    started = FuzzyDateField("from", blank=True)
    ended = FuzzyDateField("until", blank=True)
    hours = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    counting = models.CharField("what is counted", max_length=100, blank=True, help_text="Such as “problems solved”.")
    notes = NoteField(blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="preparation")
    lessons = models.ManyToManyField(Lesson, blank=True, related_name="preparation")
    rank = models.BigIntegerField(editable=False)

    objects = PreparationQuerySet.as_manager()

    class Meta(Description.Meta):
        verbose_name_plural = "preparation"
        indexes = [models.Index(fields=["owner", "rank"], name="preparation_in_order")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("preparation", self.pk)

    @property
    def date(self):
        return self.started or self.ended

    @property
    def took(self) -> str:
        """From when until when, as far as it is known: "2019 to May 2020", "until 2016", or ""."""
        if self.started and self.ended:
            return f"{self.started} to {self.ended}" if str(self.started) != str(self.ended) else str(self.started)
        return f"until {self.ended}" if self.ended else str(self.started or "")


class PreparationCount(Record, Counted):
    """What a counter stood at on a day: "under 100", then 200, then 1,000."""

    owner = owned_by("preparation_counts")
    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="counts")
    counted = FuzzyDateField("when", blank=True)
    rank = models.BigIntegerField(editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["rank", "uuid"]

    def __str__(self) -> str:
        return self.count

    def get_absolute_url(self) -> str:
        return self.preparation.get_absolute_url()
