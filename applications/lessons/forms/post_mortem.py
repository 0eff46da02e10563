"""The form for looking back on an attempt, a loop or a round. Nothing in it is required."""

from applications.attempts.models import Attempt
from applications.lessons.models import PostMortem
from applications.lessons.origins import labelled
from applications.records.forms import RecordForm

Folds = tuple[tuple[str, str, tuple[str, ...]], ...]


class PostMortemForm(RecordForm):
    """`is_placed`: the address says which step it is about."""

    folds: Folds = (("When, and about which step", "written, loop, round", ("written", "loop", "round")),)
    folds_of_a_step: Folds = (("When you wrote it", "", ("written",)),)

    class Meta(RecordForm.Meta):
        model = PostMortem
        fields = ["happened", "went_well", "went_wrong", "why", "takeaway", "written", "loop", "round"]

    def __init__(self, *args, is_placed: bool = False, **kwargs):
        self.is_placed = is_placed
        super().__init__(*args, **kwargs)
        if is_placed:
            del self.fields["loop"], self.fields["round"]
            self.folds = self.folds_of_a_step
        else:
            self.offer_steps(self.instance.attempt)

    def over(self, latest):
        return type(self)(instance=latest, is_placed=self.is_placed)

    def offer_steps(self, attempt: Attempt) -> None:
        for name, steps in (("loop", attempt.loops.in_order()), ("round", attempt.rounds.in_order())):
            field = self.fields[name]
            field.queryset = steps
            field.label_from_instance = labelled
            field.empty_label = f"no {name} in particular"

    def says_something(self, field):
        """Which step it is about stands in the heading already."""
        return field.name == "written" and super().says_something(field)
