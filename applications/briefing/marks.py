"""The form behind every button of the page before a step."""

from django import forms

from applications.accounts.models import User
from applications.briefing.reviewing import PROMPTS, SAID, Did
from applications.lessons.models import Lesson
from applications.loops.models import Question
from applications.loops.models.question import Recollection
from applications.records.once import OnceField


class MarkForm(forms.Form):
    """What was pressed: one of the switches, or how well one knew the answer to one of the prompts."""

    uuid = OnceField(required=False)
    what = forms.ChoiceField(choices=[(each, each) for each in (*SAID, *PROMPTS)])
    result = forms.ChoiceField(choices=Recollection.choices, required=False)
    question = forms.ModelMultipleChoiceField(Question.objects.none(), required=False)
    lesson = forms.ModelChoiceField(Lesson.objects.none(), required=False)

    def __init__(self, *args, owner: User, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in (("question", owner.questions.all()), ("lesson", owner.lessons.all())):
            self.fields[name].queryset = rows

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("what") in PROMPTS and not cleaned.get("result"):
            self.add_error("result", "Say how it went: you knew it, nearly, or no.")
        return cleaned

    @property
    def did(self) -> Did:
        sent = self.cleaned_data
        result = sent["result"] if sent["what"] in PROMPTS else ""
        return Did(sent["what"], result, tuple(sent["question"]), sent["lesson"], sent["uuid"])
