"""Review: that the page before a loop or round was gone through, and what came back from memory."""

from django.db import models

from applications.attempts.models import Attempt
from applications.fields.columns import FuzzyDateField
from applications.loops.models import Loop, Round
from applications.loops.models.at_step import AtStepQuerySet
from applications.loops.models.question import Recollection
from applications.records.models import Description, owned_by
from applications.web.addresses import address_of


class Review(Description):
    """Of the page before a loop or a round: that it was used, whether with the past hidden, and how much of it one
    still had in mind before one looked."""

    owner = owned_by("reviews")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="reviews")
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, null=True, blank=True, related_name="reviews")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, null=True, blank=True, related_name="reviews")
    reviewed = FuzzyDateField("when", blank=True)
    is_fresh = models.BooleanField("started fresh", default=False)
    asked = models.CharField("what they asked or said", max_length=10, choices=Recollection, blank=True)
    tripped = models.CharField("what tripped you", max_length=10, choices=Recollection, blank=True)
    promised = models.CharField("what you promised yourself", max_length=10, choices=Recollection, blank=True)

    objects = AtStepQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return f"Review before {self.step}"

    def get_absolute_url(self) -> str:
        """The page that was gone through; of an attempt whose step was removed, the attempt."""
        if self.round_id:
            return address_of("round-briefing", self.round_id)
        return address_of("briefing", self.loop_id) if self.loop_id else self.attempt.get_absolute_url()

    @property
    def step(self) -> Attempt | Loop | Round:
        return self.round or self.loop or self.attempt
