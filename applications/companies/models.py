"""Whom I talk to: companies, their roles, their people, and what they judge."""

from typing import Any

from django.db import models
from django.db.models.functions import Coalesce, Lower

from applications.fields.columns import FuzzyDateField, NoteField
from applications.fields.folded import FoldedField, fold
from applications.records.models import Description, RecordQuerySet, owned_by
from applications.web.addresses import address_of


def attempts_model() -> Any:
    return Company._meta.get_field("attempts").related_model


def tries_of_each():
    """The attempts of the company that a query is about."""
    return attempts_model().objects.filter(company=models.OuterRef("pk"))


class CompanyQuerySet(RecordQuerySet):
    def by_name(self):
        return self.order_by("name_folded", "pk")

    def alike_first(self, company: "Company"):
        """By name, those first whose name begins with the same word."""
        word = company.name_folded.split(maxsplit=1)[:1]
        alike = models.Q(name_folded__startswith=word[0]) if word else models.Q(pk=None)
        return self.order_by(models.Case(models.When(alike, then=0), default=1), "name_folded", "pk")

    def by_last_attempt(self):
        """Those tried last come first, those never tried at the end."""
        ranks = tries_of_each().order_by("-rank").values("rank")[:1]
        return self.order_by(models.Subquery(ranks).desc(nulls_last=True), "name_folded", "pk")

    def most_tried(self):
        """The one with the most attempts; None where nothing is recorded."""
        return self.annotate(tries=models.Count("attempts")).order_by("-tries", "pk").first()

    def with_open_attempts(self):
        return self.filter(models.Exists(tries_of_each().open()))

    def with_leads_only(self):
        """Those with a role of which none has been tried, and nothing else either."""
        roles = Role.objects.filter(company=models.OuterRef("pk"))
        return self.filter(models.Exists(roles), ~models.Exists(tries_of_each()))

    def with_bundles(self):
        """Says of each company whether a row that stands for several attempts names it, as `is_in_a_bundle`."""
        return self.annotate(
            is_in_a_bundle=models.Exists(Company.bundles.through.objects.filter(company=models.OuterRef("pk")))
        )

    def with_latest_attempts(self, most: int = 12):
        """Brings along each company's last attempts as `latest_attempts`, newest first."""
        attempts = attempts_model().objects.newest_first()
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
        return address_of("company", self.pk)


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


class RoleQuerySet(RecordQuerySet):
    def leads(self):
        """Those that no attempt is about."""
        return self.filter(attempts__isnull=True, current_attempts__isnull=True)

    def with_tries(self):
        """Says of each role whether an attempt is about it, as `is_tried`."""
        among = models.Exists(attempts_model().roles.through.objects.filter(role=models.OuterRef("pk")))
        current = models.Exists(attempts_model().objects.filter(current_role=models.OuterRef("pk")))
        return self.annotate(is_tried=among | current)

    def newest_first(self):
        return self.order_by("-recorded_at", "-pk")


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

    objects = RoleQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return " · ".join(word for word in (self.title or "Role not known", self.level, self.team, self.place) if word)

    def get_absolute_url(self) -> str:
        return address_of("role", self.pk)

    @property
    def posting_link(self) -> str:
        """The address of the posting, where a browser can safely follow it."""
        return self.posting_address if self.posting_address.startswith(("https://", "http://")) else ""

    def tries(self):
        """The attempts about this role."""
        attempts = attempts_model().objects
        return attempts.filter(pk__in=self.attempts.values("pk").union(self.current_attempts.values("pk")))


class PersonQuerySet(RecordQuerySet):
    def by_name(self):
        return self.order_by(Lower("name"), "pk")

    def by_company(self):
        return self.order_by(models.F("company__name_folded").asc(nulls_last=True), Lower("name"), "pk")

    def often_met_first(self):
        return self.order_by("-met", Lower("name"), "pk")

    def with_meetings(self):
        """Says of each person in how many steps and attempts they took part, as `met`."""
        involvements = self.model._meta.get_field("involvements").related_model.objects
        took_part = involvements.filter(person=models.OuterRef("pk")).exclude(was_there=False)
        counted = took_part.order_by().values("person").annotate(count=models.Count("pk")).values("count")
        return self.annotate(met=Coalesce(models.Subquery(counted), 0))


class Person(Description):
    """A name, a handle or initials; two people may bear the same."""

    owner = owned_by("people")
    company = models.ForeignKey(Company, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")
    name = models.CharField(max_length=200)
    title = models.CharField("what they do", max_length=200, blank=True)
    notes = NoteField(blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta(Description.Meta):
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["owner", "-id"], name="people_last_first")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("person", self.pk)


class TopicKind(models.TextChoices):
    TECHNICAL = "technical", "technical"
    BEHAVIOURAL = "behavioural", "behavioural"
    PRINCIPLE = "principle", "principle"


class TopicQuerySet(RecordQuerySet):
    def used_by(self, records: str):
        """Those that some of the owner's `lessons`, `questions` or `stories` are about, to choose one from."""
        link: Any = self.model._meta.get_field(records)
        return self.filter(models.Exists(link.through.objects.filter(topic=models.OuterRef("pk")))).only("name")

    def by_name(self):
        return self.order_by(Lower("name"), "pk")

    def by_kind(self):
        """By kind, those of no known kind last; in each, everybody's before a company's own."""
        kinds = [models.When(kind=kind, then=place) for place, kind in enumerate(TopicKind.values)]
        whose = models.F("company__name_folded").asc(nulls_first=True)
        return self.order_by(models.Case(*kinds, default=len(kinds)), whose, Lower("name"), "pk")


class Topic(Description):
    """Something that is judged; a company may have its own set."""

    owner = owned_by("topics")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, null=True, blank=True, related_name="topics")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=TopicKind, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return self.name
