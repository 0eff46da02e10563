"""Carry: a lesson taken into a loop or round; and its rehearsal."""

from uuid import uuid4

from django.db import models

from applications.attempts.models import Attempt
from applications.fields.columns import FuzzyDateField
from applications.lessons.models.lesson import Lesson
from applications.loops.models import Loop, Round
from applications.records.models import Description, Fact, FactQuerySet, RecordQuerySet, owned_by

#: So many lessons are taken along at most: what one has in mind beside all else.
MOST = 3


class CarryQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("recorded_at", "pk")

    def into(self, step: Attempt | Loop | Round):
        """Those taken into this loop, any round of it too, or into this round, of a loop also those taken into that; or
        into an attempt as a whole."""
        if isinstance(step, Attempt):
            return self.filter(attempt=step, loop=None, round=None)
        if isinstance(step, Loop):
            return self.filter(models.Q(loop=step, round=None) | models.Q(round__loop=step))
        whole = models.Q(loop=step.loop_id, round=None) if step.loop_id else models.Q(pk=None)
        return self.filter(models.Q(round=step) | whole)

    def with_reviews(self):
        """Says as `is_reviewed` whether the page before its step was gone through."""
        reviews = models.Q(round=models.OuterRef("round")) | models.Q(loop=models.OuterRef("loop"))
        reviews |= models.Q(loop=models.OuterRef("round__loop"))
        review = Attempt._meta.get_field("reviews").related_model
        return self.annotate(is_reviewed=models.Exists(review.objects.filter(reviews)))

    def with_answers(self):
        """Brings along the lesson, and says as `answer` what became of it in the step; None while nobody said."""
        sighting = self.model._meta.get_field("sightings").related_model
        answers = sighting.objects.filter(carry=models.OuterRef("pk")).current().order_by("-recorded_at", "-pk")
        return self.select_related("lesson").annotate(answer=models.Subquery(answers.values("kind")[:1]))


class Carry(Description):
    """Of a loop or a round, or of an attempt in which no step was known yet."""

    owner = owned_by("carries")
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="carries")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="carries")
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, null=True, blank=True, related_name="carries")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, null=True, blank=True, related_name="carries")

    objects = CarryQuerySet.as_manager()

    class Meta(Description.Meta):
        verbose_name_plural = "carries"

    def __str__(self) -> str:
        return str(self.lesson)

    def get_absolute_url(self) -> str:
        return self.lesson.get_absolute_url()

    @property
    def once(self) -> str:
        """The identity of the answer to be, so that one that is sent twice is recorded once."""
        return str(uuid4())

    @property
    def key(self) -> str:
        """How a choice names where it was taken: "round-5"."""
        return f"{self.into._meta.model_name}-{self.into.pk}"

    @property
    def into(self) -> Attempt | Loop | Round:
        return self.round or self.loop or self.attempt


class Manner(models.TextChoices):
    ALOUD = "aloud", "aloud"
    WRITTEN = "written", "in writing"
    MEMORY = "memory", "from memory"


class Rehearsal(Fact):
    """A plan that was gone through once, aloud, in writing or from memory; `words` are what was written."""

    owner = owned_by("rehearsals")
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="rehearsals")
    carry = models.ForeignKey(Carry, on_delete=models.SET_NULL, null=True, blank=True, related_name="rehearsals")
    manner = models.CharField("how", max_length=10, choices=Manner, blank=True)
    words = models.TextField(blank=True)
    rehearsed = FuzzyDateField("when", blank=True)

    objects = FactQuerySet.as_manager()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return f"Rehearsed: {self.lesson}"

    def get_absolute_url(self) -> str:
        return self.lesson.get_absolute_url()
