"""Sighting: what became of a lesson in a later round; and the dated end of a lesson's life."""

from django.db import models

from applications.attempts.models import Attempt
from applications.fields.columns import FuzzyDateField
from applications.lessons.models.carry import Carry
from applications.lessons.models.lesson import Lesson
from applications.loops.models import Loop, Round
from applications.loops.models.at_step import IN_ORDER
from applications.records.models import Fact, FactQuerySet, owned_by


class Sight(models.TextChoices):
    HELD = "held", "held: the cue came, and you did it"
    AGAIN = "again", "happened again: the cue came, and you did not do it"
    NO_CUE = "no_cue", "the cue did not come"
    LEFT_ASIDE = "left_aside", "left aside on purpose"


class SightingQuerySet(FactQuerySet):
    def in_order(self):
        return self.order_by(*IN_ORDER)


class Sighting(Fact):
    """Evidence from a later round, loop or attempt of whether a lesson was needed, and whether it was followed."""

    owner = owned_by("sightings")
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="sightings")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="sightings")
    loop = models.ForeignKey(Loop, on_delete=models.SET_NULL, null=True, blank=True, related_name="sightings")
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="sightings")
    carry = models.ForeignKey(Carry, on_delete=models.SET_NULL, null=True, blank=True, related_name="sightings")
    kind = models.CharField("what became of it", max_length=20, choices=Sight)
    words = models.TextField("in your words", blank=True)
    seen = FuzzyDateField("when", blank=True)

    objects = SightingQuerySet.as_manager()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.short}: {self.lesson}"

    def get_absolute_url(self) -> str:
        return self.lesson.get_absolute_url()

    @property
    def short(self) -> str:
        """ "Held", "Happened again"."""
        return self.get_kind_display().partition(":")[0].capitalize()

    @property
    def about(self) -> Attempt | Loop | Round:
        return self.round or self.loop or self.attempt


class Retirement(Fact):
    """The decision that a lesson has done its work. It stands until it is removed, or until it happens again."""

    owner = owned_by("retirements")
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="retirements")
    retired = FuzzyDateField("when", blank=True)
    words = models.TextField("why", blank=True)

    objects = FactQuerySet.as_manager()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return f"Retired: {self.lesson}"

    def get_absolute_url(self) -> str:
        return self.lesson.get_absolute_url()
