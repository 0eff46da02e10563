"""What the form for looking back takes beside the words: causes, what happened again, and a sentence as a lesson."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django import forms

from applications.attempts.models import Attempt
from applications.companies.finding import topics_named, topics_offered
from applications.fields.folded import fold
from applications.fields.text import KeptText
from applications.lessons.likely import likely
from applications.lessons.models import Cause, Lesson, Sighting
from applications.lessons.models.cause import Control, Evidence
from applications.lessons.models.sighting import Sight
from applications.lessons.origins import labelled
from applications.loops.choices import Result
from applications.loops.models import Loop, Round
from applications.records.forms import RecordForm

#: A reason has the line to itself; what is said of it stands below.
WHOLE = forms.TextInput(attrs={"class": "whole"})
# Rows for causes; more can be added once these are saved.
ROWS = 2
TOPICS = "cause-topics"
LONGEST = Lesson._meta.get_field("advice").max_length
WHAT_LESSON = "Write the sentence that the lesson shall say."
ONE_SENTENCE = f"A lesson is one sentence, of {LONGEST} characters at most. Shorten it, or leave this unticked."
WHAT_CAUSE = "Say what the reason was."


class LearningForm(RecordForm):
    """Over a post-mortem. Whatever is added here is added once, also where it is sent twice."""

    again = forms.MultipleChoiceField(
        label="The same as before?", required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
        help_text="Lessons you know already. Tick what happened again: no need to write it down anew.",
    )  # fmt: skip
    as_lesson = forms.BooleanField(label="Keep this sentence as a lesson", required=False, initial=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = [] if self.is_win else likely(self.about, self.rounds_about())
        self.fields["again"].choices = [(str(lesson.pk), lesson.advice) for lesson in known]
        if not known:
            del self.fields["again"]
        self.suggested = {**self.suggested, TOPICS: lambda: topics_offered(self.instance.owner, self.attempt.company)}

    def add_fields(self) -> None:
        rounds = [(str(round.pk), labelled(round)) for round in self.rounds]
        for number in range(1, ROWS + 1):
            fields = dict(zip(names_of(number), fields_of(number, rounds), strict=True))
            self.fields |= {name: field for name, field in fields.items() if rounds or not name.endswith("_round")}

    @cached_property
    def rounds(self) -> list[Round]:
        """The rounds that may be named. One query, none for what is about a round."""
        return [] if self.instance.round else list(self.attempt.rounds.in_order())

    def rounds_about(self) -> list[Round]:
        """The round it is about, or those of the loop or the attempt."""
        if self.instance.round:
            return [self.instance.round]
        return [each for each in self.rounds if self.instance.loop_id in (None, each.loop_id)]

    @property
    def attempt(self) -> Attempt:
        return self.instance.attempt

    @property
    def about(self) -> Attempt | Loop | Round:
        return self.instance.about

    @property
    def is_win(self) -> bool:
        return self.about.tone == "yes" if isinstance(self.about, Attempt) else self.about.result == Result.PASSED

    @property
    def cause_names(self) -> tuple[str, ...]:
        return tuple(name for number in range(1, ROWS + 1) for name in names_of(number) if name in self.fields)

    def fold(self, heading, inside, names):
        return {**super().fold(heading, inside, names), "in_columns": set(names) == set(self.cause_names)}

    def clean(self):
        cleaned = super().clean()
        sentence = in_a_line(cleaned.get("takeaway", ""))
        if cleaned.get("as_lesson") and not sentence:
            self.add_error("takeaway", WHAT_LESSON)
        elif cleaned.get("as_lesson") and len(sentence) > LONGEST:
            self.add_error("as_lesson", ONE_SENTENCE)
        for name, *others in map(names_of, range(1, ROWS + 1)):
            if not cleaned.get(name, "").strip() and any(cleaned.get(other) for other in others):
                self.add_error(name, WHAT_CAUSE)
        return cleaned

    def write(self) -> None:
        super().write()
        self.learn()

    def learn(self) -> None:
        self.add_causes()
        self.add_sightings()
        if self.cleaned_data["as_lesson"]:
            keep_as_lesson(self.instance)

    def add_causes(self) -> None:
        post_mortem = self.instance
        for words, evidence, control, topic, round in self.causes():
            if not post_mortem.causes.filter(words=words).exists():
                at = int(round) if round else post_mortem.round_id
                about = topics_named(post_mortem.owner, [topic], self.attempt.company)[0] if topic.strip() else None
                Cause.objects.create(
                    owner=post_mortem.owner, post_mortem=post_mortem, attempt=post_mortem.attempt, words=words,
                    evidence=evidence, control=control, topic=about, round_id=at,
                )  # fmt: skip

    def causes(self) -> Iterator[list[str]]:
        for number in range(1, ROWS + 1):
            row = [self.cleaned_data.get(name) or "" for name in names_of(number)]
            if row[0].strip():
                yield row

    def add_sightings(self) -> None:
        """That it happened again, of each lesson that was ticked; not twice in the same step."""
        post_mortem, ticked = self.instance, self.cleaned_data.get("again", [])
        at: dict[str, Any] = {"attempt": post_mortem.attempt, "loop": post_mortem.loop, "round": post_mortem.round}
        for lesson in post_mortem.owner.lessons.filter(pk__in=ticked):
            if not lesson.sightings.current().filter(**at).exists():
                # Had it been taken along, that is the answer to it.
                carry = lesson.carries.into(self.about).in_order().last()
                Sighting.objects.create(owner=post_mortem.owner, lesson=lesson, carry=carry, kind=Sight.AGAIN, **at)


def keep_as_lesson(post_mortem) -> Lesson:
    """A lesson that says what one takes from it; the one that says so already, if it came from there."""
    sentence, about = in_a_line(post_mortem.takeaway), post_mortem.about
    known = [lesson for lesson in about.lessons.all() if fold(lesson.advice) == fold(sentence)]
    if known:
        return known[0]
    lesson = Lesson.objects.create(owner=post_mortem.owner, advice=sentence, learned=post_mortem.written)
    about.lessons.add(lesson)
    return lesson


def in_a_line(words: str) -> str:
    return " ".join(words.split())


def names_of(number: int) -> tuple[str, str, str, str, str]:
    name = f"cause_{number}"
    return name, f"{name}_evidence", f"{name}_control", f"{name}_topic", f"{name}_round"


def fields_of(number: int, rounds: list[tuple[str, str]]) -> list[forms.Field]:
    typed = forms.TextInput(attrs={"list": TOPICS, "autocomplete": "off"})
    return [
        KeptText(label="A reason" if number == 1 else "Another reason", max_length=500, required=False, widget=WHOLE),
        forms.ChoiceField(label="What speaks for it", choices=[("", ""), *Evidence.choices], required=False),
        forms.ChoiceField(label="Who could change it", choices=[("", ""), *Control.choices], required=False),
        KeptText(label="About which topic", max_length=200, required=False, widget=typed),
        forms.ChoiceField(label="In which round", choices=[("", ""), *rounds], required=False),
    ]
