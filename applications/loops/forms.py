"""What the forms of loops and rounds share, and the form of a loop. A round has its own."""

from applications.fields.inputs import AS_KNOWN
from applications.loops.choices import Result, State
from applications.loops.models import Loop
from applications.loops.placing import rank_of_step
from applications.loops.plans import lies_ahead, may_come, which_day
from applications.loops.reach import refresh_steps, settle_loop
from applications.loops.sealing import UNKNOWN, seal
from applications.records.forms import RecordForm


class StepForm(RecordForm):
    """What the forms of loops and rounds share: a new one finds its place, and the attempt's stage follows."""

    def clean(self):
        """What took place is planned no longer, and what lies ahead is planned."""
        cleaned = super().clean()
        state = cleaned.get("state")
        if state == State.PLANNED and self.took_place():
            cleaned["state"] = State.HELD
        elif state in ("", State.PLANNED) and self.is_to_come():
            cleaned["state"] = State.PLANNED
        elif not state and not self.has_result() and (asked := which_day(cleaned.get("happened"))):
            self.add_error("happened", asked)
        if cleaned.get("state") == State.PLANNED and may_come(cleaned.get("happened")):
            self.keep_as_plan()
        return cleaned

    def has_result(self) -> bool:
        return self.cleaned_data.get("result") not in ("", None, Result.PENDING)

    def took_place(self) -> bool:
        """Whether this says so of a step that is called planned; who calls it so now may give today's date."""
        happened, changed = self.cleaned_data.get("happened"), self.changed_data
        is_given = happened and "happened" in changed
        is_said_now = "state" in changed or not self.is_edit
        is_meant = lies_ahead(happened) or (is_said_now and may_come(happened))
        return self.has_result() or bool(is_given and not is_meant)

    def is_to_come(self) -> bool:
        """Whether its date lies ahead, and nothing says that it took place."""
        return lies_ahead(self.cleaned_data.get("happened")) and not self.has_result()

    def keep_as_plan(self) -> None:
        """A loop has one date for what is planned and what was."""

    def write(self):
        step = self.instance
        if not self.is_edit or self.is_dated_anew():
            step.rank = rank_of_step(step)
        else:
            step.refresh_from_db(fields=["rank"])  # it may have been moved since it was read
        if self.is_edit and "result" in self.changed_data and self.initial.get("result") not in UNKNOWN:
            seal(step.attempt, [step])  # known once, wherever it came from
        super().write()
        settle_loop(getattr(step, "loop", None))
        refresh_steps(step.attempt)

    def is_dated_anew(self) -> bool:
        """Words that have no place on the calendar leave a step where it stands."""
        date = self.instance.date
        return bool(date and date.is_placed and {"happened", "planned", "handed_in"} & set(self.changed_data))


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
