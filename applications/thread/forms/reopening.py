"""The form for what opens an attempt again: they wrote after all, or a "no" was none."""

from django import forms

from applications.attempts.placing import rank_in_thread
from applications.records.forms import RecordForm
from applications.thread.forms.facts import TodayForm
from applications.thread.models import Event


class ReopeningForm(TodayForm):
    """The event stands behind the decision it undoes, also where it is dated before: a silence was closed too soon."""

    field_order = ["uuid", "words", "happened", "channel", "actor"]

    class Meta(RecordForm.Meta):
        model = Event
        fields = ["words", "happened", "channel", "actor"]
        labels = {"words": "What they wrote or said", "actor": "Who reopened it"}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}

    def place(self) -> int:
        attempt, rank = self.instance.attempt, super().place()
        last = attempt.decisions.current().in_order().last()
        return rank_in_thread(attempt, follows=last.rank) if last and rank <= last.rank else rank
