"""Reflection: a question about oneself and a written answer, kept over the years."""

from django.db import models

from applications.fields.columns import FuzzyDateField, NoteField
from applications.lessons.models.preparation import Preparation
from applications.records.models import Description, RecordQuerySet, owned_by


class Reflection(Description):
    owner = owned_by("reflections")
    question = models.CharField(max_length=500)
    answer = NoteField(blank=True)
    written = FuzzyDateField(blank=True)
    preparation = models.ForeignKey(
        Preparation, on_delete=models.SET_NULL, null=True, blank=True, related_name="reflections",
        verbose_name="written as part of",
    )  # fmt: skip

    objects = RecordQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return self.question
