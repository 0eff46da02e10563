"""The form for anything that has an end."""

from django import forms

from applications.fields.inputs import AS_KNOWN
from applications.loops.models import Round
from applications.records.forms import RecordForm
from applications.thread.forms.facts import OneTold, PlaceForm
from applications.thread.models import Term


class TermForm(PlaceForm):
    dates = ("starts", "ends")
    in_turn = (("starts", "ends", "This end lies before its beginning."),)
    folds = (
        ("Whose duty, and since when", "yours or theirs, how it was put", ("duty", "starts", "words")),
        ("What it belongs to", "a company, a round, an offer", ("company_name", "round", "offer")),
    )

    class Meta(RecordForm.Meta):
        model = Term
        fields = ["kind", "ends", "said_by", "about", "duty", "starts", "words", "round", "offer"]
        field_classes = dict.fromkeys(("round", "offer"), OneTold)
        labels = {"about": "In your words", "round": "Round", "offer": "Offer", "words": "How it was put"}
        help_texts = {"ends": AS_KNOWN}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer("round", self.of_place(Round).in_order())
        # An answer here is often due because of an offer elsewhere.
        self.offer("offer", self.instance.owner.offers.to_choose().order_by("-rank", "-uuid"))
