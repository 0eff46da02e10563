"""Writes an owner's caches anew from the facts, for histories that arrive as many rows at once."""

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db import models, transaction

from applications.accounts.models import User
from applications.attempts.models import Attempt, AttemptQuerySet
from applications.fields.columns import NoteField, with_companions
from applications.lessons.keeping import LESSONS
from applications.loops.came import FORECASTS
from applications.loops.models import Loop, Round
from applications.loops.questions.keeping import QUESTIONS
from applications.loops.reach import steps_standing
from applications.thread.models import Decision, Event, Feedback, Offer, OfferVersion
from applications.thread.standing import facts_standing

BATCH = 500
#: What keeps caches beside the attempts.
KEPT = (FORECASTS, QUESTIONS, LESSONS)


@transaction.atomic
def refresh_caches(owner: User, attempts: AttemptQuerySet | None = None) -> None:
    """Number the owner's attempts and write their caches, and all others; or of `attempts` and their
    companies alone."""
    some = owner.attempts.all() if attempts is None else attempts
    owner.attempts.filter(company__in=some.order_by().values("company")).renumber()
    for batch in in_batches(some):
        changed = [attempt for attempt in batch if adopt(attempt, standing_of(attempt))]
        Attempt.objects.bulk_update(changed, STANDING, batch_size=100)
        if attempts is not None:
            FORECASTS.refresh(owner, {"attempt": {attempt.pk for attempt in changed}})
    if attempts is None:
        for keeping in KEPT:
            keeping.refresh_all(owner)


STANDING = [name for name in Attempt.caches if name != "number"]


def standing_of(attempt: Attempt) -> dict[str, Any]:
    """All caches of an attempt but its number, computed anew; by column name."""
    offers = list(attempt.offers.all())
    steps = steps_standing(attempt.loops.all(), list(attempt.rounds.all()))
    return steps | facts_standing(
        events=list(attempt.events.all()),
        decisions=list(attempt.decisions.all()),
        feedback=list(attempt.feedback.all()),
        offers=offers,
        versions=[version for offer in offers for version in offer.versions.all()],
    )


def adopt(attempt: Attempt, standing: dict[str, Any]) -> bool:
    """Set what is not so yet; whether anything was."""
    news = {name: value for name, value in standing.items() if getattr(attempt, name) != value}
    for name, value in news.items():
        setattr(attempt, name, value)
    return bool(news)


def in_batches(attempts: models.QuerySet[Attempt]) -> Iterator[list[Attempt]]:
    """The attempts, with all that their caches rest on, in a fixed number of queries a batch."""
    keys = list(attempts.order_by("pk").values_list("pk", flat=True))
    for some in batched(keys, BATCH):
        yield list(without_notes(Attempt).filter(pk__in=some).prefetch_related(*facts()))


def facts() -> list[models.Prefetch]:
    tables = {"loops": Loop, "rounds": Round, "events": Event, "decisions": Decision, "feedback": Feedback}
    tables |= {"offers": Offer, "offers__versions": OfferVersion}
    return [models.Prefetch(name, without_notes(model)) for name, model in tables.items()]


def without_notes(model: type[models.Model]) -> models.QuerySet:
    """The rows without what was written at length: it is most of a history, and no cache rests on it."""
    notes = [field.name for field in model._meta.concrete_fields if isinstance(field, NoteField)]
    return model._default_manager.defer(*with_companions(model, notes))
