"""One row that stands for several: "about a dozen", "3–4 times"."""

from django.db import models


def bounds_in_words(least: int | None, most: int | None) -> str:
    """ "5", "3–4", "at least 3", "at most 4", or "" where neither is known."""
    if least is None and most is None:
        return ""
    if least == most:
        return str(least)
    if least is None:
        return f"at most {most}"
    return f"at least {least}" if most is None else f"{least}–{most}"


class Counted(models.Model):
    """One row that stands for several, with the bounds of the count ("about a dozen", "3–4 times")."""

    count_least = models.PositiveIntegerField("at least", null=True, blank=True)
    count_most = models.PositiveIntegerField("at most", null=True, blank=True)
    count_words = models.CharField("how many, in words", max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def stands_for_several(self) -> bool:
        return bool(self.count_words) or self.count_least is not None or self.count_most is not None

    @property
    def count(self) -> str:
        """The count as one says it, or "" for a single one."""
        return self.count_words or bounds_in_words(self.count_least, self.count_most)
