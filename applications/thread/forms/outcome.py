"""The form for how an attempt ended: a decision that is appended or corrects the one it showed, or an offer."""

from typing import Any

from django import forms

from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.records.forms import RecordForm
from applications.thread.forms.decision import KINDS, DecisionForm, as_choices
from applications.thread.models import Decision, OfferVersion
from applications.thread.recording import record_offer
from applications.web.addresses import number_in

NOT_YET = ("decided_by", "decided", "stage", "reason", "what_expired", "rival_attempt", "rival_offer")


class OutcomeForm(DecisionForm):
    """`standing` is the decision the page shows; `revision` carries which one that was."""

    is_correction = forms.BooleanField(label="This corrects what I recorded", required=False)

    def __init__(
        self, data=None, *, attempt: Attempt, standing: Decision | None = None, corrects: Decision | None = None
    ):
        if data and data.get("is_correction") and standing:
            data, corrects = data.copy(), meant(data, attempt, standing)
            data.setdefault("revision", standing.mark)
        new = None if corrects else Decision(owner=attempt.owner, attempt=attempt)
        super().__init__(data, instance=new, corrects=corrects)
        self.fields["kind"].choices = as_choices([Outcome.OFFER, *KINDS])
        self.fields["is_correction"].initial = bool(corrects)
        if new:
            self.begin_today("learned")
        if standing is None:
            del self.fields["is_correction"]
        elif corrects is None:
            self.fields["revision"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=standing.mark)

    def over(self, latest: Any) -> RecordForm:
        return type(self)(attempt=latest.attempt, standing=latest, corrects=latest)

    @property
    def is_offer(self) -> bool:
        return self.cleaned_data.get("kind") == Outcome.OFFER

    def clean(self):
        cleaned = super().clean()
        if self.is_offer:
            if cleaned.get("is_correction"):
                self.add_error("is_correction", "An offer stands beside what was recorded: leave this unticked.")
            for name in NOT_YET:
                if cleaned.get(name) not in (None, ""):
                    self.add_error(name, "An offer by itself decides nothing yet: leave this empty for now.")
        return cleaned

    def _post_clean(self):
        """An offer is no decision and follows none of its rules."""
        if not self.is_offer:
            super()._post_clean()

    def sent_before(self):
        if not self.is_offer:
            return super().sent_before()
        return self.instance.owner.offer_versions.filter(uuid=self.cleaned_data.get("uuid")).first()

    def write(self):
        if self.is_offer:
            self.instance = self.record_offer()
        else:
            super().write()

    def record_offer(self) -> OfferVersion:
        sent = self.cleaned_data
        details = {"channel": sent["learned_how"], "words": sent["words"]}
        if sent.get("uuid"):
            details["uuid"] = sent["uuid"]
        attempt = self.instance.attempt
        return record_offer(attempt, sent["learned"], sent.get("role") or attempt.current_role, **details)


def meant(data, attempt: Attempt, standing: Decision) -> Decision:
    """What the form showed, as it stands by now."""
    shown: Any = attempt.decisions.filter(pk=number_in(data.get("revision"))).first()
    return shown.as_it_stands() if shown else standing
