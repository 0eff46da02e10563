"""Lesson: one sentence of advice to a friend who walks into the same room."""

from django.db import models
from django.db.models.functions import Lower

from applications.attempts.models import Attempt
from applications.companies.models import Topic
from applications.fields.columns import FuzzyDateField
from applications.loops.models import Loop, Round
from applications.records.models import Description, RecordQuerySet, owned_by
from applications.web.addresses import address_of

# What one says of an origin: the attempt by its number, the step by its name and date. Notes stay where they are.
ATTEMPT = ("number", "began", "company__name", "count_words", "count_least", "count_most")
STEP = ("name", "kind", "happened", "rank", *(f"attempt__{name}" for name in ("rank", *ATTEMPT)))

#: The order of the ledger, and how many of it are looked through where all of them would take too long.
BY_STATE, FOREMOST = ("state", "-recorded_at", "-pk"), 250


class Direction(models.TextChoices):
    CHANGE = "change", "change"
    KEEP = "keep", "keep"


class State(models.IntegerChoices):
    """Numbered in the order in which the ledger tells them."""

    RECURRED = 1, "recurs"
    NEW = 2, "new"
    PRACTISING = 3, "practising"
    TESTED = 4, "tested"
    HOLDING = 5, "holding"
    RETIRED = 6, "retired"

    @property
    def key(self) -> str:
        """As addresses name it."""
        return self.name.lower()

    @property
    def tone(self) -> str:
        return {State.RECURRED: "no", State.HOLDING: "yes", State.RETIRED: "ended"}.get(self, "wait")


class LessonQuerySet(RecordQuerySet):
    def newest_first(self):
        return self.order_by("-recorded_at", "-pk")

    def by_state(self):
        """What recurs on top, the retired last; in each state the newest first."""
        return self.order_by(*BY_STATE)

    def by_topic(self):
        """By the first of its topics, which it says as `topic`, those without one last; in each as `by_state`."""
        named = self.annotate(topic=models.Min("topics__name"))
        return named.order_by(Lower("topic").asc(nulls_last=True), "topic", *BY_STATE)

    def saying(self, words: str):
        """Lessons in whose advice or plan the words stand."""
        said = [models.Q(**{f"{column}__icontains": words}) for column in ("advice", "cue", "response")]
        return self.filter(said[0] | said[1] | said[2])

    def foremost(self):
        """The keys of those that stand first in the ledger: so many as one a month makes in twenty years."""
        return self.order_by(*BY_STATE).values("pk")[:FOREMOST]

    def learned_at(self, companies):
        """Lessons that came from an attempt at one of the companies, or from one of its steps."""
        ways = [(Lesson.attempts, "attempt"), (Lesson.loops, "loop__attempt"), (Lesson.rounds, "round__attempt")]
        found = [way.through.objects.filter(**{f"{path}__company__in": companies}) for way, path in ways]
        keys = [rows.order_by().values("lesson") for rows in found]
        return self.filter(pk__in=keys[0].union(*keys[1:]))


def origins_to_name() -> dict[str, models.QuerySet]:
    """All that a lesson can come from, with what one says of it, by the lesson's field that holds it."""
    return {
        "attempts": Attempt.objects.select_related("company").only("rank", *ATTEMPT),
        "loops": Loop.objects.select_related("attempt__company").only("place", *STEP),
        "rounds": Round.objects.select_related("attempt__company").only("planned", "handed_in", *STEP),
    }


class Lesson(Description):
    """Advice with an if-then plan, linked to the attempts, loops and rounds it came from. The cache says what became of
    it, by all that was seen of it."""

    caches = ("state",)

    owner = owned_by("lessons")
    advice = models.CharField(max_length=500)
    cue = models.CharField("if", max_length=300, blank=True)
    response = models.CharField("then", max_length=300, blank=True)
    direction = models.CharField("change or keep", max_length=10, choices=Direction, blank=True)
    learned = FuzzyDateField("learned on", blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="lessons")
    attempts = models.ManyToManyField(Attempt, blank=True, related_name="lessons")
    loops = models.ManyToManyField(Loop, blank=True, related_name="lessons")
    rounds = models.ManyToManyField(Round, blank=True, related_name="lessons")

    state = models.PositiveSmallIntegerField(default=State.NEW, choices=State, editable=False)

    objects = LessonQuerySet.as_manager()

    class Meta(Description.Meta):
        indexes = [models.Index(fields=["owner", "state", "-recorded_at", "-id"], name="lessons_by_state")]

    def __str__(self) -> str:
        return self.advice

    def get_absolute_url(self) -> str:
        return address_of("lesson", self.pk)

    @property
    def has_plan(self) -> bool:
        return bool(self.cue or self.response)
