"""The form of a round: three fields open, all else that may be known of it folded."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from applications.accounts.models import User
from applications.companies.finding import names_as_typed, topics_named, topics_offered
from applications.companies.names_field import TopicNames
from applications.fields.inputs import AS_KNOWN
from applications.loops.forms import StepForm
from applications.loops.models import Round
from applications.loops.plans import may_come
from applications.loops.zones import zone_named, zone_to_read_in
from applications.records.choosing import OneOf
from applications.records.forms import RecordForm

TWO_PLANS = "This lies ahead, as does “Planned for”, and they differ. Keep the one that counts."
# In so many attempts, those begun last, time zones are looked for.
LATELY = 50
# What nobody says of a round that has not taken place.
HELD_BY = ("handed_in", "started", "was_missed", "score", "minutes", "lasted", "trouble", "trouble_minutes")


class RoundForm(StepForm):
    topic_names = TopicNames(
        label="Topics",
        required=False,
        max_length=2000,
        help_text="With commas between them: “graphs, Earn trust”.",
        widget=forms.TextInput(attrs={"data-several": ""}),
    )
    folds = (
        ("What it was about", "your words, topics", ("name", "topic_names")),
        ("Where and how", "place, time zone, medium, tool, length", (
            "place", "time_zone", "medium", "tool", "minutes", "lasted",
        )),
        ("As it was planned", "for when, on what, or why it was not held", (
            "state", "planned", "minutes_planned", "medium_planned", "tool_planned", "ended_by",
        )),
        ("On your own", "received, handed in, score", (
            "received", "started", "handed_in", "was_missed", "parts", "score", "score_possible",
        )),
        ("Trouble on the day", "what, and the minutes it took", ("trouble", "trouble_minutes")),
        ("How you were told", "when, in which words", ("result_learned", "result_words")),
        ("Beside other steps", "its loop, the round it repeats or replaces", ("loop", "repeats", "replaces")),
        ("It stands for several", "“three or four phone screens”", ("count_words", "count_least", "count_most")),
        ("Notes", "", ("notes",)),
    )  # fmt: skip
    in_turn = (
        ("received", "started", "This lies before the day on which you received it."),
        ("received", "handed_in", "This lies before the day on which you received it."),
        ("started", "handed_in", "This lies before the day on which you started."),
    )
    field_order = ["uuid", "revision", "kind", "happened", "result"]

    class Meta(RecordForm.Meta):
        model = Round
        help_texts = {"happened": AS_KNOWN, "time_zone": "Where its times are meant: “Europe/Dublin”, “Singapore”."}
        labels = {"medium": "How", "medium_planned": "How it was planned", "tool": "With what",
                  "tool_planned": "Planned with what", "repeats": "Again after", "replaces": "In place of"}  # fmt: skip
        field_classes = dict.fromkeys(("loop", "repeats", "replaces"), OneOf)
        widgets = {
            "trouble": forms.Textarea(attrs={"rows": 2}),
        }
        fields = [
            "kind", "loop", "happened", "result", "name", "place", "medium", "tool", "minutes", "lasted",
            "trouble", "trouble_minutes", "state", "planned", "time_zone", "minutes_planned", "medium_planned",
            "tool_planned", "ended_by", "received", "started", "handed_in", "was_missed", "parts", "score",
            "score_possible", "result_learned", "result_words", "repeats", "replaces", "count_words", "count_least",
            "count_most", "notes",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        attempt, owner = self.instance.attempt, self.instance.owner
        self.offer("loop", lambda: attempt.loops.in_order(), "no loop, or not known")
        for name in ("repeats", "replaces"):
            self.offer(name, lambda: attempt.rounds.exclude(pk=self.instance.pk).in_order(), "none")
        if self.is_edit:
            topics = self.instance.topics.by_name()
            self.fields["topic_names"].initial = names_as_typed([topic.name for topic in topics])
        # Read only where they are shown.
        self.suggest("topic_names", lambda: topics_offered(owner, attempt.company))
        self.suggest("time_zone", lambda: rounds_lately(owner).zones())

    def full_clean(self):
        """Times are read in the round's own zone, where one is named."""
        with timezone.override(zone_to_read_in(self.data.get(self.add_prefix("time_zone"), ""))):
            super().full_clean()

    def clean_score_possible(self):
        score, possible = self.cleaned_data.get("score"), self.cleaned_data["score_possible"]
        if score is not None and possible is not None and score > possible:
            raise ValidationError("This is less than the score itself.")
        return possible

    def clean_time_zone(self) -> str:
        return zone_named(self.cleaned_data["time_zone"])

    def clean_repeats(self):
        return self.not_itself("repeats")

    def clean_replaces(self):
        return self.not_itself("replaces")

    def not_itself(self, name: str) -> Round | None:
        """No round comes after itself, at any distance."""
        chosen = earlier = self.cleaned_data[name]
        while earlier:
            if earlier.pk == self.instance.pk:
                raise ValidationError(f"{chosen} already comes after this round.")
            earlier = getattr(earlier, name)
        return chosen

    def took_place(self) -> bool:
        return super().took_place() or bool(self.cleaned_data.get("handed_in"))

    def is_to_come(self) -> bool:
        """Or it is only planned for a day that may still come."""
        cleaned = self.cleaned_data
        if self.has_result() or any(cleaned.get(name) not in (None, "") for name in HELD_BY):
            return False
        return super().is_to_come() or (not cleaned.get("happened") and may_come(cleaned.get("planned")))

    def keep_as_plan(self) -> None:
        """What is planned has its own date; two that differ are for the person to settle."""
        cleaned = self.cleaned_data
        if cleaned.get("planned") and cleaned["planned"] != cleaned["happened"]:
            self.add_error("happened", TWO_PLANS)
        else:
            cleaned["planned"], cleaned["happened"] = cleaned["happened"], None

    def write(self):
        round = self.instance
        super().write()
        if "topic_names" in self.changed_data:
            round.topics.set(topics_named(round.owner, self.cleaned_data["topic_names"], round.attempt.company))

    def is_dated_anew(self) -> bool:
        """Or it has come into a loop, behind whose rounds an undated one goes."""
        return super().is_dated_anew() or bool({"loop"} & set(self.changed_data) and self.instance.loop)


def rounds_lately(owner: User) -> QuerySet[Round]:
    """Those of the attempts begun last: to look through all rounds for a time zone would take longer than the rest."""
    return Round.objects.filter(attempt__in=owner.attempts.newest_first().values("pk")[:LATELY])
