"""What a list can be narrowed to; all of it stands in the address."""

from django import forms
from django.utils.choices import flatten_choices


class FilterForm(forms.Form):
    @property
    def is_used(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    @property
    def set_to(self) -> list[str]:
        """What it is narrowed to, in the words one chose or typed."""
        return [self.words_of(field) for field in self if field.data]

    def words_of(self, asked: forms.BoundField) -> str:
        if isinstance(asked.field, forms.ModelChoiceField):  # its choices would be read once more
            return str(self.cleaned_data.get(asked.name) or asked.data)
        labels = {str(value): label for value, label in flatten_choices(getattr(asked.field, "choices", []))}
        return str(labels.get(asked.data, asked.data))
