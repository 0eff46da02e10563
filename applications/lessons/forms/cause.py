"""The form for one cause of what was looked back on."""

from django import forms

from applications.companies.finding import topics_named, topics_offered
from applications.fields.text import KeptText
from applications.lessons.models import Cause
from applications.lessons.origins import labelled
from applications.records.forms import RecordForm


class CauseForm(RecordForm):
    topic_name = KeptText(label="About which topic", max_length=200, required=False)
    field_order = ["words", "evidence", "control", "topic_name"]

    class Meta(RecordForm.Meta):
        model = Cause
        fields = ["words", "evidence", "control", "round"]
        labels = {"round": "In which round"}
        error_messages = {"words": {"required": "Say what the reason was."}}
        widgets = {"words": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cause, field = self.instance, self.fields["round"]
        field.queryset, field.label_from_instance = cause.attempt.rounds.in_order(), labelled
        self.fields["topic_name"].initial = cause.topic.name if cause.topic else ""
        self.suggest("topic_name", lambda: topics_offered(cause.owner, cause.attempt.company))

    def write(self):
        name = self.cleaned_data["topic_name"].strip()
        if "topic_name" in self.changed_data:
            company = self.instance.attempt.company
            self.instance.topic = topics_named(self.instance.owner, [name], company)[0] if name else None
        super().write()
