"""Offer: one offer, and its dated versions, by word and then in writing."""

from functools import cached_property

from django.db import models

from applications.attempts.models import CALLED_BY, Attempt, InThread
from applications.companies.models import Role
from applications.fields.columns import FuzzyDateField, NoteField
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.models import Fact, FactQuerySet, Record, RecordQuerySet, owned_by
from applications.thread.choices import Channel, OfferForm


class OfferQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("rank", "uuid")

    def newest_first(self):
        return self.order_by("-rank", "-uuid")

    def to_choose(self):
        """With what tells one from another, and no more."""
        named = [f"attempt__{column}" for column in CALLED_BY]
        found = self.select_related("attempt__company", "role")
        found = found.only("rank", *named, *(f"role__{column}" for column in ("title", "level", "team", "place")))
        first = OfferVersion.objects.filter(offer=models.OuterRef("pk")).values("made")[:1]
        return found.annotate(first_made=models.Subquery(first))


class Offer(Record, InThread):
    owner = owned_by("offers")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="offers", db_index=False)
    role = models.ForeignKey(Role, on_delete=models.SET_NULL, null=True, blank=True, related_name="offers")

    objects = OfferQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["attempt", "rank"], name="offers_of_attempt")]

    def __str__(self) -> str:
        return "Offer"

    def get_absolute_url(self) -> str:
        return self.attempt.get_absolute_url()

    @cached_property
    def first_made(self) -> FuzzyDate | None:
        """When it was made for the first time; read along with those `to_choose`."""
        return self.versions.values_list("made", flat=True).first()


class OfferVersion(Fact):
    owner = owned_by("offer_versions")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="versions")
    form = models.CharField(max_length=10, choices=OfferForm, blank=True)
    made = FuzzyDateField("when", blank=True)
    channel = models.CharField("how", max_length=20, choices=Channel, blank=True)
    level = models.CharField(max_length=100, blank=True)
    pay = models.CharField(max_length=300, blank=True)
    terms = NoteField(blank=True)
    words = models.TextField(blank=True)
    rank = models.BigIntegerField(editable=False)

    objects = FactQuerySet.as_manager()

    class Meta(Fact.Meta):
        ordering = ["rank", "uuid"]

    def __str__(self) -> str:
        return f"Offer {self.get_form_display()}".strip()

    def get_absolute_url(self) -> str:
        return f"{self.attempt.get_absolute_url()}#offer-{self.pk}"

    @property
    def attempt(self) -> Attempt:
        return self.offer.attempt

    @property
    def date(self):
        return self.made
