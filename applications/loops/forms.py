"""What the forms of loops and rounds share, and the form of a loop. A round has its own."""

from applications.fields.inputs import AS_KNOWN
from applications.loops.choices import Result, State
from applications.loops.models import Loop
from applications.loops.placing import rank_of_step
from applications.loops.reach import refresh_steps
from applications.records.forms import RecordForm

OUT_OF_ORDER = "“At least” cannot be more than “at most”."


class StepForm(RecordForm):
    """What the forms of loops and rounds share: a new one finds its place, and the attempt's stage follows."""

    def clean(self):
        """What has a result or a date on which it happened is planned no longer."""
        cleaned = super().clean()
        told = cleaned.get("result") not in ("", Result.PENDING) or cleaned.get("happened") or cleaned.get("handed_in")
        if cleaned.get("state") == State.PLANNED and told:
            cleaned["state"] = State.HELD
        return cleaned

    def write(self):
        step = self.instance
        if not self.is_edit or self.is_dated_anew():
            step.rank = rank_of_step(step)
        else:
            step.refresh_from_db(fields=["rank"])  # it may have been moved since it was read
        super().write()
        refresh_steps(step.attempt)

    def is_dated_anew(self) -> bool:
        return bool(self.instance.date and {"happened", "planned", "handed_in"} & set(self.changed_data))


class LoopForm(StepForm):
    folds: tuple = (
        ("How many rounds", "planned and held", (
            "rounds_planned_least", "rounds_planned_most", "rounds_held_least", "rounds_held_most",
        )),
        ("Where and how", "name, place, the room, the journey", ("name", "place", "state", "surroundings")),
        ("How you were told", "when, in which words, their votes", (
            "result_learned", "result_words", "votes_for", "votes_against", "votes_words",
        )),
        ("Notes", "", ("notes",)),
    )  # fmt: skip

    class Meta(RecordForm.Meta):
        model = Loop
        help_texts = {"happened": AS_KNOWN}
        labels = {"name": "In your words"}
        fields = [
            "kind", "happened", "result", "rounds_planned_least", "rounds_planned_most", "rounds_held_least",
            "rounds_held_most", "name", "place", "state", "surroundings", "result_learned", "result_words",
            "votes_for", "votes_against", "votes_words", "notes",
        ]  # fmt: skip
