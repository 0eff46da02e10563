"""The form for looking back on an attempt, a loop or a round, wins too. Nothing in it is required."""

from applications.attempts.models import Attempt
from applications.lessons.forms.learning import LearningForm
from applications.lessons.models import PostMortem
from applications.lessons.origins import labelled
from applications.records.forms import RecordForm

TO_A_FRIEND = "What would you tell a friend who walks into this room?"


class PostMortemForm(LearningForm):
    """`is_placed`: the address says which step it is about. Of a win it asks two questions, and folds the rest."""

    field_order = ["happened", "went_well", "again", "went_wrong", "takeaway", "as_lesson"]

    class Meta(RecordForm.Meta):
        model = PostMortem
        fields = ["happened", "went_well", "went_wrong", "why", "takeaway", "written", "loop", "round"]
        labels = {"takeaway": TO_A_FRIEND, "why": "Why, in your own words"}

    def __init__(self, *args, is_placed: bool = False, **kwargs):
        self.is_placed = is_placed
        super().__init__(*args, **kwargs)
        if self.is_win:
            self.fields["went_well"].label = "What worked?"
            self.fields["takeaway"].label = "What will you keep?"
        if is_placed:
            del self.fields["loop"], self.fields["round"]
        else:
            self.offer_steps(self.attempt)

    @property
    def folds(self):
        about = ("written",) if self.is_placed else ("written", "loop", "round")
        inside = "" if self.is_placed else "written, loop, round"
        rest = ("What else there is to say", "what happened, what went wrong", ("happened", "went_wrong"))
        return (
            *([rest] if self.is_win else []),
            ("Reasons", "each with what speaks for it, and who could change it", self.cause_names),
            ("In your own words", "why it went so", ("why",)),
            ("When you wrote it" if self.is_placed else "When, and about which step", inside, about),
        )

    def over(self, latest):
        return type(self)(instance=latest, is_placed=self.is_placed)

    def offer_steps(self, attempt: Attempt) -> None:
        for name, steps in (("loop", attempt.loops.in_order()), ("round", attempt.rounds.in_order())):
            field = self.fields[name]
            field.queryset = steps
            field.label_from_instance = labelled
            field.empty_label = f"no {name} in particular"
        # The same rounds as for the reasons, which were read already.
        offered = self.fields["cause_1_round"].choices[1:] if "cause_1_round" in self.fields else []
        self.fields["round"].choices = [("", self.fields["round"].empty_label), *offered]

    def says_something(self, field):
        """Which step it is about stands in the heading already."""
        return field.name not in ("loop", "round") and super().says_something(field)
