"""The form for a decision, with all that can be known of it."""

from collections.abc import Callable

from django import forms
from django.db.models import QuerySet

from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.fields.inputs import AS_KNOWN
from applications.fields.kept_queries import Given, KeptQuery
from applications.records.choosing import OFFERED, OneOf
from applications.records.forms import RecordForm
from applications.thread.forms.facts import OneTold, ThreadFactForm
from applications.thread.models import Decision, Offer

# The likeliest first, so that a thumb finds them.
KINDS = [
    Outcome.REJECTED, Outcome.ACCEPTED, Outcome.SILENT, Outcome.WITHDRAWN, Outcome.OFFER_DECLINED,
    Outcome.CLOSED, Outcome.NO_RESPONSE, Outcome.DISQUALIFIED, Outcome.RESCINDED, Outcome.EXPIRED,
    Outcome.CIRCUMSTANCES, Outcome.NOT_RECORDED,
]  # fmt: skip


def as_choices(kinds: list[Outcome]) -> list[tuple[str, str]]:
    return [(kind.value, kind.label.capitalize()) for kind in kinds]


class DecisionForm(ThreadFactForm):
    kind = forms.ChoiceField(
        label="How did it end?",
        choices=as_choices(KINDS),
        widget=forms.RadioSelect(attrs={"class": "choices"}),
        error_messages={"required": "Choose how it ended."},
    )
    dates = ("decided", "learned")
    folds = (
        ("How you learned", "by phone, by e-mail, their words", ("learned_how", "words")),
        ("Who and why", "who decided, at which stage, because of what", (
            "decided_by", "decided", "stage", "role", "reason", "what_expired", "rival_attempt", "rival_offer",
        )),
    )  # fmt: skip
    field_order = ["uuid", "revision", "kind", "is_correction", "learned"]

    class Meta(RecordForm.Meta):
        model = Decision
        fields = [
            "kind", "learned", "learned_how", "words", "decided_by", "decided", "stage", "role", "reason",
            "what_expired", "rival_attempt", "rival_offer",
        ]  # fmt: skip
        field_classes = {"role": OneOf, "rival_attempt": OneOf, "rival_offer": OneTold}
        labels = {
            "learned": "When you learned of it",
            "words": "What they said",
            "role": "For which role",
            "rival_attempt": "Because of another attempt",
            "rival_offer": "Because of another offer",
        }
        help_texts = {"learned": AS_KNOWN}
        widgets = {"words": forms.Textarea(attrs={"rows": 3}), "reason": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        attempt, owner = self.instance.attempt, self.instance.owner
        self.offer("role", self.roles)
        self.offer_rivals("rival_attempt", lambda: owner.attempts.exclude(pk=attempt.pk))
        self.offer_rivals("rival_offer", lambda: owner.offers.exclude(attempt=attempt))

    def offer_rivals(self, name: str, rows: Callable[[], QuerySet]) -> None:
        """Any of these, and of the latest those are shown that are not of this attempt."""
        decision = self.instance
        self.offer(name, rows, first=lambda: RIVALS[name].records(owner=decision.owner_id, attempt=decision.attempt_id))


# Read by their keys, so that only these are joined to what they are called by.
OWNER, ATTEMPT = Given("owner"), Given("attempt")
RIVALS = {
    "rival_attempt": KeptQuery(
        lambda: (
            Attempt.objects.named()
            .newest_first()
            .filter(
                pk__in=Attempt.objects.filter(owner=OWNER).exclude(pk=ATTEMPT).newest_first().values("pk")[:OFFERED]
            )
        )
    ),
    "rival_offer": KeptQuery(
        lambda: (
            Offer.objects.to_choose()
            .newest_first()
            .filter(
                pk__in=Offer.objects.filter(owner=OWNER).exclude(attempt=ATTEMPT).newest_first().values("pk")[:OFFERED]
            )
        )
    ),
}
