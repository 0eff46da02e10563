"""What is put off or dismissed and does not show; and what has moved on since, and shows again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from applications.accounts.models import User
from applications.dashboard.line import Line
from applications.dashboard.models import Kind, PutOff
from applications.fields.clock import Clock
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.models import Loop, Round
from applications.records.models import Version
from applications.thread.models import Decision, Event, Feedback, OfferVersion

# Of more than so many the newest count.
MOST = 200


@dataclass(frozen=True, slots=True)
class Hidden:
    """A line that does not show: until when, and where it is taken back."""

    text: str
    until: str
    url: str


@dataclass(frozen=True, slots=True)
class PutOffs:
    """By thing, its key here and until when; and what of it the page would tell."""

    found: dict[str, tuple[int, datetime | None]]
    by_kind: dict[str, list[int]]
    hidden: list[Hidden] = field(default_factory=list)

    @classmethod
    def of(cls, user: User, now: datetime) -> "PutOffs":
        """One query."""
        found, by_kind = {}, defaultdict(list)
        for pk, kind, key, until in still_put_off.rows(owner=user.pk, now=now):
            found[f"{kind}-{key}"] = pk, until
            by_kind[kind].append(key)
        return cls(found, by_kind)

    def keys(self, kind: Kind) -> list[int]:
        return self.by_kind.get(kind, [])

    def shown(self, lines: Iterable[Line], clock: Clock) -> list[Line]:
        """The lines that are not put off; the others are noted as hidden."""
        shown = []
        for line in lines:
            if line.thing in self.found:
                self.hide(line.thing, line.text, clock)
            else:
                shown.append(line)
        return shown

    def hide(self, thing: str, text: str, clock: Clock) -> None:
        pk, until = self.found[thing]
        day = until and until.astimezone(clock.zone).date()
        words = f"until {clock.calls(day)}" if day else "dismissed"
        self.hidden.append(Hidden(text, words, reverse("put-off-removal", args=[pk])))


@KeptQuery
def still_put_off() -> QuerySet[Any]:
    """(key, kind, key of the thing, until); an answer that is awaited only until something is recorded there."""
    found = PutOff.objects.filter(
        Q(until__isnull=True) | Q(until__gt=Given("now", DateTimeField())), owner=Given("owner")
    )
    waits = found.exclude(Q(kind=Kind.AWAITED) & moved_on())
    return waits.order_by("-at", "-pk").values_list("pk", "kind", "key", "until")[:MOST]


def moved_on() -> Q:
    """Something was recorded in the attempt since, or one of its rounds or loops says something else."""
    tables: list[Any] = [Event, Decision, Feedback, Round, Loop, OfferVersion]
    moved = Q()
    for model in tables:
        attempt = "offer__attempt" if model is OfferVersion else "attempt"
        moved |= Q(Exists(model.objects.filter(recorded_at__gt=OuterRef("at"), **{attempt: OuterRef("key")})))
    return moved | Q(Exists(edited(Round))) | Q(Exists(edited(Loop)))


def edited(model: Any) -> QuerySet[Version]:
    steps = model.objects.filter(attempt=OuterRef(OuterRef("key"))).values("uuid")
    return Version.objects.filter(owner=OuterRef("owner"), record__in=steps, recorded_at__gt=OuterRef("at"))
