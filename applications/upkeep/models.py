"""Removal: what was taken out of a history, kept whole for a while so that it can come back."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from applications.records.models import owned_by

KEPT = timedelta(days=30)
#: The tables of which two records can be made one; and what a removal is called in which the merged one lies.
MERGERS = {"companies": "merger", "lessons": "merger of lessons", "questions": "merger of questions"}
MERGED = {kind: table for table, kind in MERGERS.items()}


class RemovalQuerySet(models.QuerySet):
    def in_trash(self):
        """Not brought back, and not yet gone for good."""
        return self.filter(restored_at=None, removed_at__gt=timezone.now() - KEPT)

    def expired(self):
        return self.filter(removed_at__lte=timezone.now() - KEPT)

    def newest_first(self):
        return self.order_by("-removed_at", "-pk")

    def holding(self, table: str, key: int):
        """Those in which the row of a table lies."""
        return self.filter(**{f"contents__rows__{table}__has_key": str(key)})

    def without_contents(self):
        """For lists: what was removed may be much."""
        return self.defer("contents")


class Removal(models.Model):
    """`kind` is the table of the record that was removed, or one of `MERGED`; `record` its key; `contents` see
    contents.py.

    It keeps its row when it was brought back, emptied, so that "undo" pressed twice finds what it brought back.
    It is no record of the history: it does not go out with it.
    """

    owner = owned_by("removals")
    removed_at = models.DateTimeField(default=timezone.now, editable=False)
    restored_at = models.DateTimeField(null=True, editable=False)
    kind = models.CharField(max_length=40, editable=False)
    record = models.BigIntegerField(editable=False)
    title = models.CharField(max_length=200, editable=False)
    place = models.CharField("where it stood", max_length=200, blank=True, editable=False)
    along = models.CharField("what hung on it", max_length=300, blank=True, editable=False)
    contents = models.JSONField(default=dict, editable=False)

    objects = RemovalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "-removed_at"], name="removals_newest_first")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_merger(self) -> bool:
        return self.kind in MERGED

    @property
    def table(self) -> str:
        """The table of what was removed or merged."""
        return MERGED.get(self.kind, self.kind)

    @property
    def what(self) -> str:
        """What kind of record it was, in words; a table is called as its owner calls it."""
        tables: Any = self._meta.get_field("owner").related_model
        return str(tables._meta.get_field(self.table).related_model._meta.verbose_name)

    @property
    def gone_on(self) -> datetime:
        """From when it can no longer be brought back."""
        return self.removed_at + KEPT
