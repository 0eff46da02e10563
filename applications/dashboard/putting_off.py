"""Puts something off until tomorrow or for a week, dismisses it, and takes that back."""

from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone

from applications.accounts.models import User
from applications.dashboard.models import Kind, PutOff
from applications.web.addresses import number_in

#: By the name of the button, the days until it shows again; None for good.
DAYS = {"tomorrow": 1, "week": 7, "dismissal": None}
SAID = {"tomorrow": "Put off until tomorrow.", "week": "Put off for a week.", "dismissal": "Dismissed."}


def rows_of(owner: User, kind: str) -> models.QuerySet:
    """Where the thing of this kind must be found to be the owner's."""
    tables = {
        Kind.TERM: owner.terms,
        Kind.DEBRIEF: owner.rounds,
        Kind.ROUND: owner.rounds,
        Kind.LOOP: owner.loops,
        Kind.AWAITED: owner.attempts,
        Kind.LESSON: owner.lessons,
        Kind.QUESTION: owner.questions,
    }
    return tables[Kind(kind)].all()


def put_off(owner: User, thing: str, days: int | None) -> PutOff | None:
    """From today on, in the person's own days; None if the thing is none of the owner's."""
    kind, _, number = thing.partition("-")
    key = number_in(number)
    if kind not in Kind or key is None or not rows_of(owner, kind).filter(pk=key).exists():
        return None
    owner.put_offs.filter(until__lte=timezone.now()).delete()
    until = morning(timezone.localdate() + timedelta(days=days)) if days else None
    found, _ = PutOff.objects.update_or_create(
        owner=owner, kind=kind, key=key, defaults={"at": timezone.now(), "until": until}
    )
    return found


def morning(day: date) -> datetime:
    """The first moment of the day, where the person is."""
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())
