"""A person's name as it stands in a text."""

import re
from collections.abc import Iterable

from applications.companies.models import Person

SOMEBODY = "somebody"


class Name:
    """A name where it stands as whole words, as it is spelled, and not within the longer name of somebody else."""

    def __init__(self, name: str, others: Iterable[str] = ()) -> None:
        self.name = name
        longer = sorted({other for other in others if name in other and other != name}, key=len, reverse=True)
        self.pattern = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in (*longer, name)))

    def stands_in(self, text: str) -> bool:
        return any(match[0] == self.name for match in self.pattern.finditer(text))

    def taken_out_of(self, text: str) -> str:
        return self.pattern.sub(lambda match: SOMEBODY if match[0] == self.name else match[0], text)


def name_of(person: Person) -> Name:
    others = person.owner.people.exclude(pk=person.pk).filter(name__contains=person.name)
    return Name(person.name, others.values_list("name", flat=True))
