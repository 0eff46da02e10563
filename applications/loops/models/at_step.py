"""What was asked, told or seen in an attempt: in a loop or round of it, as far as that is known."""

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from applications.attempts.models import CALLED_BY
from applications.records.models import RecordQuerySet

#: What is said of an attempt as a whole stands behind all of its steps.
AT_THE_END = Value(2**62, models.BigIntegerField())
#: By the attempt and the step it stands at, so that the order holds without any date.
IN_ORDER = (F("attempt__rank"), Coalesce("round__rank", "loop__rank", AT_THE_END), F("recorded_at"), F("pk"))
#: What one says of a place: the attempt by its number, the step by its name, its kind and when it was.
PLACE = (
    *(f"attempt__{column}" for column in ("rank", "began", *CALLED_BY)),
    *(f"loop__{column}" for column in ("rank", "name", "kind", "happened")),
    *(f"round__{column}" for column in ("rank", "name", "kind", "happened", "handed_in", "planned", "loop")),
)


def with_places(rows: models.QuerySet, *more: str) -> models.QuerySet:
    """With what one says of the attempt, loop and round of each, and no more of them than that and what is named."""
    own = [column.name for column in rows.model._meta.concrete_fields]
    return rows.select_related("attempt__company", "loop", "round").only(*own, *PLACE, *more)


class AtStepQuerySet(RecordQuerySet):
    def with_places(self):
        return with_places(self)

    def in_order(self):
        return self.order_by(*IN_ORDER)
