"""What the list of questions can be narrowed to; all of it stands in the address."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from applications.accounts.models import User
from applications.fields.text import KeptText
from applications.loops.models import Question
from applications.loops.models.question import Went
from applications.web.filters import FilterForm

LONGEST = 200
ANY = ("", "Any")
NEVER = "never"


class QuestionFilters(FilterForm):
    q = KeptText(label="Words", max_length=LONGEST, required=False)
    topic = forms.ModelChoiceField(None, required=False, empty_label="Any")
    company = KeptText(max_length=LONGEST, required=False)
    went = forms.ChoiceField(
        label="How it went",
        required=False,
        choices=[ANY, *((value, label.capitalize()) for value, label in Went.choices), (NEVER, "Not asked yet")],
    )

    def __init__(self, *args: Any, owner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner
        self.fields["topic"].queryset = owner.topics.used_by("questions").by_name()

    def found(self) -> QuerySet[Question]:
        """The owner's questions that match; none where a filter cannot be read."""
        questions: Any = self.owner.questions.all()
        if not self.is_valid():
            return questions.none()
        asked = self.cleaned_data
        if words := asked["q"].strip():
            questions = questions.saying(words)
        if topic := asked["topic"]:
            questions = questions.filter(topics=topic)
        if name := asked["company"].strip():
            companies = self.owner.companies.named_like(name).values("pk")
            questions = questions.filter(pk__in=self.asked_in(attempt__company__in=companies))
        if (went := asked["went"]) == NEVER:
            return questions.exclude(pk__in=self.asked_in())
        return questions.filter(pk__in=self.asked_in(went=went)) if went else questions

    def asked_in(self, **conditions: Any) -> Any:
        return self.owner.askings.filter(**conditions).values("question")
