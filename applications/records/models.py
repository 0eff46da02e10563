"""What every record has: an owner, a lasting identity, the moment it was recorded and where it came from."""

import hashlib
import json
import uuid
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from applications.records.capture import capturing, note_added, remember
from applications.records.noticing import in_one_go, notice_added, notice_changed, notice_corrected, says_nothing
from applications.records.values import content_fields, values_of


def owned_by(related_name: str) -> models.ForeignKey:
    """The owner of a record, reached from the other side as `user.<related_name>`."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name=related_name, editable=False, db_index=False
    )


class RecordQuerySet(models.QuerySet):
    """Reads what the rows of one page share in one query instead of one query a row; what it updates can be undone."""

    def update(self, **values):
        remember(self, values)
        if says_nothing(self.model, values):
            return super().update(**values)
        with in_one_go():
            notice_changed(self.model, self.order_by().values_list("pk", flat=True))
            return super().update(**values)

    def bulk_create(self, *args, **kwargs):
        with in_one_go():
            records = super().bulk_create(*args, **kwargs)
            notice_added(records)
        for record in records:
            note_added(record)
        return records

    def delete(self):
        """What a person removes goes to the trash (`upkeep.removal`); nothing else of a history is deleted."""
        if capturing():
            raise RuntimeError("What is deleted in an action cannot be undone. Remove it to the trash instead.")
        with in_one_go():
            notice_corrected(self.model, self.order_by().values_list("pk", flat=True))
            return super().delete()

    def _raw_delete(self, using):
        with in_one_go():
            notice_corrected(self.model, self.order_by().values_list("pk", flat=True))
            return super()._raw_delete(using)

    @classmethod
    def as_manager(cls):
        class RecordManager(models.Manager.from_queryset(cls)):
            def get_queryset(self):
                return super().get_queryset().fetch_mode(models.FETCH_PEERS)

        return RecordManager()


class Record(models.Model):
    """One row of somebody's history. `caches` names columns computed from other records; what `outlasts_undo` is
    written beside the action that brings it about, and stays when that is undone."""

    caches: tuple[str, ...] = ()
    outlasts_undo = False

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    source = models.CharField(max_length=200, blank=True, editable=False)
    source_text = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["owner", "uuid"], name="%(class)s_uuid_once_per_owner")]

    def save(self, *args, **kwargs):
        """Save it, in a way that can be undone (see `doing`)."""
        names = kwargs.get("update_fields")
        if not (is_new := self._state.adding):
            remember(type(self)._base_manager.filter(pk=self.pk), names, self)
        with in_one_go():
            super().save(*args, **kwargs)
            if is_new:
                notice_added([self])
            elif not says_nothing(type(self), names):
                notice_changed(type(self), [self.pk])
        if is_new:
            note_added(self)

    @property
    def mark(self) -> str:
        """Differs as soon as the record says something else; what a form carries to notice that it was changed."""
        return hashlib.sha256(json.dumps(values_of(self), sort_keys=True).encode()).hexdigest()[:16]

    def as_it_stands(self) -> "Record | None":
        """The record as the database has it now; None if it is gone."""
        return type(self)._base_manager.filter(pk=self.pk).first()

    def revise(self) -> None:
        """Save what was changed of a record that has no earlier versions."""
        self.save()


class FactQuerySet(RecordQuerySet):
    def current(self):
        """Leaves out what a later fact corrects."""
        return self.filter(correction__isnull=True)


class Fact(Record):
    """Appended, never changed: a correction is a new fact that names the one it corrects."""

    corrects = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, blank=True, editable=False, related_name="correction"
    )

    class Meta(Record.Meta):
        abstract = True

    @property
    def mark(self) -> str:
        return str(self.pk)

    @property
    def latest(self) -> "Fact":
        """The last correction of this fact; itself if nothing corrects it."""
        last: Any = self
        while correction := getattr(last, "correction", None):
            last = correction
        return last

    def as_it_stands(self) -> "Fact | None":
        read: Any = super().as_it_stands()
        return read and read.latest

    def correction_to_be(self) -> "Fact":
        """A new fact that says the same, in the same place, and corrects this one."""
        said = {
            name: getattr(self, name)
            for field in content_fields(type(self))
            if field.name not in ("uuid", "recorded_at", "source", "source_text", "corrects")
            for name in [field.name if field.is_relation and field.is_cached(self) else field.attname]
        }
        return type(self)(owner=self.owner, corrects=self, **said)


class Conflict(Exception):
    """The record was saved elsewhere since it was read. `latest` is what stands now."""

    def __init__(self, latest: "Record") -> None:
        super().__init__("This was changed elsewhere in the meantime.")
        self.latest = latest


class Description(Record):
    """Edited in place, with every earlier version kept."""

    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta(Record.Meta):
        abstract = True

    @property
    def mark(self) -> str:
        return str(self.revision)

    @transaction.atomic
    def revise(self) -> None:
        """Save changed fields and keep the values they replace. Raises `Conflict` if somebody saved since."""
        before = type(self).objects.select_for_update().get(pk=self.pk)
        if before.revision != self.revision:
            raise Conflict(before)
        Version.objects.create(
            owner_id=self.owner_id, table=self._meta.model_name, record=self.uuid, values=values_of(before)
        )
        self.revision += 1
        self.save(update_fields=self.own_columns())

    @classmethod
    def own_columns(cls) -> list[str]:
        """All columns but the caches, which others write meanwhile."""
        return [
            field.name
            for field in cls._meta.concrete_fields
            if not field.primary_key and not field.generated and field.name not in cls.caches
        ]


class Version(Record):
    """What a description said before it was edited."""

    owner = owned_by("versions")
    table = models.CharField(max_length=40, editable=False)
    record = models.UUIDField(editable=False)
    values = models.JSONField(editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["owner", "record", "recorded_at"], name="version_of_record")]

    def __str__(self) -> str:
        return f"{self.table} as it was before {self.recorded_at:%Y-%m-%d %H:%M}"
