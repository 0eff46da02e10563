"""Who was there, and how I think it went."""

from django.core.validators import MaxValueValidator
from django.db import models

from applications.attempts.models import Attempt
from applications.companies.models import Person
from applications.fields.columns import FuzzyDateField
from applications.loops.choices import Capacity
from applications.loops.models.loop import Loop
from applications.loops.models.round import Round
from applications.records.models import Description, Fact, FactQuerySet, RecordQuerySet, owned_by


class Involvement(Description):
    """A person in an attempt or, where it is known, in one of its loops or rounds.

    Often all one knows is what they were: "the country head", "four interviewers". Then `who` says it.
    """

    owner = owned_by("involvements")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="involvements")
    who = models.CharField("who, if you know no name", max_length=200, blank=True)
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="involvements")
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, null=True, blank=True, related_name="involvements")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, null=True, blank=True, related_name="involvements")
    capacity = models.CharField(max_length=20, choices=Capacity, blank=True)
    was_planned = models.BooleanField("was announced", null=True, blank=True)
    was_there = models.BooleanField("took part", null=True, blank=True)
    since = FuzzyDateField("from", blank=True)
    until = FuzzyDateField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return named(str(self.person or self.who), self.get_capacity_display()) or "Somebody"

    @property
    def aside(self) -> str:
        """Whether they were announced and there, and how long: "announced, did not take part", "2016 to 2018"."""
        announced = {True: "announced", False: "not announced"}.get(self.was_planned, "")
        there = {True: "took part", False: "did not take part"}.get(self.was_there, "")
        dates = " to ".join(str(date) for date in (self.since, self.until) if date)
        if not self.since and self.until:
            dates = f"until {dates}"
        return ", ".join(filter(None, [announced, there, dates]))


def named(who: str, capacity: str) -> str:
    """ "Ana, interviewer"; "four interviewers" say by themselves what they were."""
    return who if capacity in who else ", ".join(filter(None, [who, capacity]))


class SelfRatingQuerySet(FactQuerySet):
    def current(self):
        """Leaves out what a later one corrects, and a correction that took back what was said."""
        nothing = models.Q(words="", percent_least__isnull=True, percent_most__isnull=True)
        return super().current().exclude(nothing)


class SelfRating(Fact):
    """How I think it went: words, and a value or a range in per cent. May be given at any time."""

    owner = owned_by("self_ratings")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="self_ratings")
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, null=True, blank=True, related_name="self_ratings")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, null=True, blank=True, related_name="self_ratings")
    given = FuzzyDateField(blank=True)
    words = models.TextField(blank=True)
    percent_least = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])
    percent_most = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])

    objects = SelfRatingQuerySet.as_manager()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return self.summary

    @property
    def summary(self) -> str:
        """ "confident, 80 %"; words that name the value stand alone."""
        return self.words if self.percent in self.words else ", ".join(filter(None, [self.words, self.percent]))

    @property
    def percent(self) -> str:
        """ "80 %", "60–80 %" or "" where no value was given."""
        bounds = [bound for bound in (self.percent_least, self.percent_most) if bound is not None]
        return f"{'–'.join(map(str, dict.fromkeys(bounds)))} %" if bounds else ""
