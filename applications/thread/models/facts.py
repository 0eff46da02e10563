"""What all facts of a thread share."""

from django.urls import reverse

from applications.attempts.models import Attempt, InThread
from applications.companies.models import Company
from applications.records.models import Fact, FactQuerySet


class ThreadFactQuerySet(FactQuerySet):
    def in_order(self):
        return self.order_by("rank", "uuid")


class ThreadFact(Fact, InThread):
    objects = ThreadFactQuerySet.as_manager()

    class Meta(Fact.Meta):
        abstract = True


def page_of(attempt: Attempt | None, company: Company | None) -> str:
    """Where what belongs to an attempt, to a company as a whole, or to neither is read."""
    if attempt:
        return attempt.get_absolute_url()
    return reverse("company-event-list", args=[company.pk]) if company else reverse("event-list")
