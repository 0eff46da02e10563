"""The form that takes several steps at once, told a line each."""

from uuid import uuid4, uuid5

from django import forms
from django.utils import timezone

from applications.attempts.models import Attempt
from applications.fields.text import KeptText
from applications.loops.choices import State
from applications.loops.forms import LoopForm
from applications.loops.models import Loop, Round
from applications.loops.telling.reading import Reader
from applications.loops.telling.retelling import Retelling, said_of
from applications.loops.telling.spellings import ENDINGS, plain
from applications.loops.telling.told import Told, ToldLoop, ToldRound
from applications.records.deeds import Deed
from applications.records.doing import doing
from applications.records.once import OnceField
from applications.web.forms import FoldedForm

#: More steps than this are no attempt that anybody told in one breath.
MOST = 60
TOO_MANY = f"These are more than {MOST} steps. Please tell them in two goes."
NO_STEP = "“{}” is how it ended and no step. Leave it out here, and record it as the outcome."
HINT = "A step a line, as you would say it: “phone screen”, “loop of five”, “take-home, 12 May 2016”."


class ToldField(KeptText):
    """Steps a line each, cleaned to what was read of them."""

    widget = forms.Textarea(attrs={"rows": 6})

    def clean(self, value) -> list[Told]:
        reader = Reader(timezone.get_current_timezone(), timezone.localdate())
        told = [step for line in reader.steps(super().clean(value)) for step in line]
        if len(told) + sum(len(step.rounds) for step in told if isinstance(step, ToldLoop)) > MOST:
            raise forms.ValidationError(TOO_MANY)
        if endings := [step.name for step in told if isinstance(step, ToldRound) and plain(step.name) in ENDINGS]:
            raise forms.ValidationError(NO_STEP.format(endings[0]))
        if self.required and not told:
            raise forms.ValidationError(self.error_messages["required"])
        return told


class SeveralForm(FoldedForm, forms.Form):
    uuid = OnceField(required=False)
    told = ToldField(
        label="What the steps were",
        help_text=HINT,
        max_length=5000,
        error_messages={"required": "Tell at least one step."},
    )
    state = forms.ChoiceField(
        label="These steps",
        choices=[(State.HELD.value, "have happened"), (State.PLANNED.value, "are planned")],
        widget=forms.RadioSelect(attrs={"class": "choices"}),
        error_messages={"required": "Say whether they have happened or are planned."},
    )

    def __init__(self, *args, attempt: Attempt, **kwargs):
        super().__init__(*args, **kwargs)
        self.attempt = attempt
        self.fields["uuid"].initial = uuid4()

    def save(self) -> tuple[str, Deed | None]:
        """Record the steps, once, and say what was made of them."""
        told_as = self.cleaned_data["uuid"] or uuid4()
        with doing(self.attempt.owner) as did:
            if before := self.sent_before(uuid5(told_as, "0")):
                return said_of(before), None
            retelling = Retelling(self.attempt, self.cleaned_data["state"], told_as)
            did.sentence = said_of(retelling.record(self.cleaned_data["told"]))
        return did.sentence, did.deed

    def sent_before(self, first) -> list[Loop | Round]:
        """What this very form recorded already: its first step, as a sign."""
        owner = self.attempt.owner
        return [*owner.loops.filter(uuid=first), *owner.rounds.filter(uuid=first)]


class NewLoopForm(LoopForm):
    """A loop, with its rounds if they are known."""

    told = ToldField(
        label="Its rounds, if you know them",
        help_text="A round a line: “coding”, “system design”, “lunch with the team”.",
        max_length=5000,
        required=False,
    )
    folds = (("Its rounds", "a line each", ("told",)), *LoopForm.folds)

    def clean_told(self) -> list[Told]:
        if any(isinstance(step, ToldLoop) for step in self.cleaned_data["told"]):
            raise forms.ValidationError("A loop cannot stand inside a loop. Name its rounds alone.")
        return self.cleaned_data["told"]

    def write(self):
        super().write()
        loop = self.instance
        Retelling(loop.attempt, loop.state, loop.uuid).record(self.cleaned_data["told"], loop)
