"""Whom I talk to: companies, their roles, their people, and what they judge."""

from django.db import models
from django.urls import reverse

from applications.fields.columns import FuzzyDateField, NoteField
from applications.fields.folded import FoldedField, fold
from applications.records.models import Description, RecordQuerySet, owned_by


class CompanyQuerySet(RecordQuerySet):
    def by_name(self):
        return self.order_by("name_folded", "pk")

    def with_bundles(self):
        """Says of each company whether a row that stands for several attempts names it, as `is_in_a_bundle`."""
        return self.annotate(
            is_in_a_bundle=models.Exists(Company.bundles.through.objects.filter(company=models.OuterRef("pk")))
        )

    def with_latest_attempts(self, most: int = 12):
        """Brings along each company's last attempts as `latest_attempts`, newest first."""
        attempts = self.model._meta.get_field("attempts").related_model.objects.newest_first()
        columns = attempts.only("number", "outcome", "company_id", "count_words", "count_least", "count_most")
        return self.prefetch_related(models.Prefetch("attempts", columns[:most], to_attr="latest_attempts"))

    def named_like(self, words: str):
        """Companies whose name or alias contains the words, whatever their case and accents."""
        # The names stand in an index; the few aliases are looked for by themselves, so that most rows are not read.
        by_alias = self.exclude(aliases_folded="").filter(aliases_folded__contains=fold(words))
        return self.filter(models.Q(name_folded__contains=fold(words)) | models.Q(pk__in=by_alias.values("pk")))


class Company(Description):
    owner = owned_by("companies")
    name = models.CharField(max_length=200)
    aliases = models.JSONField("other names", default=list, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="brands", verbose_name="owned by"
    )
    is_agency = models.BooleanField("an agency", default=False)
    is_disclosed = models.BooleanField(
        "the employer is known", default=True, help_text="Leave empty for an undisclosed employer."
    )
    interviewing = NoteField("how they interview", blank=True)
    notes = NoteField(blank=True)
    name_folded = FoldedField(companion_of="name")
    aliases_folded = FoldedField(companion_of="aliases")

    objects = CompanyQuerySet.as_manager()

    class Meta(Description.Meta):
        verbose_name_plural = "companies"
        indexes = [
            models.Index(fields=["owner", "name_folded"], name="companies_by_name"),
            models.Index(fields=["owner"], condition=~models.Q(aliases_folded=""), name="companies_with_aliases"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("company", args=[self.pk])


class WorkingMode(models.TextChoices):
    ON_SITE = "on_site", "on site"
    HYBRID = "hybrid", "hybrid"
    REMOTE = "remote", "remote"


class Employment(models.TextChoices):
    PERMANENT = "permanent", "permanent"
    FIXED_TERM = "fixed_term", "fixed term"
    CONTRACT = "contract", "contract"
    PART_TIME = "part_time", "part time"
    INTERNSHIP = "internship", "internship"
    APPRENTICESHIP = "apprenticeship", "apprenticeship"


class Role(Description):
    """A position at a company. Without an attempt it is a lead."""

    owner = owned_by("roles")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=100, blank=True)
    team = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    working_mode = models.CharField(max_length=20, choices=WorkingMode, blank=True)
    employment = models.CharField(max_length=20, choices=Employment, blank=True)
    posting_address = models.CharField(max_length=2000, blank=True)
    posting_text = models.TextField("text of the posting", blank=True)
    posted = FuzzyDateField(blank=True)
    requisition = models.CharField(max_length=100, blank=True)
    pay = models.CharField(max_length=300, blank=True)
    notes = NoteField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return " · ".join(word for word in (self.title or "Role not known", self.level, self.team, self.place) if word)


class Person(Description):
    """A name, a handle or initials; two people may bear the same."""

    owner = owned_by("people")
    company = models.ForeignKey(Company, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")
    name = models.CharField(max_length=200)
    title = models.CharField("what they do", max_length=200, blank=True)
    notes = NoteField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Description.Meta):
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class TopicKind(models.TextChoices):
    TECHNICAL = "technical", "technical"
    BEHAVIOURAL = "behavioural", "behavioural"
    PRINCIPLE = "principle", "principle"


class Topic(Description):
    """Something that is judged; a company may have its own set."""

    owner = owned_by("topics")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, null=True, blank=True, related_name="topics")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=TopicKind, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return self.name
