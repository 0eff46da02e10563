"""Finds the date behind `last_heard`: the cache knows the moment, the thread knows how exactly it was known."""

from typing import Any

from django.db.models import F, Model, QuerySet, Value

from applications.attempts.models import Attempt
from applications.fields.fuzzy_date import FuzzyDate, Precision
from applications.loops.models import Loop, Round
from applications.records.kept_queries import GivenKeys, KeptQuery
from applications.thread.models import Event, Feedback, OfferVersion

EXACTNESS = list(Precision)
# Everything that can have been the last step or contact: what it is, its way to the attempt, and its dates.
DATED: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Round, "attempt_id", ("happened", "handed_in", "result_learned")),
    (Loop, "attempt_id", ("happened", "result_learned")),
    (Event, "attempt_id", ("happened",)),
    (Feedback, "attempt_id", ("given",)),
    (OfferVersion, "offer__attempt_id", ("made",)),
)


def dates_heard(attempts: list[Attempt]) -> dict[int, FuzzyDate]:
    """By the attempt's key; left out where no date is known. One query.

    Of several dates that begin at that moment the most exact is taken.
    """
    dates = {attempt.pk: [attempt.began] for attempt in attempts}
    told = [attempt.pk for attempt in attempts if attempt.last_step or attempt.last_contact]
    for key, *found in dates_in_threads.rows(attempts=told):
        dates[key].extend(found)
    heard = {attempt.pk: attempt.last_heard for attempt in attempts}
    fitting = {key: [date for date in dates[key] if date and date.earliest == heard[key]] for key in heard}
    return {key: min(found, key=exactness) for key, found in fitting.items() if heard[key] and found}


@KeptQuery
def dates_in_threads() -> QuerySet[Any]:
    """(attempt, date, date, date) of everything in these threads that can have been a step or a contact."""
    rows = []
    for model, way, columns in DATED:
        dates = [F(column) for column in columns] + [Value("")] * (3 - len(columns))
        found = model._default_manager.filter(**{f"{way}__in": GivenKeys("attempts")}).order_by()
        rows.append(found.values_list(way, *dates))
    return rows[0].union(*rows[1:], all=True)


def exactness(date: FuzzyDate) -> int:
    return EXACTNESS.index(date.precision)
