"""Draft: what somebody has typed into a form and not saved yet, kept so that no crash can take it."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from applications.records.models import owned_by

KEPT = timedelta(days=30)


class DraftQuerySet(models.QuerySet):
    def at(self, place: str):
        """Those that can still be offered."""
        return self.filter(place=place, saved_at__gt=timezone.now() - KEPT)

    def expired(self):
        return self.filter(saved_at__lte=timezone.now() - KEPT)

    def newest_first(self):
        return self.order_by("-saved_at", "-pk")

    def keep(self, owner, sitting, place: str, texts: dict[str, list[str]]) -> None:
        """Put what was typed in the place of what the same sitting kept before; nothing typed is no draft."""
        if not texts:
            self.filter(owner=owner, sitting=sitting).delete()
            return
        self.filter(owner=owner).expired().delete()
        draft = self.model(owner=owner, sitting=sitting, place=place, texts=texts)
        written = ["place", "texts", "saved_at"]
        self.bulk_create([draft], update_conflicts=True, unique_fields=["owner", "sitting"], update_fields=written)


class Draft(models.Model):
    """`place` is the address of a form without its query, `sitting` one form that was opened there: two tabs do not
    write over each other. `texts` are its fields as a browser sends them, `{"notes": ["…"]}`, with the record's
    identity among them: a form that takes a draft up is the same form again, and records once.

    It is no record of the history: it does not go out with it.
    """

    owner = owned_by("drafts")
    sitting = models.UUIDField(editable=False)
    place = models.CharField(max_length=200, editable=False)
    texts = models.JSONField(editable=False)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "sitting"], name="draft_once_per_sitting")]
        indexes = [models.Index(fields=["owner", "place", "-saved_at"], name="drafts_at_a_place")]

    def __str__(self) -> str:
        return f"draft at {self.place}"

    def said(self, name: str) -> Any:
        """The one value of a field; None where there is none."""
        return next(iter(self.texts.get(name, [])), None)
