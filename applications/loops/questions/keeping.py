"""Keeps in each question how it stands, so that the list and the drill need not compute it of all of them."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils import timezone

from applications.accounts.models import User
from applications.accounts.zones import zone_of
from applications.fields.clock import Clock
from applications.loops.models import Question
from applications.loops.questions.happened import questions_told, standings_told
from applications.loops.questions.standing import Standing, computed
from applications.records.capture import Capture
from applications.records.doing import done
from applications.records.keeping import Caches, Keeping

#: What tells in which order it was asked and, of its step, when.
PLACE = frozenset({"rank", "happened", "loop_id"})


def told(owner: User, given: dict[str, Any]) -> Caches:
    return {each.key: caches_of(each) for each in standings_told(given, clock_of(owner))}


def of_all(owner: User) -> Caches:
    return {key: caches_of(each) for key, each in computed(owner, clock_of(owner)).items()}


def caches_of(standing: Standing) -> dict[str, Any]:
    return {"due": standing.due.day, "last_go": standing.due.last, "missed": standing.missed}


def clock_of(owner: User) -> Clock:
    """A clock that goes by the days of the owner, whoever it is that asks."""
    return Clock(timezone.now(), zone_of(owner) or timezone.get_default_timezone())


QUESTIONS = Keeping(
    Question,
    told,
    of_all,
    questions_told,
    tables=("asking", "recall"),
    columns=dict.fromkeys(("attempt", "loop", "round"), PLACE),
    begins=True,
)


@receiver(done)
def keep_up(owner: User, capture: Capture, **_: Any) -> None:
    """After whatever somebody did."""
    QUESTIONS.refresh(owner, QUESTIONS.told_by(capture.changes))


@receiver(pre_save, sender=User)
def go_by_the_new_zone(instance: User, update_fields: Collection[str] | None = None, **_: Any) -> None:
    """With the zone change the days on which things were recorded."""
    if instance.pk and (update_fields is None or "time_zone" in update_fields):
        before = User.objects.filter(pk=instance.pk).values_list("time_zone", flat=True).first()
        if before is not None and before != instance.time_zone:
            QUESTIONS.refresh_all(instance)
