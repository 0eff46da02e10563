"""Forms for the life of a lesson: where it is taken along, rehearsals, what became of it, and its retirement."""

from django import forms

from applications.fields.clock import day_of
from applications.lessons.models import Carry, Rehearsal, Retirement, Sighting
from applications.lessons.models.carry import MOST
from applications.lessons.offering import offered
from applications.lessons.origins import chosen_by, key_of
from applications.records.fact_form import FactForm
from applications.records.forms import RecordForm

ENOUGH = f"{MOST} lessons are taken along already, as many as one can have in mind. Leave one of them here first."
TWICE = "You are taking this lesson along already."


class WhereForm(RecordForm):
    """What stands at an attempt, at a loop or at a round; `where` says at which, as in `origins.key_of`."""

    where = forms.ChoiceField(label="Where", error_messages={"required": "Say in which attempt, loop or round."})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        record, field = self.instance, self.fields["where"]
        at = record.round or record.loop or (record.attempt if record.attempt_id else None)
        field.initial = key_of(at) if at else ""
        typed = self.data.get(self.add_prefix("where"), "")
        field.choices = [("", "Choose"), *offered(record.owner, filter(None, [field.initial, typed]))]

    def clean_where(self) -> str:
        """What was not touched stays as it is, also where both a loop and its round are named."""
        key, record = self.cleaned_data["where"], self.instance
        if "where" in self.changed_data or not record.attempt_id:
            chosen = next(row for rows in chosen_by(record.owner, [key]).values() for row in rows)
            name = chosen._meta.model_name
            record.attempt = chosen if name == "attempt" else chosen.attempt
            record.loop, record.round = (chosen if name == kind else None for kind in ("loop", "round"))
        return key


class SightingForm(WhereForm, FactForm):
    field_order = ["kind", "where", "words"]
    folds = (("When you saw it", "if not on the day of the round", ("seen",)),)

    class Meta(RecordForm.Meta):
        model = Sighting
        fields = ["kind", "words", "seen"]
        labels = {"kind": "What became of it?"}
        error_messages = {"kind": {"required": "Say what became of it."}}
        widgets = {
            "kind": forms.RadioSelect(attrs={"class": "choices"}),
            "words": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered: list = self.fields["kind"].choices
        self.fields["kind"].choices = [(value, label) for value, label in offered if value]


class CarryForm(WhereForm):
    class Meta(RecordForm.Meta):
        model = Carry
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["where"].label = "Into which attempt, loop or round?"

    def clean(self):
        """At most three into the same, and each of them once; a loop's go along into each of its rounds."""
        cleaned = super().clean()
        if not self.errors and not self.was_sent():
            carry = self.instance
            beside = carry.attempt.carries.into(carry.into).exclude(pk=carry.pk)
            lessons = set(beside.values_list("lesson", flat=True))
            if carry.lesson_id in lessons:
                self.add_error("where", TWICE)
            elif len(lessons) >= MOST:
                self.add_error("where", ENOUGH)
        return cleaned

    def was_sent(self) -> bool:
        sent = self.cleaned_data.get("uuid")
        return bool(sent) and self.instance.owner.carries.filter(uuid=sent).exists()


class OfTodayForm(FactForm):
    """It happens today, unless one says otherwise; `when` names its date."""

    when = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_edit:
            self.initial.setdefault(self.when, day_of())


class RehearsalForm(OfTodayForm):
    when = "rehearsed"

    class Meta(RecordForm.Meta):
        model = Rehearsal
        fields = ["manner", "words", "rehearsed", "carry"]
        labels = {"words": "What you would say or do, if you write it", "carry": "For"}
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}

    folds = (("When, and for what", "", ("rehearsed", "carry")),)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["carry"]
        field.queryset = self.instance.lesson.carries.in_order().select_related("attempt__company", "loop", "round")
        field.label_from_instance = lambda carry: str(carry.into)

    def says_something(self, field):
        """The day is that of today by itself."""
        return field.name == "carry" and super().says_something(field)


class RetirementForm(OfTodayForm):
    when = "retired"

    class Meta(RecordForm.Meta):
        model = Retirement
        fields = ["words", "retired"]
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
