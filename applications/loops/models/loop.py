"""Loop: rounds that are decided together."""

from django.db import models

from applications.attempts.models import Attempt, InThread
from applications.fields.columns import FuzzyDateField, NoteField
from applications.loops.choices import LoopKind, Result, State
from applications.records.models import Description, RecordQuerySet, owned_by
from applications.web.addresses import address_of

# So many of the latest steps are looked at for what may be meant again.
RECALLED = 200


class StepQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("rank", "uuid")

    def took_place(self):
        """Held, or not known to have been otherwise."""
        return self.filter(state__in=["", State.HELD])

    def zones(self):
        """The time zones named lately, the last one first."""
        lately = self.order_by("-pk").values_list("time_zone", flat=True)[:RECALLED]
        return [zone for zone in dict.fromkeys(lately) if zone]

    def with_review(self):
        """Says when the page before it was gone through last (`reviewed`), the key of that `review`, and whether it was
        with the past hidden (`started_fresh`)."""
        here = {self.model._meta.model_name: models.OuterRef("pk")}
        reviews = self.model._meta.get_field("reviews").related_model.objects
        last = reviews.filter(**here).order_by("-recorded_at", "-pk")
        columns = {"review": "pk", "reviewed": "reviewed", "started_fresh": "is_fresh"}
        return self.annotate(**{name: models.Subquery(last.values(column)[:1]) for name, column in columns.items()})

    def with_topic_names(self):
        """Says as `about` the names of a round's topics, a line each; nothing where it has none."""
        names = models.StringAgg("topics__name", models.Value("\n"))
        about = self.model.objects.filter(pk=models.OuterRef("pk")).annotate(names=names).values("names")
        return self.annotate(about=models.Subquery(about))

    def planned(self):
        return self.filter(state=State.PLANNED)


class Step(Description, InThread):
    """What loops and rounds share: their place in the attempt, their state and their result."""

    state = models.CharField(max_length=20, choices=State, blank=True)
    result = models.CharField(max_length=20, choices=Result, blank=True)
    result_learned = FuzzyDateField("result told on", blank=True)
    result_words = models.CharField("how it was told", max_length=300, blank=True)
    notes = NoteField(blank=True)

    objects = StepQuerySet.as_manager()

    class Meta(Description.Meta):
        abstract = True

    @property
    def took_place(self) -> bool:
        return self.state in ("", State.HELD)

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED

    @property
    def in_a_sentence(self) -> str:
        """Its own name as typed, else its kind."""
        return self.name or self.title.lower()


#: What a loop is called that has no name, by its kind.
TITLES = {"": "Loop", **{kind.value: str(kind.label).capitalize() for kind in LoopKind}}


class Loop(Step):
    owner = owned_by("loops")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="loops", db_index=False)
    kind = models.CharField(max_length=20, choices=LoopKind, blank=True)
    name = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    happened = FuzzyDateField("when", blank=True)
    rounds_planned_least = models.PositiveSmallIntegerField("rounds planned, at least", null=True, blank=True)
    rounds_planned_most = models.PositiveSmallIntegerField("rounds planned, at most", null=True, blank=True)
    rounds_held_least = models.PositiveSmallIntegerField("rounds held, at least", null=True, blank=True)
    rounds_held_most = models.PositiveSmallIntegerField("rounds held, at most", null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_words = models.CharField("votes, in words", max_length=300, blank=True)
    surroundings = NoteField(blank=True, help_text="The room, the journey, what went wrong around it.")

    class Meta(Step.Meta):
        indexes = [
            models.Index(fields=["attempt", "rank"], name="loops_of_attempt"),
            models.Index(fields=["owner", "happened_earliest"], name="loops_by_date"),
            models.Index(fields=["owner", "state", "happened_latest"], name="loops_ahead"),
        ]
        constraints = [
            *Step.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(rounds_planned_least__isnull=True)
                | models.Q(rounds_planned_most__isnull=True)
                | models.Q(rounds_planned_least__lte=models.F("rounds_planned_most")),
                name="loop_rounds_planned_in_order",
                violation_error_message="“At least” cannot be more than “at most”.",
            ),
            models.CheckConstraint(
                condition=models.Q(rounds_held_least__isnull=True)
                | models.Q(rounds_held_most__isnull=True)
                | models.Q(rounds_held_least__lte=models.F("rounds_held_most")),
                name="loop_rounds_held_in_order",
                violation_error_message="“At least” cannot be more than “at most”.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("loop", self.pk)

    @property
    def title(self) -> str:
        return self.name or TITLES[self.kind]

    @property
    def date(self):
        return self.happened
