"""Forecast: how likely one thinks it is to pass, given before the result is known; and the seal that keeps it so."""

from django.db import models

from applications.attempts.models import Attempt
from applications.loops.models.loop import Loop
from applications.loops.models.round import Round
from applications.records.models import Fact, FactQuerySet, Record, owned_by

#: Exactly one of the two is named.
ONE_STEP = models.Q(loop__isnull=False, round__isnull=True) | models.Q(loop__isnull=True, round__isnull=False)
WHICH_STEP = "A forecast is about one loop or one round."


class Moment(models.TextChoices):
    BEFORE = "before", "before it"
    AFTER = "after", "right after it"


class Chance(models.IntegerChoices):
    """In per cent. No forecast says 0 or 100: nobody is that sure, and those in between need no finer steps."""

    TENTH = 10, "10 %"
    THIRD = 30, "30 %"
    HALF = 50, "50 %"
    LIKELY = 70, "70 %"
    SURE = 90, "90 %"


#: What a forecast is about that is of a loop and no round.
OF_A_LOOP = "loop"


class ForecastQuerySet(FactQuerySet):
    def of(self, step: Loop | Round):
        """About this loop or this round."""
        return self.filter(**{step._meta.model_name: step})

    def in_order(self):
        return self.order_by("recorded_at", "pk")


class Forecast(Fact):
    """ "How likely do I pass?", of a loop or a round. Nothing can be forecast once the step is sealed.

    Kept of it: `came`, a result or "" for not known; `about`, the kind of its round ("" for not known) or a loop.
    """

    caches = ("came", "about")

    owner = owned_by("forecasts")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="forecasts")
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, null=True, blank=True, related_name="forecasts")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, null=True, blank=True, related_name="forecasts")
    moment = models.CharField("given", max_length=10, choices=Moment)
    chance = models.PositiveSmallIntegerField("how likely you pass", choices=Chance)
    came = models.CharField(max_length=10, blank=True, editable=False)
    about = models.CharField(max_length=30, blank=True, editable=False)

    objects = ForecastQuerySet.as_manager()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(condition=ONE_STEP, name="forecast_of_one_step", violation_error_message=WHICH_STEP),
        ]
        # All that is counted of forecasts, in the order in which it is.
        indexes = [
            models.Index(
                fields=["owner", "moment", "about", "chance", "came", "corrects"],
                name="forecasts_to_count",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_chance_display()}, {self.get_moment_display()}"

    def get_absolute_url(self) -> str:
        return self.step.get_absolute_url()

    @property
    def step(self) -> Loop | Round:
        return self.round or self.loop


class Seal(Record):
    """The moment a step's result was first recorded. From then on no forecast of it can be given or changed, whether
    or not the result is taken back. Nobody writes it by hand, and no undo takes it away."""

    outlasts_undo = True

    owner = owned_by("seals")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="seals")
    loop = models.OneToOneField(Loop, on_delete=models.CASCADE, null=True, blank=True, related_name="seal")
    round = models.OneToOneField(Round, on_delete=models.CASCADE, null=True, blank=True, related_name="seal")

    objects = models.Manager()  # not that of records, which notices what can be undone

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=ONE_STEP, name="seal_of_one_step", violation_error_message=WHICH_STEP),
        ]

    def __str__(self) -> str:
        return f"Seal of {self.round or self.loop}"
