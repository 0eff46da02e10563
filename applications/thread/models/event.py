"""Event: who did what, in an attempt, at a company, or in my own life."""

from django.db import models

from applications.attempts.models import Attempt
from applications.companies.models import Company, Person, Role
from applications.fields.columns import FuzzyDateField
from applications.loops.choices import Party
from applications.loops.models import Loop, Round
from applications.records.models import owned_by
from applications.thread.choices import Act, Channel
from applications.thread.models.facts import ThreadFact, page_of


class Event(ThreadFact):
    """Stands in an attempt's thread or, without one, on a company or on the owner alone."""

    owner = owned_by("events")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    attempt = models.ForeignKey(
        Attempt, on_delete=models.CASCADE, null=True, blank=True, related_name="events", db_index=False
    )
    actor = models.CharField("who", max_length=10, choices=Party, blank=True)
    act = models.CharField("what", max_length=20, choices=Act, blank=True)
    role = models.ForeignKey(Role, on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    loop = models.ForeignKey(Loop, on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    offer = models.ForeignKey("Offer", on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    term = models.ForeignKey("Term", on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    channel = models.CharField("how", max_length=20, choices=Channel, blank=True)
    happened = FuzzyDateField("when", blank=True)
    words = models.TextField("what was said or done", blank=True)

    class Meta(ThreadFact.Meta):
        indexes = [models.Index(fields=["attempt", "rank"], name="events_of_attempt")]

    def __str__(self) -> str:
        return self.words or self.get_act_display() or "Something happened"

    def get_absolute_url(self) -> str:
        return f"{page_of(self.attempt, self.company)}#event-{self.pk}"

    @property
    def date(self):
        return self.happened

    @property
    def is_human_contact(self) -> bool:
        """Something a person there did: what silence is counted from. Where it belongs to a step and has no day of its
        own, it is the step that counts."""
        is_beside_a_step = not self.happened and (self.round_id or self.loop_id)
        return self.actor == Party.THEM and self.act not in (Act.NOTED, Act.FELT) and not is_beside_a_step
