"""Deed: what somebody did last, with what it takes to undo it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from applications.records.capture import Capture
from applications.records.models import owned_by
from applications.web.addresses import address_of

KEPT = timedelta(days=1)
#: So often what is past undoing is deleted in passing; whatever is left goes when the server starts.
SWEPT_EVERY = 16


class DeedQuerySet(models.QuerySet):
    def expired(self):
        return self.filter(done_at__lte=timezone.now() - KEPT)

    def last_done(self) -> "Deed | None":
        """The last thing that was done and still stands, unless it is too long ago."""
        deeds: Any = self.filter(undone_at=None, done_at__gt=timezone.now() - KEPT)
        return deeds.order_by("pk").last()

    def next_again(self) -> "Deed | None":
        """What was undone last and can be done again, as long as nothing was done since."""
        last = self.filter(undone_at=None).order_by("pk").last()
        undone: Any = self.filter(undone_at__gt=timezone.now() - KEPT, pk__gt=last.pk if last else 0)
        found = undone.order_by("undone_at").last()
        return found if found and found.again else None


class Deed(models.Model):
    """`changes` is what `Capture` noticed, with the `page` to go back to where that is none of what was changed; or
    `removal` with the key of what was removed, or `restoration` with the keys of what came back. Once it is undone,
    `again` is what does it again, if anything can.

    `once` is the mark of the request that did it, by which it is known if it comes again. It is no record of the
    history: it does not go out with it, and is gone after a day.
    """

    owner = owned_by("deeds")
    done_at = models.DateTimeField(default=timezone.now, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)
    sentence = models.CharField(max_length=300, editable=False)
    changes = models.JSONField(default=dict, editable=False)
    again = models.JSONField(default=dict, editable=False)
    once = models.UUIDField(null=True, editable=False)

    objects = DeedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "-id"], name="deeds_last_first")]

    def __str__(self) -> str:
        return self.sentence

    def address_to_turn(self) -> str:
        """Where it is undone or, once it is, done again; "" where that cannot be."""
        if self.undone_at is None:
            return address_of("deed-undo", self.pk)
        return address_of("deed-redo", self.pk) if self.again else ""

    @classmethod
    def keep(
        cls, owner: Any, sentence: str, capture: Capture, once: UUID | None = None, page: str = ""
    ) -> "Deed | None":
        """Keep what was done, if anything was."""
        changes = capture.as_json()
        return cls.note(owner, sentence, changes | ({"page": page} if page else {}), once) if changes else None

    @classmethod
    def note(cls, owner: Any, sentence: str, changes: dict[str, Any], once: UUID | None = None) -> "Deed":
        deed = cls.objects.create(owner=owner, sentence=sentence[:300], changes=changes, once=once)
        if deed.pk % SWEPT_EVERY == 0:
            owner.deeds.expired().delete()
        return deed


def address_to_undo(deed: Deed | None) -> str:
    """What a toast offers; nothing where nothing was done."""
    return deed.address_to_turn() if deed else ""
