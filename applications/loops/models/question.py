"""Question: asked once or many times; each asking says how it went."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from applications.attempts.models import Attempt
from applications.companies.models import Topic
from applications.fields.columns import FuzzyDateField, NoteField
from applications.loops.models.at_step import AtStepQuerySet
from applications.loops.models.loop import Loop
from applications.loops.models.round import Round
from applications.records.models import Description, Fact, FactQuerySet, RecordQuerySet, owned_by
from applications.web.addresses import address_of


class Went(models.TextChoices):
    ANSWERED = "answered", "answered"
    PARTLY = "partly", "answered in part"
    MISSED = "missed", "missed"


class Recollection(models.TextChoices):
    KNEW = "knew", "knew it"
    NEARLY = "nearly", "nearly"
    NO = "no", "no"


def topics_by_name() -> models.Prefetch:
    """The topics of questions, to be read of all at once."""
    return models.Prefetch("topics", Topic.objects.only("name", "company").by_name())


class QuestionQuerySet(RecordQuerySet):
    def newest_first(self):
        return self.order_by("-recorded_at", "-pk")

    def saying(self, words: str):
        """Questions in whose words or notes these stand."""
        return self.filter(models.Q(words__icontains=words) | models.Q(notes__icontains=words))

    def shareable(self, on: datetime):
        """Those that may stand in what is shared at that moment; a date nobody can place keeps one back for good."""
        return self.filter(models.Q(is_confidential=False) | models.Q(confidential_until_latest__lt=on))


class Question(Description):
    """What they ask. One that is confidential never leaves in anything that is shared: for good or, where a date is
    named, until then. The caches say how it stands by all that happened to it, in the days of its owner's zone: from
    when on it is due, a round that brings it forward aside; when somebody last had a go at it; how often it was missed.
    """

    caches = ("due", "last_go", "missed")

    owner = owned_by("questions")
    words = models.TextField("the question")
    topics = models.ManyToManyField(Topic, blank=True, related_name="questions")
    is_confidential = models.BooleanField("confidential", default=False)
    confidential_until = FuzzyDateField("until", blank=True)
    notes = NoteField(blank=True)

    due = models.DateField(default=timezone.localdate, editable=False)
    last_go = models.DateField(null=True, editable=False)
    missed = models.PositiveIntegerField(default=0, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta(Description.Meta):
        indexes = [
            models.Index(fields=["owner", "due", "-missed", "id"], name="questions_by_day"),
            models.Index(fields=["owner", "-missed", "due", "id"], name="questions_to_drill"),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address_of("question", self.pk)

    def is_shareable(self, on: datetime) -> bool:
        """As `shareable` of the queryset."""
        until = self.confidential_until
        return not self.is_confidential or bool(until and until.latest and until.latest < on)

    @property
    def confidence(self) -> str:
        """The mark it bears: "confidential until 2027"; empty for none."""
        if not self.is_confidential:
            return ""
        return f"confidential until {self.confidential_until}" if self.confidential_until else "confidential"


#: The tone in which it is shown how a question went.
TONES = {Went.ANSWERED: "yes", Went.PARTLY: "wait", Went.MISSED: "no"}


class Asking(Description):
    """That a question was asked: where, how it went, what I said then and what I would say now."""

    owner = owned_by("askings")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="askings")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="askings")
    loop = models.ForeignKey(Loop, on_delete=models.SET_NULL, null=True, blank=True, related_name="askings")
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="askings")
    went = models.CharField("how it went", max_length=10, choices=Went, blank=True)
    said = NoteField("what you said", blank=True)
    would_say = NoteField("what you would say now", blank=True)

    objects = AtStepQuerySet.as_manager()

    class Meta(Description.Meta):
        indexes = [models.Index(fields=["owner", "-id"], name="askings_newest_first")]

    def __str__(self) -> str:
        return str(self.question)

    def get_absolute_url(self) -> str:
        return f"{self.question.get_absolute_url()}#asking-{self.pk}"

    @property
    def tone(self) -> str:
        return TONES.get(self.went, "")


class RecallQuerySet(FactQuerySet):
    def in_order(self):
        return self.order_by("recorded_at", "pk")


class Recall(Fact):
    """One go at a question in the drill, and whether one knew it."""

    owner = owned_by("recalls")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="recalls")
    result = models.CharField(max_length=10, choices=Recollection)
    recalled = FuzzyDateField("when", blank=True)

    objects = RecallQuerySet.as_manager()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.get_result_display()}: {self.question}"

    def get_absolute_url(self) -> str:
        return self.question.get_absolute_url()
