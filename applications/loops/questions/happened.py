"""Reads at once all that happened to the questions of which some records tell, whichever these are."""

from typing import Any

from django.db.models import F, QuerySet, TextField, Value

from applications.fields.clock import Clock
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.loops.models import Asking, Question, Recall
from applications.loops.models.at_step import IN_ORDER
from applications.loops.questions.schedule import Go
from applications.loops.questions.standing import WHEN, Standing, day_of, recalls_of

WRITTEN, ASKED, GONE_AT = PARTS = range(3)


def standings_told(given: dict[str, Any], clock: Clock) -> list[Standing]:
    """How the questions stand of which these tell now, as if no round were planned. One query."""
    return standings_in(all_told.rows(**given), clock)


def told() -> QuerySet[Any]:
    questions, askings, recalls = Question.objects.order_by(), Asking.objects.order_by(), Recall.objects.order_by()
    asked = ("pk", "attempt", "round", "loop", "round__loop")
    given = dict(zip(asked, ("asking", "attempt", "round", "loop", "loop"), strict=True))
    return (
        questions.filter(pk__in=GivenKeys("question"))
        .values_list("pk")
        .union(
            *(askings.filter(**{f"{way}__in": GivenKeys(name)}).values_list("question") for way, name in given.items()),
            recalls.filter(pk__in=GivenKeys("recall")).values_list("question"),
        )
    )


questions_told = KeptQuery(told)


@KeptQuery
def all_told() -> QuerySet[Any]:
    """Each question and all that happened to it, as (what, question, *its place, recorded, key, how it went, when)."""
    itself, (_, step, *_) = F("pk"), IN_ORDER
    written = Question.objects.filter(pk__in=told()).order_by()
    asked = Asking.objects.filter(question__in=told()).order_by()
    gone_at = Recall.objects.filter(question__in=told()).order_by()
    nothing = Value("", TextField())
    rows = [
        written.values_list(Value(WRITTEN), "pk", itself, itself, "recorded_at", itself, nothing, "confidential_until"),
        asked.values_list(Value(ASKED), "question", "attempt__rank", step, "recorded_at", "pk", "went", WHEN),
        gone_at.values_list(Value(GONE_AT), "question", "corrects", itself, "recorded_at", "pk", "result", "recalled"),
    ]
    return rows[0].union(*rows[1:], all=True)


def standings_in(rows: list[tuple], clock: Clock) -> list[Standing]:
    parts: dict[int, list[tuple]] = {what: [row[1:] for row in rows if row[0] == what] for what in PARTS}
    found = {key: Standing(key, day_of(None, recorded, clock)) for key, _, _, recorded, *_ in parts[WRITTEN]}
    for key, _, _, recorded, _, went, when in sorted(parts[ASKED], key=lambda row: row[1:5]):
        found[key].askings.append(Go(day_of(when, recorded, clock), went))
    recalls = [(pk, corrects, key, went, when, at) for key, corrects, _, at, pk, went, when in parts[GONE_AT]]
    for key, recall in recalls_of(sorted(recalls), clock):
        found[key].recalls.append(recall)
    for standing in found.values():
        standing.settle([], clock.today)
    return list(found.values())
