"""The form for what a counter stood at, in the words in which one says it."""

from django import forms

from applications.attempts.counted import bounds_in_words
from applications.fields.inputs import AS_KNOWN
from applications.fields.text import KeptText
from applications.lessons.counting import read_count
from applications.lessons.models import PreparationCount
from applications.lessons.placing import rank_of_count
from applications.records.forms import RecordForm

BOUNDS = ("count_least", "count_most")


class CountForm(RecordForm):
    """`now_at` is read into words and bounds; bounds that are typed themselves stand as typed."""

    now_at = KeptText(
        max_length=200,
        required=False,
        help_text="As you would say it: “200”, “1,000”, “under 100”, “3–4”, “about 50”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["now_at", "counted"]
    folds = (("What that means exactly", "at least, at most", BOUNDS),)

    class Meta(RecordForm.Meta):
        model = PreparationCount
        fields = ["counted", *BOUNDS]
        help_texts = {"counted": AS_KNOWN}
        widgets = {name: forms.NumberInput(attrs={"inputmode": "numeric"}) for name in BOUNDS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["now_at"].initial = self.instance.count

    def clean(self):
        """Keeps the words only where the bounds do not say the same."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        text = cleaned["now_at"]
        if "now_at" in self.changed_data and not set(BOUNDS) & set(self.changed_data):
            count = read_count(text)
            cleaned |= {"count_least": count.least, "count_most": count.most}
        least, most = cleaned["count_least"], cleaned["count_most"]
        if not text.strip() and least is None and most is None:
            self.add_error("now_at", "Say what the counter stood at.")
        elif least is not None and most is not None and least > most:
            self.add_error("count_least", "“At least” cannot be more than “at most”.")
        self.instance.count_words = "" if text.strip() == bounds_in_words(least, most) else text
        return cleaned

    def write(self):
        count = self.instance
        if not self.is_edit or (count.counted and count.counted.is_placed and "counted" in self.changed_data):
            count.rank = rank_of_count(count.preparation, count.counted, count)
        super().write()
