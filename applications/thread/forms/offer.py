"""The form for a version of an offer: the first one makes the offer."""

from django import forms

from applications.companies.models import Role
from applications.fields.inputs import AS_KNOWN
from applications.records.choosing import OneOf
from applications.records.forms import RecordForm
from applications.thread.forms.facts import ThreadFactForm
from applications.thread.models import OfferVersion


class OfferVersionForm(ThreadFactForm):
    role = OneOf(Role.objects.all(), label="For which role", required=False)
    dates = ("made",)
    settled_on_save = frozenset({"offer"})
    folds = (
        ("How it came", "by phone, by letter, their words", ("channel", "words")),
        ("Role and terms", "role, level, anything else agreed", ("role", "level", "terms")),
    )

    class Meta(RecordForm.Meta):
        model = OfferVersion
        fields = ["form", "made", "pay", "channel", "words", "level", "terms"]
        labels = {"form": "By word or in writing", "words": "What they said"}
        help_texts = {"made": AS_KNOWN}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].initial = self.instance.offer.role_id
        self.offer("role", self.roles, chosen=self.instance.offer.role)

    def place(self) -> int:
        """A new offer stands where its first version does."""
        rank, offer = super().place(), self.instance.offer
        if offer.pk is None:
            offer.rank = rank
            offer.save()
            self.instance.offer = offer
        return rank

    def write(self):
        """The role is that of the whole offer: another one by itself corrects no version of it."""
        offer = self.instance.offer
        if "role" in self.changed_data or offer.pk is None:
            offer.role = self.cleaned_data.get("role")
        if "role" in self.changed_data and offer.pk is not None:
            offer.save(update_fields=["role"])
        if self.corrects and self.changed_data == ["role"]:
            self.instance = self.corrects
        else:
            super().write()
