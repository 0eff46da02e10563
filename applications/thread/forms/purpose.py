"""Asks “on purpose?” before another figure of pay is told than the one they have heard already."""

from typing import Any

from django import forms
from django.db.models import Q

from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.loops.choices import Party
from applications.loops.models import Round
from applications.records.forms import RecordForm
from applications.thread.choices import Act
from applications.thread.models import Event
from applications.thread.pay import Figure, figures_in

SAID = "You say {now}; {where} you said {then}. If you mean it, tick “On purpose” and save again."


class Purpose(forms.BooleanField):
    """An answer to a question of the form, not a part of what is recorded."""

    is_answer = True

    def has_changed(self, initial, data) -> bool:
        return False


class OnPurposeForm(RecordForm):
    """A form in whose field `told` one writes what one told them; the box is shown once it is asked for."""

    told = "words"
    on_purpose = Purpose(label="On purpose", required=False)
    is_on_purpose = False

    def is_shown(self, name: str) -> bool:
        return super().is_shown(name) and (name != "on_purpose" or self.is_asked)

    @property
    def is_asked(self) -> bool:
        """Whether the question was put, now or before."""
        return self.is_on_purpose or self.add_prefix("on_purpose") in self.data or self.has_error(self.told, "purpose")

    def ask_about_pay(self, words: str, place: Attempt | Company | None, apart: Q) -> None:
        """Ask if the words name another figure than was told there before, leaving out the events `apart`. One query,
        if they name a figure at all."""
        figures = figures_in(words) if place else []
        found = told_otherwise(figures, told_at(place, apart)) if figures else None
        if found is None:
            return
        now, then, event = found
        self.is_on_purpose = bool(self.cleaned_data.get("on_purpose"))
        if not self.is_on_purpose:
            said = SAID.format(now=now.words, where=where_said(event), then=then.words)
            self.add_error(self.told, forms.ValidationError(said, code="purpose"))

    def kept(self, sentence: str) -> str:
        """What to say once it is saved."""
        return "Kept, on purpose." if self.is_on_purpose else sentence


def told_at(place: Any, apart: Q) -> list[Event]:
    """What one told them at a company up to this attempt and in it, the latest first. One query."""
    company = place.company_id if isinstance(place, Attempt) else place.pk
    here = Q(attempt__company=company) | Q(company=company, attempt=None)
    if company is None:
        here = Q(attempt=place.pk)
    elif isinstance(place, Attempt):
        here = Q(attempt__company=company, attempt__rank__lte=place.rank) | Q(company=company, attempt=None)
    rows = place.owner.events.current().filter(here, act=Act.TOLD_THEM, actor__in=["", Party.ME]).exclude(apart)
    return list(rows.select_related("attempt__company", "company", "round").order_by("-attempt__rank", "-rank", "-pk"))


def told_otherwise(figures: list[Figure], told: list[Event]) -> tuple[Figure, Figure, Event] | None:
    """A figure that is none of those told the last time that any was; with one of those, and where it was told."""
    for event in told:
        if before := figures_in(event.words):
            others = [one for one in figures if all(one.differs_from(other) for other in before)]
            return (others[0], before[0], event) if others else None
    return None


def where_said(event: Event) -> str:
    """ "in Phone interview, Acme, attempt 1, 2018"."""
    round: Round | None = event.round
    date = event.happened or (round.date if round else None)
    parts = [round.title if round else "", str(event.attempt or event.company), str(date or "")]
    return f"in {', '.join(filter(None, parts))}"
