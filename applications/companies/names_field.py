"""A form field for several names in one line."""

from typing import ClassVar

from django.core.exceptions import ValidationError

from applications.companies.finding import names_in
from applications.companies.models import Person, Topic
from applications.fields.text import KeptText


class NamesField(KeptText):
    """Cleaned to the list of names, each once, none longer than a name of the `model` can be."""

    model: ClassVar[type[Topic] | type[Person]]

    def clean(self, value) -> list[str]:
        names, most = names_in(super().clean(value)), self.model._meta.get_field("name").max_length
        if any(len(name) > most for name in names):
            raise ValidationError(f"One of these names is longer than a {self.model._meta.verbose_name}'s can be.")
        return names


class TopicNames(NamesField):
    model = Topic


class PeopleNames(NamesField):
    model = Person
