"""What was asked, told or seen in an attempt: in a loop or round of it, as far as that is known."""

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from applications.records.models import RecordQuerySet

#: What is said of an attempt as a whole stands behind all of its steps.
AT_THE_END = Value(2**62, models.BigIntegerField())
#: By the attempt and the step it stands at, so that the order holds without any date.
IN_ORDER = (F("attempt__rank"), Coalesce("round__rank", "loop__rank", AT_THE_END), F("recorded_at"), F("pk"))


class AtStepQuerySet(RecordQuerySet):
    def with_places(self):
        """With the attempt, loop and round of each, without what is written at length of them."""
        places = self.select_related("attempt__company", "loop", "round")
        return places.defer("attempt__notes", "loop__notes", "round__notes", "attempt__company__notes")

    def in_order(self):
        return self.order_by(*IN_ORDER)
