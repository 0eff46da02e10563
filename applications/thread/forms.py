"""The form for how an attempt ended."""

from django import forms

from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome, Stage
from applications.fields.inputs import AS_KNOWN, FuzzyDateInput
from applications.fields.text import KeptText
from applications.thread.choices import Channel, DecidedBy
from applications.thread.models import Decision
from applications.thread.recording import record_decision, record_offer
from applications.web.forms import FoldedForm

# The likeliest first, so that a thumb finds them.
KINDS = [
    Outcome.OFFER, Outcome.REJECTED, Outcome.ACCEPTED, Outcome.SILENT, Outcome.WITHDRAWN, Outcome.OFFER_DECLINED,
    Outcome.CLOSED, Outcome.NO_RESPONSE, Outcome.DISQUALIFIED, Outcome.RESCINDED, Outcome.EXPIRED,
    Outcome.CIRCUMSTANCES, Outcome.NOT_RECORDED,
]  # fmt: skip
# How many other attempts are offered as the reason, the latest.
RIVALS = 50
UNKNOWN = ("", "not known")


class OutcomeForm(FoldedForm, forms.Form):
    """An offer, or a decision that ends the attempt; it may correct the one that is `standing`."""

    kind = forms.ChoiceField(
        label="How did it end?",
        choices=[(kind.value, kind.label.capitalize()) for kind in KINDS],
        widget=forms.RadioSelect(attrs={"class": "choices"}),
        error_messages={"required": "Choose how it ended."},
    )
    is_correction = forms.BooleanField(label="This corrects what I recorded", required=False)
    learned = FuzzyDateInput(label="When you learned of it", required=False, help_text=AS_KNOWN)
    learned_how = forms.ChoiceField(label="How you learned", choices=[UNKNOWN, *Channel.choices], required=False)
    words = KeptText(label="What they said", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    decided_by = forms.ChoiceField(label="Who decided", choices=[UNKNOWN, *DecidedBy.choices], required=False)
    decided = FuzzyDateInput(label="Decided on", required=False)
    stage = forms.TypedChoiceField(
        label="At which stage",
        choices=[UNKNOWN, *Stage.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    reason = KeptText(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    what_expired = KeptText(label="What expired", max_length=200, required=False)
    rival_attempt = forms.ModelChoiceField(Attempt.objects.none(), label="Because of another attempt", required=False)

    folds = (
        ("How you learned", "by phone, by e-mail, their words", ("learned_how", "words")),
        ("Who and why", "who decided, at which stage, because of what", (
            "decided_by", "decided", "stage", "reason", "what_expired", "rival_attempt",
        )),
    )  # fmt: skip

    def __init__(self, *args, attempt: Attempt, standing: Decision | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.attempt = attempt
        if standing is None:
            del self.fields["is_correction"]
        latest = attempt.owner.attempts.exclude(pk=attempt.pk).newest_first()[:RIVALS]
        rivals = attempt.owner.attempts.filter(pk__in=latest.values("pk")).newest_first()
        self.fields["rival_attempt"].queryset = rivals.select_related("company")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Outcome.OFFER:
            if cleaned.get("is_correction"):
                self.add_error("is_correction", "An offer stands beside what was recorded: leave this unticked.")
            for name in ("decided_by", "decided", "stage", "reason", "what_expired", "rival_attempt"):
                if cleaned.get(name) not in (None, ""):
                    self.add_error(name, "An offer by itself decides nothing yet: leave this empty for now.")
        return cleaned

    def save(self) -> str:
        """Record it and say what was recorded."""
        details = dict(self.cleaned_data)
        kind = details.pop("kind")
        if kind == Outcome.OFFER:
            how = {"channel": details["learned_how"], "words": details["words"]}
            record_offer(self.attempt, details["learned"], **how)
            return f"Offer recorded for {self.attempt}."
        decision = record_decision(self.attempt, kind, **details)
        return f"{decision} recorded for {self.attempt}."
