"""Each try: an attempt begins with my application, my yes to an invitation, or a first step."""

from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import models
from django.db.models.functions import Greatest

from applications.attempts.counted import Counted
from applications.attempts.stages import Outcome, Stage, tone_of
from applications.companies.models import Company, Role
from applications.fields.columns import FuzzyDateField, NoteField
from applications.records.models import Description, RecordQuerySet, owned_by
from applications.web.addresses import address_of


class Origin(models.TextChoices):
    APPLIED = "applied", "I applied"
    RECRUITER = "recruiter", "a recruiter got in touch"
    SOURCER = "sourcer", "a sourcer got in touch"
    REFERRAL = "referral", "a referral"
    EVENT = "event", "an event"
    CONTEST = "contest", "a contest"
    AGENCY = "agency", "an agency"
    RETURNING_RECRUITER = "returning_recruiter", "a recruiter came back"
    INTERNAL = "internal", "from inside"


class Approach(models.TextChoices):
    BUILT_ON_NOTES = "built_on_notes", "built on my notes"
    FRESH_START = "fresh_start", "a fresh start"


#: What each outcome is called; a list asks for hundreds, and `get_outcome_display` builds this anew each time.
OUTCOMES = {"": "open", **dict(Outcome.choices)}
#: The columns that str() of an attempt reads.
CALLED_BY = ("number", "company__name", "count_words", "count_least", "count_most")


class AttemptQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("rank", "uuid")

    def newest_first(self):
        return self.order_by("-rank", "-uuid")

    def open(self):
        return self.filter(outcome="")

    def named(self):
        """With what an attempt is called by, and no more."""
        return self.select_related("company").only("rank", *CALLED_BY)

    def single(self):
        return self.filter(count_words="", count_least__isnull=True, count_most__isnull=True)

    def hunts(self, most: int = 50) -> list[str]:
        """The labels of the newest thousand, the latest first."""
        latest = self.order_by("-rank").values_list("hunt", flat=True)[:1000]
        return list(dict.fromkeys(filter(None, latest)))[:most]

    def about(self, companies):
        """Those at one of the companies, and those that stand for several and name one of them."""
        named = self.model.companies_named.through.objects.filter(company__in=companies).values("attempt")
        here = self.model._base_manager.filter(company__in=companies).values("pk")
        return self.filter(pk__in=here.union(named))  # an OR of the two would read every attempt

    def may_have_begun_in(self, year: int):
        """Those whose date and the year have a day in common; a date that is open at one end may lie in many years."""
        start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
        begins = models.Q(began_earliest__isnull=True) | models.Q(began_earliest__lt=end)
        ends = models.Q(began_latest__isnull=True) | models.Q(began_latest__gte=start)
        return self.filter(begins, ends).exclude(began_earliest__isnull=True, began_latest__isnull=True)

    def numbers(self) -> dict[int, int]:
        """The number of each attempt that bears one, by its key; these are all attempts of one or more companies."""
        known = self.single().filter(company__is_disclosed=True).order_by("company", "rank", "uuid")
        by_company = groupby(known.values_list("company", "pk"), key=itemgetter(0))
        return {pk: number for _, attempts in by_company for number, (_, pk) in enumerate(attempts, start=1)}

    def renumber(self, numbered: bool = True) -> None:
        """Number all attempts of one or more companies in order. One that stands for several bears no number."""
        numbers = self.numbers() if numbered else {}
        changed: list[Any] = [
            attempt for attempt in self.only("pk", "number") if attempt.number != numbers.get(attempt.pk)
        ]
        for attempt in changed:
            attempt.number = numbers.get(attempt.pk)
        self.bulk_update(changed, ["number"], batch_size=500)


class Attempt(Description, Counted):
    caches = ("number", "outcome", "stage_of_steps", "stage_of_facts", "last_step", "last_contact")

    owner = owned_by("attempts")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, null=True, blank=True, related_name="attempts")
    companies_named = models.ManyToManyField(
        Company, blank=True, related_name="bundles", verbose_name="companies it names"
    )
    roles = models.ManyToManyField(Role, blank=True, related_name="attempts")
    current_role = models.ForeignKey(
        Role, on_delete=models.SET_NULL, null=True, blank=True, related_name="current_attempts"
    )
    rank = models.BigIntegerField(editable=False)
    origin = models.CharField("how it began", max_length=20, choices=Origin, blank=True)
    via = models.CharField("through", max_length=300, blank=True)
    began = FuzzyDateField("when it began", blank=True)
    approach = models.CharField(max_length=20, choices=Approach, blank=True)
    differently = NoteField("what I did differently", blank=True)
    hunt = models.CharField(max_length=100, blank=True, help_text='A label of your own, such as "autumn 2025".')
    notes = NoteField(blank=True)

    number = models.PositiveIntegerField(null=True, editable=False)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True, editable=False)
    stage_of_steps = models.PositiveSmallIntegerField(choices=Stage, default=Stage.LEAD, editable=False)
    stage_of_facts = models.PositiveSmallIntegerField(choices=Stage, default=Stage.LEAD, editable=False)
    furthest_stage = models.GeneratedField(
        expression=Greatest("stage_of_steps", "stage_of_facts", models.Value(Stage.APPLIED.value)),
        output_field=models.PositiveSmallIntegerField(choices=Stage),
        db_persist=True,
    )
    last_step = models.DateTimeField(null=True, editable=False)
    last_contact = models.DateTimeField(null=True, editable=False)

    objects = AttemptQuerySet.as_manager()

    class Meta(Description.Meta):
        constraints = [
            *Description.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(company__isnull=False)
                | models.Q(count_least__isnull=False)
                | models.Q(count_most__isnull=False)
                | ~models.Q(count_words=""),
                name="attempt_names_a_company_or_a_count",
                violation_error_message="Name the company, or say how many applications this stands for.",
            ),
            models.CheckConstraint(
                condition=models.Q(count_least__isnull=True)
                | models.Q(count_most__isnull=True)
                | models.Q(count_least__lte=models.F("count_most")),
                name="attempt_count_in_order",
                violation_error_message="“At least” cannot be more than “at most”.",
            ),
        ]
        indexes = [
            # In order, with all that the timeline filters by, so that counting what it found reads no rows.
            models.Index(
                fields=[
                    "owner",
                    "rank",
                    "uuid",
                    "outcome",
                    "origin",
                    "company",
                    "began_earliest",
                    "began_latest",
                    "hunt",
                ],
                name="attempts_in_order",
            ),
            models.Index(fields=["company", "rank"], name="attempts_of_company"),
            models.Index(fields=["owner", "outcome", "rank"], name="attempts_by_outcome"),
            models.Index(fields=["owner", "began_earliest"], name="attempts_by_date"),
        ]

    def __str__(self) -> str:
        if self.company is None:
            return f"{self.count} applications" if self.count else "Applications"
        return f"{self.company}, attempt {self.number}" if self.number else str(self.company)

    def get_absolute_url(self) -> str:
        return address_of("attempt", self.pk)

    @property
    def is_open(self) -> bool:
        return self.outcome == ""

    @property
    def waits_for_outcome(self) -> bool:
        """Whether how it ends is still to be said: it is open, or the answer to an offer is not known."""
        return self.outcome in ("", Outcome.OFFER)

    @property
    def last_heard(self) -> datetime | None:
        """When they were last in touch or a step took place, else when it began; what silence is counted from."""
        heard = [moment for moment in (self.last_step, self.last_contact) if moment]
        return max(heard) if heard else self.began and self.began.earliest

    @property
    def tone(self) -> str:
        return tone_of(self.outcome)

    @property
    def outcome_label(self) -> str:
        return OUTCOMES.get(self.outcome, self.outcome)

    @property
    def stage_is_known(self) -> bool:
        """Of an attempt that ended, a "no" may be all that is known; `furthest_stage` is then the least it can be."""
        return self.is_open or max(self.stage_of_steps, self.stage_of_facts) > Stage.LEAD

    @property
    def stage_label(self) -> str:
        return Stage(self.furthest_stage).label if self.stage_is_known else "not known"


class Document(Description):
    """Something sent with an attempt. Only its name and the hash of the file are kept, never the file."""

    owner = owned_by("documents")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class InThread(models.Model):
    """Something that has its place in an attempt's thread: rounds, loops, events, offers, decisions and the like."""

    rank = models.BigIntegerField(editable=False)

    class Meta:
        abstract = True
