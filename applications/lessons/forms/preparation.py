"""The form for preparation. What one did is all it needs."""

from django import forms

from applications.attempts.placing import rank_of_owner
from applications.companies.topics import TopicsForm
from applications.fields.inputs import AS_KNOWN
from applications.lessons.models import Preparation
from applications.lessons.placing import LAST, attempts_to_precede, followed_by, rank_before
from applications.web.addresses import number_in

LESSONS = 30


class PreparationForm(TopicsForm):
    """Its place among the attempts is proposed by its date; `done_before` says it where there is none, or overrules."""

    done_before = forms.ChoiceField(
        required=False, help_text="Where it stands among your attempts. A date says it by itself."
    )
    in_turn = (("started", "ended", "This end lies before its beginning."),)
    folds = (
        ("Its place among your attempts", "where no date tells", ("done_before",)),
        ("How much", "hours, what you count", ("hours", "counting")),
        ("What it aims at", "topics, lessons", ("topics", "more_topics", "lessons")),
        ("Notes", "", ("notes",)),
    )

    class Meta(TopicsForm.Meta):
        model = Preparation
        fields = ["title", "kind", "started", "ended", "hours", "counting", "topics", "lessons", "notes"]
        labels = {"title": "What you did", "lessons": "Lessons it aims at"}
        help_texts = {"started": AS_KNOWN, "counting": Preparation._meta.get_field("counting").help_text}
        error_messages = {"title": {"required": "Say in a few words what you did."}}
        widgets = {
            "topics": forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
            "lessons": forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
            "hours": forms.NumberInput(attrs={"inputmode": "decimal", "min": 0}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        owner, follows = self.instance.owner, followed_by(self.instance.owner, self.instance.rank)
        place = self.fields["done_before"]
        typed = number_in(self.data.get(self.add_prefix("done_before")))
        attempts = attempts_to_precede(owner, follows, typed)
        named = [(str(attempt.pk), f"before {attempt}") for attempt in attempts]
        place.choices = [
            *([] if self.is_edit else [("", "as its date says")]),
            (LAST, "after the last attempt"),
            *named,
        ]
        place.initial = (str(follows.pk) if follows else LAST) if self.is_edit else ""
        self.offer_lessons()
        if not attempts:
            del self.fields["done_before"]

    def offer_lessons(self) -> None:
        """The latest lessons, and those it aims at already."""
        lessons = self.instance.owner.lessons
        keys = {row["pk"] for row in lessons.newest_first().values("pk")[:LESSONS]}
        keys |= {lesson.pk for lesson in self.initial.get("lessons", [])}
        keys |= set(filter(None, map(number_in, self.data_of("lessons"))))
        self.fields["lessons"].queryset = lessons.filter(pk__in=keys).newest_first()
        if not keys:
            del self.fields["lessons"]

    def says_something(self, field):
        """That something was done after the last attempt is the rule."""
        return field.value() not in ("", LAST) if field.name == "done_before" else super().says_something(field)

    def write(self):
        preparation, date = self.instance, self.instance.date
        place = self.cleaned_data.get("done_before")
        if place and (not self.is_edit or "done_before" in self.changed_data):
            preparation.rank = self.rank_as_chosen(place)
        elif not self.is_edit or (date and date.is_placed and {"started", "ended"} & set(self.changed_data)):
            preparation.rank = rank_of_owner(preparation.owner, date)
        super().write()

    def rank_as_chosen(self, place: str) -> int:
        owner = self.instance.owner
        return rank_of_owner(owner) if place == LAST else rank_before(owner.attempts.get(pk=place))
