"""Reflection: a question about oneself and a written answer, kept over the years."""

from django.db import models

from applications.fields.columns import FuzzyDateField, NoteField
from applications.records.models import Description, RecordQuerySet, owned_by


class Reflection(Description):
    owner = owned_by("reflections")
    question = models.CharField(max_length=500)
    answer = NoteField(blank=True)
    written = FuzzyDateField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return self.question
