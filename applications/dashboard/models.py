"""PutOff: something that somebody does not want to see on the first page, until a moment or for good."""

from django.db import models
from django.utils import timezone

from applications.records.models import owned_by


class Kind(models.TextChoices):
    """What a line of the first page is about. Its key is that of a term, a round, a loop, an attempt, a lesson or a
    question."""

    TERM = "term", "a term"
    DEBRIEF = "debrief", "a debrief"
    ROUND = "round", "how a round went"
    LOOP = "loop", "how a loop went"
    AWAITED = "awaited", "an answer"
    LESSON = "lesson", "a lesson"
    QUESTION = "question", "a question"


class PutOff(models.Model):
    """`thing` is how a page names it: `term-12`. Without `until` it was dismissed.

    It is a preference of the page and no record of the history: it does not go out with it.
    """

    owner = owned_by("put_offs")
    kind = models.CharField(max_length=10, choices=Kind, editable=False)
    key = models.BigIntegerField(editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    until = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind", "key"], name="put_off_once")]

    def __str__(self) -> str:
        return self.thing

    @property
    def thing(self) -> str:
        return f"{self.kind}-{self.key}"
