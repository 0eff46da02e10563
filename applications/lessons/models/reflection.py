"""Reflection: a question about oneself and a written answer, kept over the years."""

from django.db import models

from applications.companies.models import Company
from applications.fields.columns import FuzzyDateField, NoteField
from applications.lessons.models.preparation import Preparation
from applications.records.models import Description, RecordQuerySet, owned_by
from applications.web.addresses import address_of


class ReflectionQuerySet(RecordQuerySet):
    def by_question(self):
        """The answers to one question together, newest first; first the question that was answered last."""
        latest = models.Window(models.Max("recorded_at"), partition_by="question")
        newest = models.F("written_latest").desc(nulls_last=True)
        return self.order_by(latest.desc(), "question", newest, "-recorded_at", "-pk")

    def saying(self, words: str):
        """Reflections in whose question or answer the words stand."""
        return self.filter(models.Q(question__icontains=words) | models.Q(answer__icontains=words))


class Reflection(Description):
    owner = owned_by("reflections")
    question = models.CharField(max_length=500)
    answer = NoteField(blank=True)
    written = FuzzyDateField(blank=True)
    company = models.ForeignKey(
        Company, on_delete=models.SET_NULL, null=True, blank=True, related_name="reflections",
        verbose_name="with which company in mind",
    )  # fmt: skip
    preparation = models.ForeignKey(
        Preparation, on_delete=models.SET_NULL, null=True, blank=True, related_name="reflections",
        verbose_name="written as part of",
    )  # fmt: skip

    objects = ReflectionQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return address_of("reflection", self.pk)
