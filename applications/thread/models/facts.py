"""What all facts of a thread share."""

from applications.attempts.models import InThread
from applications.records.models import Fact, FactQuerySet


class ThreadFactQuerySet(FactQuerySet):
    def in_order(self):
        return self.order_by("rank", "uuid")


class ThreadFact(Fact, InThread):
    objects = ThreadFactQuerySet.as_manager()

    class Meta(Fact.Meta):
        abstract = True
