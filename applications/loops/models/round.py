"""Round: one step of an attempt, in a loop or on its own."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from applications.attempts.counted import Counted
from applications.attempts.models import Attempt
from applications.companies.models import Topic
from applications.fields.columns import FuzzyDateField
from applications.loops.choices import Medium, Party
from applications.loops.kinds import NOT_AN_INTERVIEW, RoundKind, Stage, stage_of
from applications.loops.models.loop import Loop, Step
from applications.records.models import owned_by
from applications.web.addresses import address_of

#: What a round is called that has no name, by its kind.
TITLES = {"": "Round", **{kind.value: str(kind.label).capitalize() for kind in RoundKind}}


class Round(Step, Counted):
    owner = owned_by("rounds")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="rounds", db_index=False)
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, null=True, blank=True, related_name="rounds")
    kind = models.CharField(max_length=30, choices=RoundKind, blank=True)
    name = models.CharField("in your words", max_length=200, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="rounds")
    time_zone = models.CharField(max_length=64, blank=True)
    planned = FuzzyDateField("planned for", blank=True)
    happened = FuzzyDateField("when", blank=True)
    place = models.CharField(max_length=200, blank=True)
    minutes_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("minutes it took", null=True, blank=True)
    lasted = models.CharField(
        "how long, in words", max_length=100, blank=True, help_text="Where minutes say too much, such as “two weeks”."
    )
    medium_planned = models.CharField(max_length=20, choices=Medium, blank=True)
    medium = models.CharField(max_length=20, choices=Medium, blank=True)
    tool_planned = models.CharField(max_length=200, blank=True)
    tool = models.CharField(max_length=200, blank=True)

    received = FuzzyDateField(blank=True)
    started = FuzzyDateField(blank=True)
    handed_in = FuzzyDateField(blank=True)
    was_missed = models.BooleanField("missed", null=True, blank=True)
    parts = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )
    score_possible = models.DecimalField(
        "out of", max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )

    ended_by = models.CharField("cancelled by, or who did not come", max_length=10, choices=Party, blank=True)
    repeats = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="repeated_by")
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaced_by")
    trouble = models.TextField("trouble on the day", blank=True)
    trouble_minutes = models.PositiveSmallIntegerField("minutes lost", null=True, blank=True)

    class Meta(Step.Meta):
        indexes = [
            models.Index(fields=["attempt", "rank"], name="rounds_of_attempt"),
            models.Index(fields=["owner", "state", "planned_latest", "attempt", "result"], name="rounds_ahead"),
            models.Index(fields=["owner", "happened_earliest"], name="rounds_by_date"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("round", self.pk)

    @property
    def title(self) -> str:
        return self.name or TITLES[self.kind]

    @property
    def stage(self) -> Stage:
        return stage_of(self.kind, in_loop=self.loop_id is not None)

    @property
    def is_interview(self) -> bool:
        return self.kind not in NOT_AN_INTERVIEW

    @property
    def date(self):
        """When it took place or, failing that, when it is planned for."""
        return self.happened or self.handed_in or self.planned
