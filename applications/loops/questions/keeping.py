"""Keeps in each question how it stands, so that the list and the drill need not compute it of all of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils import timezone

from applications.accounts.models import User
from applications.accounts.zones import zone_of
from applications.fields.clock import Clock
from applications.loops.models import Question
from applications.loops.questions.happened import Telling, standings_told
from applications.loops.questions.standing import Standing, computed
from applications.records.capture import Capture, name_of
from applications.records.doing import done

#: What is new tells of a question itself; that a step or an attempt was changed, when or in which order it was asked.
NEW = ("question", "asking", "recall")
ORDER = frozenset({"rank", "happened", "loop_id"})
CHANGED = {"asking": frozenset(), "recall": frozenset(), "attempt": ORDER, "loop": ORDER, "round": ORDER}


def refresh_questions(owner: User, telling: Telling) -> None:
    """Write the caches of the questions that these records tell of. Call it in the transaction that changes them, of
    what goes before it does (`questions_of`). Two queries."""
    write(standings_told(telling, clock_of(owner)))


def refresh_all_questions(owner: User) -> None:
    """Four queries, and those that write what was not so yet."""
    changed = []
    for question, news in out_of_step(owner):
        for name, value in news.items():
            setattr(question, name, value)
        changed.append(question)
    Question._base_manager.bulk_update(changed, Question.caches, batch_size=100)


def out_of_step(owner: User) -> Iterator[tuple[Question, dict[str, Any]]]:
    """The questions whose caches are not what follows from the facts, each with what does."""
    standings = computed(owner, clock_of(owner))
    for question in owner.questions.only("uuid", *Question.caches).order_by("uuid"):
        kept = caches_of(standings[question.pk])
        if news := {name: value for name, value in kept.items() if getattr(question, name) != value}:
            yield question, news


def caches_of(standing: Standing) -> dict[str, Any]:
    return {"due": standing.due.day, "last_go": standing.due.last, "missed": standing.missed}


def write(standings: Iterable[Standing]) -> None:
    """Past what notices writes that can be undone: whoever undoes one writes the caches anew."""
    changed = [Question(pk=each.key, **caches_of(each)) for each in standings]
    Question._base_manager.bulk_update(changed, Question.caches, batch_size=100)


def clock_of(owner: User) -> Clock:
    """A clock that goes by the days of the owner, whoever it is that asks."""
    return Clock(timezone.now(), zone_of(owner) or timezone.get_default_timezone())


@receiver(done)
def keep_up(owner: User, capture: Capture, **_: Any) -> None:
    """After whatever somebody did."""
    added = {name_of(model): keys for model, keys in capture.added.items()}
    before = {name_of(model): rows for model, rows in capture.before.items()}
    refresh_questions(owner, told_by({"added": added, "before": before}))


@receiver(pre_save, sender=User)
def go_by_the_new_zone(instance: User, update_fields: Collection[str] | None = None, **_: Any) -> None:
    """With the zone change the days on which things were recorded."""
    if instance.pk and (update_fields is None or "time_zone" in update_fields):
        before = User.objects.filter(pk=instance.pk).values_list("time_zone", flat=True).first()
        if before is not None and before != instance.time_zone:
            refresh_all_questions(instance)


def told_by(changes: Mapping[str, Any]) -> Telling:
    """What an action changed of all that tells how a question stands; `changes` are those of a deed."""
    added, before = changes.get("added", {}), changes.get("before", {})
    telling: Telling = {name: set(added.get(name, ())) for name in NEW}
    for name, columns in CHANGED.items():
        rows = before.get(name, {})
        changed = {int(key) for key, row in rows.items() if not columns or columns & set(row)}
        telling[name] = telling.get(name, set()) | changed
        telling["question"] |= {row["question_id"] for row in rows.values() if "question_id" in row}
    return telling
