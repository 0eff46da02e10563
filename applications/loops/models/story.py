"""Story: something one did, ready to be told; each telling says where and how it landed."""

from django.db import models
from django.db.models.functions import Lower

from applications.attempts.models import Attempt
from applications.companies.models import Topic
from applications.fields.columns import NoteField
from applications.loops.models.at_step import AtStepQuerySet
from applications.loops.models.loop import Loop
from applications.loops.models.round import Round
from applications.records.models import Description, RecordQuerySet, owned_by
from applications.web.addresses import address_of


class Landed(models.TextChoices):
    WELL = "well", "well"
    SO_SO = "so_so", "so-so"
    BADLY = "badly", "badly"


class StoryQuerySet(RecordQuerySet):
    def by_title(self):
        return self.order_by("is_resting", Lower("title"), "pk")

    def active(self):
        return self.filter(is_resting=False)

    def saying(self, words: str):
        """Stories in whose title or parts the words stand."""
        columns = ("title", "situation", "task", "action", "result")
        said = [models.Q(**{f"{column}__icontains": words}) for column in columns]
        return self.filter(said[0] | said[1] | said[2] | said[3] | said[4])


class Story(Description):
    """Situation, task, action, result; with the topics and principles it shows."""

    owner = owned_by("stories")
    title = models.CharField(max_length=300)
    situation = NoteField(blank=True)
    task = NoteField(blank=True)
    action = NoteField(blank=True)
    result = NoteField(blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="stories")
    is_resting = models.BooleanField("resting", default=False)

    objects = StoryQuerySet.as_manager()

    class Meta(Description.Meta):
        verbose_name_plural = "stories"
        indexes = [models.Index("owner", "is_resting", Lower("title"), "id", name="stories_by_title")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("story", self.pk)


class Telling(Description):
    """That a story was told: in which round, to whom, and how it landed."""

    owner = owned_by("tellings")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="tellings")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="tellings")
    loop = models.ForeignKey(Loop, on_delete=models.SET_NULL, null=True, blank=True, related_name="tellings")
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="tellings")
    to_whom = models.CharField("to whom", max_length=300, blank=True)
    landed = models.CharField("how it landed", max_length=10, choices=Landed, blank=True)
    words = models.TextField("in your words", blank=True)
    is_deliberate = models.BooleanField("told again on purpose", null=True, blank=True)

    objects = AtStepQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return str(self.story)

    def get_absolute_url(self) -> str:
        return f"{self.story.get_absolute_url()}#telling-{self.pk}"
