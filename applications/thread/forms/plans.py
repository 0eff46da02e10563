"""The forms for what becomes of a planned round: it is moved, or it does not happen.

Each records what happened, and changes the round along with it; what the round said before is kept as a version.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from applications.fields.inputs import FuzzyDateInput
from applications.loops.ahead import NO_RESULT
from applications.loops.choices import Party, State
from applications.loops.models import Round
from applications.loops.placing import rank_of_step
from applications.loops.reach import refresh_steps, settle_loop
from applications.loops.zones import zone_to_read_in
from applications.records.forms import RecordForm
from applications.thread.choices import Act
from applications.thread.forms.facts import TodayForm
from applications.thread.models import Event

TOOK_PLACE = "This round took place. Edit it if that is not so."
NOT_MOVED = "It is planned for this already. Give the new time, or nothing if it is not known yet."
OFF = [
    (State.CANCELLED.value, "It was cancelled"),
    (State.NO_SHOW.value, "Somebody did not come"),
    (State.NOT_HELD.value, "It was skipped"),
]
CANCELLED = {Party.ME: Act.TOLD_THEM, Party.THEM: Act.TOLD_ME}
NO_SHOW = {Party.ME: "You did not come.", Party.THEM: "They did not come.", Party.NOBODY: "Nobody came."}


def is_known_to_have_been(round: Round) -> bool:
    """A round of which nobody said so may still turn out to have come to nothing."""
    return round.state == State.HELD or bool(round.took_place and (round.happened or round.result not in NO_RESULT))


class PlanForm(TodayForm):
    """An event about a round; `say` tells what was done to it in a sentence, and does it."""

    folds = (("How you learned", "by phone, by e-mail", ("channel",)),)

    class Meta(RecordForm.Meta):
        model = Event
        fields = ["actor", "words", "happened", "channel"]
        labels = {"words": "Why", "happened": "When you learned"}
        widgets = {"words": forms.Textarea(attrs={"rows": 2})}

    def clean(self):
        cleaned = super().clean()
        if is_known_to_have_been(self.instance.round) and not self.was_sent():
            raise ValidationError(TOOK_PLACE)
        return cleaned

    def say(self, round: Round) -> str:
        raise NotImplementedError

    def write(self):
        event = self.instance
        round = event.owner.rounds.select_related("attempt", "loop").get(pk=event.round_id)
        if is_known_to_have_been(round):
            raise ValidationError(TOOK_PLACE)  # somebody said so a moment ago
        event.words = "\n".join(filter(None, [self.say(round), event.words]))
        round.revise()
        settle_loop(round.loop)
        refresh_steps(round.attempt)
        super().write()


class ReschedulingForm(PlanForm):
    """The round's new time; the old one stays in the words of the event."""

    planned = FuzzyDateInput(
        label="The new time",
        required=False,
        help_text="“12 May 2027, 10:00”, “tomorrow at 9:30”. Nothing if it is not known yet.",
    )
    field_order = ["uuid", "planned", "actor", "words", "happened"]

    class Meta(PlanForm.Meta):
        labels = PlanForm.Meta.labels | {"actor": "Who moved it"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["planned"] = self.instance.round.planned

    def full_clean(self):
        """Times are read in the round's own zone, where it names one."""
        with timezone.override(zone_to_read_in(self.instance.round.time_zone)):
            super().full_clean()

    def clean(self):
        cleaned, round = super().clean(), self.instance.round
        planned = cleaned.get("planned")
        if round.is_planned and planned and planned == round.planned and not self.was_sent():
            self.add_error("planned", NOT_MOVED)
        return cleaned

    def say(self, round: Round) -> str:
        before, planned = round.planned, self.cleaned_data["planned"]
        round.planned, round.state, round.ended_by = planned, State.PLANNED, ""
        if planned:
            round.rank = rank_of_step(round)
        return f"{f'From {before} to' if before else 'Planned for'} {planned or 'a day not known yet'}."


class CancellationForm(PlanForm):
    """It was cancelled, somebody did not come, or it was skipped; by whom."""

    state = forms.ChoiceField(
        label="What became of it",
        choices=OFF,
        initial=State.CANCELLED,
        widget=forms.RadioSelect(attrs={"class": "choices"}),
        error_messages={"required": "Say what became of it."},
    )
    field_order = ["uuid", "state", "actor", "words", "happened"]

    class Meta(PlanForm.Meta):
        labels = PlanForm.Meta.labels | {"actor": "Who cancelled, skipped, or did not come"}

    def say(self, round: Round) -> str:
        event, state = self.instance, self.cleaned_data["state"]
        round.state, round.ended_by = state, event.actor
        if state == State.CANCELLED:
            event.act = CANCELLED.get(event.actor, Act.NOTED)
            return "Cancelled."
        event.act = Act.SKIPPED if state == State.NOT_HELD else Act.NOTED
        return NO_SHOW.get(event.actor, "Somebody did not come.") if state == State.NO_SHOW else ""
