"""Where a step goes in its attempt's thread."""

from django.db.models import Max, QuerySet

from applications.attempts.models import Attempt
from applications.attempts.placing import rank_in_thread
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.models import Loop, Round


def rank_of_step(step: Loop | Round, follows: int | None = None) -> int:
    """A free rank by the step's date; an undated one goes behind the rank `follows`, else behind its loop.

    Otherwise it goes before the decision, as steps do, unless the dates of both tell.
    """
    behind = follows if follows is not None else end_of_loop(step)
    return rank_in_thread(step.attempt, step.date, behind, precedes=first_decision(step))


def end_of_loop(step: Loop | Round) -> int | None:
    """The rank of the last round of the step's loop, or of the loop itself."""
    loop = step.loop if isinstance(step, Round) else None
    if loop is None:
        return None
    last = loop.rounds.exclude(pk=step.pk).aggregate(last=Max("rank"))["last"]
    return last if last is not None else loop.rank


@KeptQuery
def decisions() -> QuerySet:
    model = Attempt._meta.get_field("decisions").related_model
    return model.objects.filter(attempt=Given("attempt")).order_by("rank").values_list("rank", "learned")


def first_decision(step: Loop | Round) -> int | None:
    ranks = (rank for rank, learned in decisions.rows(attempt=step.attempt.pk) if not (step.date and learned))
    return next(ranks, None)
