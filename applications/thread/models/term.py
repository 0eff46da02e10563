"""Term: anything with an end. It informs and never blocks."""

from typing import Any

from django.db import models

from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.fields.columns import FuzzyDateField
from applications.loops.choices import Party
from applications.loops.models import Round
from applications.records.models import owned_by
from applications.thread.choices import SaidBy, TermKind
from applications.thread.models.facts import ThreadFact, page_of


class Term(ThreadFact):
    """Stands in an attempt's thread or, without one, on a company or on the owner alone.

    An extension is a term of its own that names, in `extends`, the one it moves.
    """

    owner = owned_by("terms")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, null=True, blank=True, related_name="terms")
    attempt = models.ForeignKey(
        Attempt, on_delete=models.CASCADE, null=True, blank=True, related_name="terms", db_index=False
    )
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="terms")
    offer = models.ForeignKey("Offer", on_delete=models.SET_NULL, null=True, blank=True, related_name="terms")
    kind = models.CharField("what", max_length=30, choices=TermKind, blank=True)
    about = models.CharField(max_length=300, blank=True)
    duty = models.CharField("whose duty", max_length=10, choices=Party, blank=True)
    starts = FuzzyDateField("from", blank=True)
    ends = FuzzyDateField("until", blank=True)
    said_by = models.CharField("who says so", max_length=20, choices=SaidBy, blank=True)
    words = models.TextField(blank=True)
    extends = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="extension", editable=False
    )

    class Meta(ThreadFact.Meta):
        indexes = [
            models.Index(fields=["attempt", "rank"], name="terms_of_attempt"),
            models.Index(fields=["owner", "ends_latest"], name="terms_by_end"),
        ]

    def __str__(self) -> str:
        return self.about or (self.get_kind_display() or "term").capitalize()

    # The term that moves this one by now, where a thread has looked for it.
    moved_to: Any = None

    def get_absolute_url(self) -> str:
        return f"{page_of(self.attempt, self.company)}#term-{self.pk}"

    @property
    def date(self):
        return self.starts or self.ends

    def correction_to_be(self) -> "Term":
        """It moves what the first one moves: `extends` stays there, since one term alone may bear it."""
        term: Any = super().correction_to_be()
        term.extends = None
        return term

    def as_told(self) -> list["Term"]:
        """The term and what it corrects, the latest first."""
        told: list[Any] = [self]
        while told[-1].corrects:
            told.append(told[-1].corrects)
        return told

    def moves(self) -> "Term | None":
        """The term whose end it moves, as that one stands by now."""
        first: Any = next((term.extends for term in self.as_told() if term.extends), None)
        return first and first.latest

    def last_extension(self) -> "Term":
        """The term that binds by now: the last of those that correct or move this one."""
        last: Any = self.latest
        # What moves a term names it as it stood then, and a correction of that since takes nothing from it.
        while later := next(filter(None, (getattr(term, "extension", None) for term in last.as_told())), None):
            last = later.latest
        return last

    def extension_to_be(self) -> "Term":
        """A new term about the same, which moves this one; until when and who says so is to be told."""
        same = {name: getattr(self, name) for name in ("attempt", "company", "round", "offer", "kind", "about", "duty")}
        return type(self)(owner=self.owner, extends=self, **same)
