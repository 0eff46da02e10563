"""The form for what happened."""

from django import forms
from django.db.models import Q

from applications.loops.choices import Party
from applications.loops.models import Loop, Round
from applications.records.choosing import OneOf
from applications.records.forms import RecordForm
from applications.thread.choices import Act
from applications.thread.forms.facts import OneTold, PersonForm, PlaceForm
from applications.thread.forms.purpose import OnPurposeForm
from applications.thread.models import Event, Offer, Term

NOTHING = "Say in a few words what happened, or choose what it was."


class EventForm(OnPurposeForm, PlaceForm, PersonForm):
    dates = ("happened",)
    folds = (
        ("How and with whom", "by phone, by e-mail, a name", ("channel", "person_name")),
        ("What it was about", "role, round, offer, deadline", (
            "company_name", "role", "round", "loop", "offer", "term",
        )),
    )  # fmt: skip
    field_order = ["actor", "act", "words", "on_purpose", "happened"]

    class Meta(RecordForm.Meta):
        model = Event
        fields = ["actor", "act", "words", "happened", "channel", "role", "round", "loop", "offer", "term"]
        field_classes = dict.fromkeys(("round", "loop", "offer", "term"), OneTold) | {"role": OneOf}
        labels = {"round": "Round", "loop": "Loop", "offer": "Offer", "term": "Deadline or term"}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer("role", self.roles)
        self.offer("round", lambda: self.of_place(Round).in_order())
        self.offer("loop", lambda: self.of_place(Loop).in_order())
        self.offer("offer", lambda: self.of_place(Offer).to_choose().in_order())
        self.offer("term", lambda: self.of_place(Term).current().in_order())

    def clean(self):
        cleaned = super().clean()
        if self.corrects is None and not (cleaned.get("act") or cleaned.get("words", "").strip()):
            self.add_error("words", NOTHING)
        if self.tells_them(cleaned):
            self.ask_about_pay(cleaned.get("words", ""), self.instance.attempt or self.company, Q(pk=self.apart))
        return cleaned

    @property
    def apart(self) -> int:
        """The event that is corrected is not held against what is said in its place."""
        return self.corrects.pk if self.corrects else 0

    def tells_them(self, cleaned) -> bool:
        """Whether something new is told, by me."""
        is_told = cleaned.get("act") == Act.TOLD_THEM and cleaned.get("actor") in ("", Party.ME)
        return is_told and (self.corrects is None or bool({"words", "act", "actor"} & set(self.changed_data)))
