"""A model outside the app with one of each column, so that the columns are tested apart from any noun."""

from django.db import models
from django.test.utils import isolate_apps

from applications.fields.columns import FuzzyDateField, NoteField

with isolate_apps("applications"):

    class Page(models.Model):
        title = models.TextField(default="")
        began = FuzzyDateField(index=True)
        note = NoteField()

        class Meta:
            app_label = "applications"
            abstract = True

    class DiaryPage(Page):
        ended = FuzzyDateField("the end")
        weather = models.TextField(default="", blank=True)

        class Meta:
            app_label = "applications"

        def __str__(self):
            return self.title
