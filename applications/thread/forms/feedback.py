"""The form for their words, with the points they made."""

from collections.abc import Iterator

from django import forms

from applications.companies.finding import topics_named, topics_offered
from applications.fields.text import KeptText
from applications.loops.models import Loop, Round
from applications.records.forms import RecordForm
from applications.thread.forms.facts import OneTold, PersonForm
from applications.thread.models import Feedback, FeedbackPoint

# Rows for further points, beyond those there.
EMPTY_ROWS = 3
TOPICS = "topic-names"
VERDICTS = {"good": True, "bad": False}
NOT_SAID = "Say what the point was, or what it was about."


class FeedbackForm(PersonForm):
    """A correction copies the points, each of which it may change or leave out."""

    dates = ("given",)
    field_order = ["words", "given"]

    class Meta(RecordForm.Meta):
        model = Feedback
        fields = ["words", "given", "round", "loop", "by", "is_quoted"]
        field_classes = dict.fromkeys(("round", "loop"), OneTold)
        labels = {"round": "Round", "loop": "Loop", "by": "Who it was, if you know no name"}
        error_messages = {"words": {"required": "Write down what they said, as well as you remember it."}}
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, rows: int = 0, **kwargs):
        self.rows = rows
        super().__init__(*args, **kwargs)
        self.offer("round", lambda: self.of_place(Round).in_order())
        self.offer("loop", lambda: self.of_place(Loop).in_order())
        self.suggested = {**self.suggested, TOPICS: self.topics_to_name}

    def topics_to_name(self) -> list[str]:
        return topics_offered(self.instance.owner, self.company)

    @property
    def folds(self):
        points = tuple(name for number in self.numbers for name in names_of(number))
        return (
            ("Who said it", "a name, word for word or retold", ("person_name", "by", "is_quoted")),
            ("What it was about", "a round, a loop", ("round", "loop")),
            ("Point by point", "what was good, what was not", points),
        )

    def fold(self, heading, inside, names):
        return {**super().fold(heading, inside, names), "in_columns": heading == "Point by point"}

    @property
    def numbers(self) -> range:
        return range(1, self.rows + 1)

    def add_fields(self) -> None:
        points = self.corrects.points.order_by("recorded_at", "pk") if self.corrects else []
        known = {f"point_{number}": point for number, point in enumerate(points, start=1)}
        self.rows = max(self.rows, len(known) + EMPTY_ROWS)
        for number in self.numbers:
            for name, field in zip(names_of(number), fields_of(number, known.get(f"point_{number}")), strict=True):
                self.fields[name] = field

    def over(self, latest):
        return type(self)(corrects=latest, rows=self.rows)

    def points(self) -> Iterator[tuple[int, str, bool | None, str]]:
        """The rows that say something: number, words, verdict and topic."""
        for number in self.numbers:
            words, verdict, topic = (self.cleaned_data.get(name) or "" for name in names_of(number))
            if words.strip() or verdict or topic.strip():
                yield number, words, VERDICTS.get(verdict), topic.strip()

    def clean(self):
        cleaned = super().clean()
        for number, words, _, topic in self.points():
            if not (words.strip() or topic):
                self.add_error(names_of(number)[0], NOT_SAID)
        return cleaned

    def write(self):
        super().write()
        if self.instance != self.corrects:
            for _, words, verdict, topic in self.points():
                self.add_point(words, verdict, topic)

    def add_point(self, words: str, is_good: bool | None, topic: str) -> None:
        feedback = self.instance
        about = topics_named(feedback.owner, [topic], self.company)[0] if topic else None
        FeedbackPoint.objects.create(owner=feedback.owner, feedback=feedback, words=words, is_good=is_good, topic=about)


def names_of(number: int) -> tuple[str, str, str]:
    return f"point_{number}", f"point_{number}_verdict", f"point_{number}_topic"


def fields_of(number: int, point: FeedbackPoint | None) -> tuple[forms.Field, forms.Field, forms.Field]:
    verdict = {True: "good", False: "bad"}.get(point.is_good, "") if point else ""
    topic = point.topic.name if point and point.topic else ""
    typed = forms.TextInput(attrs={"list": TOPICS, "autocomplete": "off"})
    return (
        KeptText(label=f"Point {number}", max_length=500, required=False, initial=point.words if point else ""),
        forms.ChoiceField(
            label="It was", choices=[("", ""), ("good", "good"), ("bad", "bad")], required=False, initial=verdict
        ),
        KeptText(label="About which topic", max_length=200, required=False, initial=topic, widget=typed),
    )
