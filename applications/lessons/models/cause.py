"""Cause: one reason why it went as it did, with what speaks for it and who could have changed it."""

from django.db import models

from applications.attempts.models import Attempt
from applications.companies.models import Topic
from applications.lessons.models.post_mortem import PostMortem
from applications.loops.models import Round
from applications.records.models import Description, RecordQuerySet, owned_by


class Evidence(models.TextChoices):
    THEIR_WORDS = "their_words", "their words"
    SEEN = "seen", "I saw it"
    GUESS = "guess", "my guess"


class Control(models.TextChoices):
    MINE = "mine", "me"
    SHARED = "shared", "both of us"
    THEIRS = "theirs", "them"


class CauseQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("recorded_at", "pk")

    def of_skill(self):
        """Those that say something about what one can do: not what was theirs alone, such as a hiring freeze."""
        return self.exclude(control=Control.THEIRS)


class Cause(Description):
    """Of a post-mortem. What was theirs alone, such as a hiring freeze, counts in no figure about what one can do."""

    owner = owned_by("causes")
    post_mortem = models.ForeignKey(PostMortem, on_delete=models.CASCADE, related_name="causes")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="causes")
    words = models.CharField("the reason", max_length=500)
    evidence = models.CharField("what speaks for it", max_length=20, choices=Evidence, blank=True)
    control = models.CharField("who could change it", max_length=10, choices=Control, blank=True)
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, blank=True, related_name="causes")
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="causes")

    objects = CauseQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return self.post_mortem.get_absolute_url()
