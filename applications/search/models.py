"""SearchDocument: what can be found of one record. It follows from the record and is no part of the history."""

from collections.abc import Collection
from itertools import batched

from django.db import models
from django.db.models.expressions import RawSQL

from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.fields.columns import FuzzyDateField
from applications.loops.models import Loop, Round
from applications.records.models import owned_by
from applications.search.words import newest_matching

#: Raised when texts are read or spelled otherwise than before: a migration then builds the index anew.
SPELLING = 1


def where(model: type[models.Model]) -> models.ForeignKey:
    """A link that neither keeps what it leads to nor goes with it."""
    return models.ForeignKey(
        model, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False, editable=False
    )


class SearchDocumentQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-id")

    def matching(self, expression: str, most: int, past: int = 0):
        """The newest that match an expression of the engine's own (see words.py), past so many."""
        sql, parameters = newest_matching(expression, most, past)
        return self.filter(pk__in=RawSQL(sql, parameters))  # noqa: S611  what was asked is among the parameters

    def keys_of(self, table: str, records: Collection[int]) -> dict[int, int]:
        """The keys of the documents of these records, by those of the records. A query for each 500."""
        found: dict[int, int] = {}
        for some in batched(records, 500):
            found |= self.filter(table=table, record__in=some).values_list("record", "pk")
        return found


class SearchDocument(models.Model):
    """`table` and `record` tell what it is of, `within` and `part_of` what that is a part of, by table and key.

    The key orders by the day on which the record was recorded (see documents.py). The words stand in `words.py`'s
    table under the same key.
    """

    id = models.BigIntegerField(primary_key=True)
    owner = owned_by("search_documents")
    table = models.CharField(max_length=40)
    record = models.BigIntegerField()
    company = where(Company)
    attempt = where(Attempt)
    loop = where(Loop)
    round = where(Round)
    within = models.CharField(max_length=40, blank=True)
    part_of = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40, blank=True)
    when = FuzzyDateField()
    year_recorded = models.PositiveSmallIntegerField()
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    spelling = models.PositiveSmallIntegerField(default=SPELLING)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "-id"], name="search_newest_first")]
        constraints = [models.UniqueConstraint(fields=["table", "record"], name="search_once_per_record")]

    def __str__(self) -> str:
        return self.title or self.table
