"""Decision: how an attempt ended, who said so, and when it was learned."""

from django.db import models

from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome, Stage, tone_of
from applications.companies.models import Role
from applications.fields.columns import FuzzyDateField
from applications.records.models import owned_by
from applications.thread.choices import DECISIONS, Channel, DecidedBy
from applications.thread.models.facts import ThreadFact


class Decision(ThreadFact):
    owner = owned_by("decisions")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="decisions", db_index=False)
    kind = models.CharField("how it ended", max_length=20, choices=DECISIONS)
    decided_by = models.CharField("who decided", max_length=20, choices=DecidedBy, blank=True)
    stage = models.PositiveSmallIntegerField("at which stage", choices=Stage, null=True, blank=True)
    role = models.ForeignKey(Role, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    reason = models.TextField(blank=True)
    decided = FuzzyDateField("decided on", blank=True)
    learned = FuzzyDateField("learned on", blank=True)
    learned_how = models.CharField("how you learned", max_length=20, choices=Channel, blank=True)
    words = models.TextField("their words, or yours", blank=True)
    what_expired = models.CharField(max_length=200, blank=True)
    rival_attempt = models.ForeignKey(
        Attempt, on_delete=models.SET_NULL, null=True, blank=True, related_name="decided", verbose_name="because of"
    )
    rival_offer = models.ForeignKey(
        "Offer", on_delete=models.SET_NULL, null=True, blank=True, related_name="decided", verbose_name="offer"
    )

    class Meta(ThreadFact.Meta):
        indexes = [models.Index(fields=["attempt", "rank"], name="decisions_of_attempt")]

    def __str__(self) -> str:
        return Outcome(self.kind).label.capitalize()

    def get_absolute_url(self) -> str:
        return f"{self.attempt.get_absolute_url()}#decision-{self.pk}"

    @property
    def date(self):
        return self.decided or self.learned

    @property
    def tone(self) -> str:
        return tone_of(self.kind)
