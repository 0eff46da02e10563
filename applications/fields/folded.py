"""Text to compare by: case and accents folded in a column, since the two databases fold differently."""

import unicodedata
from typing import Any

from django.db import models


def fold(text: str) -> str:
    """`text` without case and accents: "Crédit Suisse" and "CREDIT SUISSE" fold alike."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


class FoldedField(models.TextField):
    """The folded text of another column (a string or a list of strings, a line each), kept in step on save."""

    def __init__(self, companion_of: str, **options: Any) -> None:
        self.companion_of = companion_of
        super().__init__(**{"editable": False, "default": "", **options})

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        options.pop("editable", None)
        options.pop("default", None)
        return name, path, args, {"companion_of": self.companion_of, **options}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = self.expected(model_instance)
        setattr(model_instance, self.attname, folded)
        return folded

    def expected(self, instance: models.Model) -> str:
        """What should stand in this column of an instance."""
        value = getattr(instance, self.companion_of)
        return "\n".join(fold(line) for line in ([value] if isinstance(value, str) else value))
