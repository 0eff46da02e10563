"""The form for anything that has an end."""

from django import forms
from django.core.exceptions import ValidationError

from applications.fields.inputs import AS_KNOWN
from applications.loops.models import Round
from applications.records.forms import RecordForm
from applications.thread.forms.facts import OneTold, PlaceForm
from applications.thread.models import Term

TAKEN = "Its end was moved already. Choose the last term that moves it."
CIRCLE = "That one moves the end of this term, so this cannot move its end."


class TermForm(PlaceForm):
    """A correction may also say whose end it moves: where it is filed, and by itself no correction of a word."""

    extends = OneTold(Term.objects.all(), label="Moves the end of", required=False)
    dates = ("starts", "ends")
    in_turn = (("starts", "ends", "This end lies before its beginning."),)
    folds = (
        ("Whose duty, and since when", "yours or theirs, how it was put", ("duty", "starts", "words")),
        ("What it belongs to", "a company, a round, an offer", ("company_name", "round", "offer", "extends")),
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
        self.offer("round", lambda: self.of_place(Round).in_order())
        # An answer here is often due because of an offer elsewhere.
        self.offer("offer", lambda: self.instance.owner.offers.to_choose().newest_first())
        if self.corrects:
            others = self.of_place(Term).current().exclude(pk=self.corrects.pk)
            moved = self.corrects.moves()
            self.fields["extends"].initial = moved and moved.pk
            self.offer("extends", others.in_order(), "none", chosen=moved)
        else:
            del self.fields["extends"]

    def clean_extends(self) -> Term | None:
        moved = self.cleaned_data["extends"]
        if moved and "extends" in self.changed_data:
            self.refuse_to_move(moved)
        return moved

    def refuse_to_move(self, moved: Term) -> None:
        """One term alone moves the end of another, and none its own, at any distance."""
        if Term.objects.filter(extends__in=moved.as_told()).exclude(pk__in=self.keys_told()).exists():
            raise ValidationError(TAKEN)
        earlier, seen = moved, set()
        while earlier and earlier not in seen:
            if earlier == self.corrects:
                raise ValidationError(CIRCLE)
            seen.add(earlier)
            earlier = earlier.moves()

    def keys_told(self) -> list[int]:
        return [term.pk for term in self.corrects.as_told()]

    def write(self):
        if "extends" not in self.changed_data:
            super().write()
            return
        moved = self.clean_extends()  # somebody may have moved it a moment ago
        Term.objects.filter(pk__in=self.keys_told()).update(extends=None)
        if self.changed_data == ["extends"]:
            self.instance = self.corrects
        else:
            super().write()
        Term.objects.filter(pk=self.instance.pk).update(extends=moved)
