"""What the list of stories can be narrowed to; all of it stands in the address."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from applications.accounts.models import User
from applications.companies.filters import Filters
from applications.fields.text import KeptText
from applications.loops.models import Story


class StoryFilters(Filters):
    q = KeptText(label="Words", max_length=200, required=False)
    topic = forms.ModelChoiceField(None, required=False, empty_label="Any")

    def __init__(self, *args, owner: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = owner
        field: Any = self.fields["topic"]
        field.queryset = owner.topics.used_by("stories").by_name()

    def stories(self) -> QuerySet[Story]:
        stories = self.owner.stories.all()
        if not self.is_valid():
            return stories.none()
        if words := self.asked("q").strip():
            stories = stories.saying(words)
        return stories.filter(topics=self.asked("topic")) if self.asked("topic") else stories
